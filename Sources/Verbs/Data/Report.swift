import Audit
import AuditModel
import Planning
import Relation
import Storage
import Values

private let type = Key<String>.option(
  "type", .word(.reportType), "executive, competitive, platform or persona (executive)")
private let theme = Key<String>.option(
  "theme", .word(Enumeration("theme", ReportTheme.allCases.map(\.rawValue))), "light, dark or brand: its colours (light)")
private let target = Key<String>.option("to", .path, "the file to write: `x.html` or `x.md`")

extension Verb {
  static let report = Verb(
    VerbDeclaration(
      "report create", "freeze a run's results for a reader",
      details: """
        Keeps a row with the coverage as it is now. With --to it is written as well, in the format of the file's ending: \
        a page of HTML that needs nothing else (charts, the tables behind them, a style for print), or Markdown. \
        `--theme brand` takes the colour from the settings.
        """,
      parameters: [RunKeys.run.parameter, type.parameter, theme.parameter, target.parameter],
      output: .record([
        Field("id", .id("report")), Field("title", .text), Field("generatedAt", .date),
        Field("file", .text, nullable: true),
      ]), effect: .writes, examples: ["report create latest --type competitive"])
  ) { call in
    let context = try call.context()
    let run = try context.store.read { try Lookup.run(call[RunKeys.run] ?? "latest", in: $0) }
    let report = try Reports.create(
      run, type: call[type].flatMap(ReportType.init) ?? .executive,
      theme: call[theme].flatMap(ReportTheme.init) ?? .light, to: call[target], in: context)
    return .record(
      Record([
        ("id", .text(report.id)), ("title", .text(report.title)), ("generatedAt", .date(report.generatedAt)),
        ("file", call[target].map(Value.text) ?? .null),
      ]))
  }
}
