import Audit
import AuditModel
import Planning
import Values

private let files = Key<[String]>.paths("files", "files or folders of a dump; * ? and [ ] match names")
private let tableName = Key<String>.option(
  "table", .word(Enumeration("table", ImportTable.allCases.map(\.rawValue))),
  "which one it is, where neither name nor columns say it")
private let mapping = Key<[String]>.list(
  "map", of: .text, "foreign columns: runs.startedAt=began,text=reply.body,…")
private let client = Key<String>.option("client", .text, "of runs that name none; made where it is new")
private let format = Key<String>.option(
  "format", .word(Enumeration("format", ImportFormat.allCases.map(\.rawValue))),
  "where the file's ending does not say")
private let skipBad = Key<Bool>.flag("skip-bad", "leave out the rows that cannot be taken")
private let dryRun = Key<Bool>.flag("dry-run", "do all of it and keep nothing")

extension Verb {
  static let importTables = Verb(
    VerbDeclaration(
      "import tables", "bring the dashboard backend's own tables into the database",
      details: """
        Dumps of clients, jobs (scheduled_jobs), runs (audit_runs), executions, questions, responses and reports: \
        JSON, also {"table": [rows]}, JSON lines, CSV or TSV, in any order. Rows are known by their ids: importing \
        again adds what is new and updates what changed. Answers are read here; what a dump says of brands in them is \
        not taken over. All of it is one transaction; a row that cannot be taken stops it, unless --skip-bad.
        """,
      parameters: [
        files.parameter, tableName.parameter, mapping.parameter, client.parameter, format.parameter,
        skipBad.parameter, dryRun.parameter, BadRows.file.parameter,
      ],
      output: .rows([
        Field("table", .enumeration(Enumeration("table", ImportTable.allCases.map(\.rawValue)))),
        Field("file", .text), Field("rows", .integer, unit: .count),
        Field("added", .integer, unit: .count), Field("updated", .integer, unit: .count, "had other values"),
        Field("unchanged", .integer, unit: .count, "were here already"),
        Field("bad", .integer, unit: .count, "could not be taken"),
        Field("unknown", .list(.text), "columns that nothing was read from"),
      ]), effect: .writes, examples: [])
  ) { call in
    let request = TableImportRequest(
      files: call[files] ?? [], table: call[tableName].flatMap(ImportTable.init(rawValue:)),
      format: call[format].flatMap(ImportFormat.init(rawValue:)),
      mapping: try ImportKeys.pairs(
        call[mapping] ?? [], known: ["table.field=column", "runs.startedAt=began"]),
      client: call[client], skipBad: call[skipBad] == true, dryRun: call[dryRun] == true)
    let report = try BadRows.saving(call) {
      let report = try Import.tables(request, in: call.context())
      return (report, report.badRows)
    }
    note(report, call.host)
    return .rows(report.parts.map(row))
  }

  private static func row(_ part: TableImportReport.Part) -> [Value] {
    [
      .text(part.table.rawValue), .text(part.file), .integer(Int64(part.rows)),
      .integer(Int64(part.added)), .integer(Int64(part.updated)),
      .integer(Int64(part.unchanged + part.repeated)), .integer(Int64(part.bad)),
      .list(part.unknown.map { .text($0.column) }),
    ]
  }

  private static func note(_ report: TableImportReport, _ host: VerbHost) {
    for bad in report.badRows.prefix(20) { host.note("skipped \(bad)") }
    if report.bad > 20 { host.note("and \(report.bad - 20) more; --bad FILE keeps them") }
    for part in report.parts where part.told == .columns {
      host.note("\(part.file): taken for \(part.table.rawValue) by its columns")
    }
    for skipped in report.skipped { host.note("passed over \(skipped.path): \(skipped.reason.rawValue)") }
    for part in report.parts where !part.unknown.isEmpty {
      let columns = part.unknown.map { $0.rows == part.rows ? $0.column : "\($0.column) (\($0.rows))" }
      host.note("\(part.table.rawValue): not read: " + columns.joined(separator: ", "))
    }
    host.note(report.summary)
    for name in report.brandless {
      host.note("\(name) has no brands, so none were looked for: import brands FILE, then reread")
    }
    if report.staleRuns > 0 {
      host.note(
        "\(report.staleRuns) runs were read with other brands than now: reread brings them up to date")
    }
  }
}
