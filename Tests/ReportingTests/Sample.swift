import AuditModel

@testable import Reporting

/// Documents with every kind of block in them.
enum Sample {
  static func document(
    _ name: String = "Acme", theme: ReportTheme = .light, brandColor: String? = nil
  ) -> ReportDocument {
    var document = ReportDocument(
      type: .executive, theme: theme, title: "Executive report — \(name)", subject: name,
      generatedAt: 1_795_435_200_000,
      generated: "23 Nov 2026 12:00 UTC", runId: "run-\(name)")
    document.brandColor = brandColor
    document.facts = [.init("Client", name)]
    document.lead = ["\(name: name) is named in \(strong: "62.5%") of the answers (\(figure: name))."]
    document.tiles = [ReportTile(name, name, name, change: name, flag: name), ReportTile("A", "1", "n = 1")]
    document.method = [Prose(text: name)]
    document.sections = [
      ReportSection(name, [.prose(Prose(text: name)), .heading(name), .table(table(name))]),
      ReportSection("Charts", charts(name).map(ReportBlock.chart)),
      ReportSection(
        "Words",
        [
          .findings([ReportFinding(kind: "Risk", impact: "high", title: name, text: name)]),
          .steps([Prose(text: name)]),
          .excerpts([
            ReportExcerpt(
              question: name, source: name, note: name,
              pieces: [.init(name), .init(name, .own), .init(name, .other)]),
            ReportExcerpt(question: "Nothing?", source: "nobody", pieces: []),
          ]),
        ]),
    ]
    return document
  }

  static func table(_ name: String) -> ReportTable {
    ReportTable(
      name, [.init(name, isNumber: false), .init("Share")],
      [.init([.init(name, name, flag: name), .init("no data")], isOwn: true), .init(["B", "0.0%"])],
      note: Prose(text: name))
  }

  static func charts(_ name: String) -> [ReportChart] {
    let bars = [
      BarChart.Bar(name, 0.4, low: 0.2, high: 0.7, text: "40%", isOwn: true),
      BarChart.Bar("B", nil, text: "no data"),
    ]
    let points = (0..<3).map {
      LineChart.Point(time: Int64($0) * 86_400_000, label: "\($0) Nov", value: 0.3, low: 0.2, high: 0.4)
    }
    return [
      ReportChart(name, summary: name, .bars(BarChart([.init(name, bars)]))),
      ReportChart("Balance", summary: "", .bars(BarChart([.init(nil, bars)], scale: .balance))),
      ReportChart("Lines", summary: name, .lines(LineChart([.init(name, points, isOwn: true)]))),
      ReportChart(
        "Heat", summary: name,
        .heat(
          HeatMap(
            columns: [name],
            rows: [
              .init(name, [.init(0.5, "50%")], isOwn: true),
              .init("B", [.init(nil, "no data")], isOwn: false),
            ]))),
    ]
  }
}
