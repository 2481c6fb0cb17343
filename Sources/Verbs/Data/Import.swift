import Audit
import AuditModel
import Planning
import Values

private let files = Key<[String]>.paths("files", "files of answers; * ? and [ ] match names")
private let list = Key<String>.positional("file", .path, "a JSON list of {name, aliases, domains}")
private let client = Key<String>.option(
  "client", .text, "whose brands are looked for; made where it is new (Imported)")
private let brands = Key<String>.option("brands", .path, "a list of brands to store first")
private let mapping = Key<[String]>.list("map", of: .text, "foreign names: text=reply.body,platform=engine,…")
private let runKey = Key<[String]>.list(
  "run-key", of: .text, "fields whose values say which run an answer belongs to")
private let platform = Key<String>.option("platform", .name(of: "platform"), "of all answers")
private let format = Key<String>.option(
  "format", .word(Enumeration("format", ImportFormat.allCases.map(\.rawValue))),
  "where the file's ending does not say")
private let source = Key<String>.option(
  "source", .text, "where they come from: part of an answer's identity (the file's name)")
private let skipBad = Key<Bool>.flag("skip-bad", "leave out the rows that cannot be read")
private let dryRun = Key<Bool>.flag("dry-run", "do all of it and keep nothing")

/// `--map` with something that is no `ours=theirs`.
package struct BadMapping: ExplainedProblem {
  package let text: String
  let known: [String]

  package var message: String { "`--map` takes our name = the foreign one, found `\(text)`" }
  package var notes: [String] {
    ["--map text=reply.body,platform=engine", "our names: " + known.joined(separator: ", ")]
  }
}

extension Verb {
  static let importAnswers = Verb(
    VerbDeclaration(
      "import answers", "bring real answers into the database",
      details: """
        JSON, JSON lines, CSV and TSV. Well-known names of fields are found by themselves (response, prompt, model, \
        timestamp, run_id, …); --map names others, with dots into nested values. All files are one transaction; \
        importing again adds nothing. A row that cannot be read stops it, unless --skip-bad.
        """,
      parameters: [
        files.parameter, client.parameter, brands.parameter, mapping.parameter, runKey.parameter,
        platform.parameter,
        format.parameter, source.parameter, skipBad.parameter, dryRun.parameter,
        BadRows.file.parameter,
      ],
      output: .rows([
        Field("run", .text), Field("runId", .id("run")), Field("new", .bool, "the run was made"),
        Field("added", .integer, unit: .count), Field("known", .integer, unit: .count, "were here already"),
      ]), effect: .writes, examples: [])
  ) { call in
    let context = try call.context()
    var request = ImportRequest(files: call[files] ?? [])
    request.client = call[client] ?? ImportRequest.defaultClient
    request.brands = call[brands]
    request.mapping = try ImportKeys.pairs(
      call[mapping] ?? [], known: ImportField.allCases.map(\.rawValue))
    request.runKey = call[runKey] ?? []
    request.platform = call[platform]
    request.format = call[format].flatMap { ImportFormat(rawValue: $0) }
    request.source = call[source]
    request.skipBad = call[skipBad] == true
    request.dryRun = call[dryRun] == true
    let report = try BadRows.saving(call) {
      let report = try Import.answers(request, in: context)
      return (report, report.badRows)
    }
    note(report, call.host)
    return .rows(
      report.runs.map { run in
        [
          .text(run.name), .text(run.id), .bool(run.isNew), .integer(Int64(run.added)),
          .integer(Int64(run.known)),
        ]
      })
  }

  private static func note(_ report: ImportReport, _ host: VerbHost) {
    for bad in report.badRows.prefix(20) { host.note("skipped \(bad)") }
    let used = report.fields.filter(\.isGuessed).map { "\($0.field.rawValue)=\($0.path)" }
    if !used.isEmpty { host.note("found by name: " + used.joined(separator: ", ")) }
    host.note(report.summary)
    if report.brandCount == 0, report.added > 0 {
      host.note(
        "\(report.clientName) has no brands, so none were looked for: import brands FILE, or --brands FILE")
    }
  }

  static let importBrands = Verb(
    VerbDeclaration(
      "import brands", "store a list of brands for a client",
      details: """
        A JSON list of {name, aliases, domains, isPrimary}; an alias is a text or {text, caseSensitive, denyContexts}. \
        Brands that are there already are brought to what the list says.
        """,
      parameters: [list.parameter, client.parameter],
      output: .record([
        Field("client", .text), Field("added", .integer, unit: .count),
        Field("changed", .integer, unit: .count),
        Field("unchanged", .integer, unit: .count), Field("primary", .text, nullable: true),
        Field("staleRuns", .integer, unit: .count, "read with other brands"),
      ]), effect: .writes, examples: [])
  ) { call in
    let report = try Import.brands(call[list] ?? "", client: call[client], in: call.context())
    return .record(
      Record([
        ("client", .text(report.clientName)), ("added", .integer(Int64(report.added))),
        ("changed", .integer(Int64(report.changed))), ("unchanged", .integer(Int64(report.unchanged))),
        ("primary", report.primary.map(Value.text) ?? .null),
        ("staleRuns", .integer(Int64(report.staleRuns))),
      ]))
  }
}
