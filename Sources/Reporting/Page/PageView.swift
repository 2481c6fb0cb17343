import AuditModel
import Drawing

/// A document as the templates name its parts. Names are unique from the page inwards: mustache looks a name that a part
/// doesn't have up in what surrounds it.
struct PageView {
  struct Span {
    let words: String
    let isStrong: Bool
    let isName: Bool
    let isFigure: Bool
  }

  struct Line { let spans: [Span] }
  struct Fact {
    let factLabel: String
    let factValue: String
  }

  struct Tile {
    let tileLabel: String
    let tileValue: String
    let tileDetail: String
    let tileChange: String?
    let tileFlag: String?
  }

  struct Section {
    let anchor: String
    let sectionTitle: String
    let blocks: [BlockView]
  }

  let pageTitle: String
  let kind: String
  let themeKey: String
  /// The style sheet: of the program and of numbers, the only text besides our own drawings that is not escaped.
  let style: String
  let subject: String
  let runTitle: String
  let facts: [Fact]
  let lead: [Line]
  let tiles: [Tile]
  let contents: [Section]
  let sections: [Section]
  let method: [Line]
  let generated: String
  let runId: String
  let version: String

  static func spans(_ prose: Prose) -> [Span] {
    prose.spans.map {
      Span(
        words: $0.text, isStrong: $0.style == .strong, isName: $0.style == .name,
        isFigure: $0.style == .figure)
    }
  }

  static func line(_ prose: Prose) -> Line { Line(spans: spans(prose)) }

  init(_ document: ReportDocument, style: String, version: String) {
    pageTitle = document.title
    kind = document.type.rawValue.prefix(1).uppercased() + document.type.rawValue.dropFirst() + " report"
    themeKey = document.theme.rawValue
    self.style = style
    subject = InertText.cut(document.subject, to: 120)
    runTitle = InertText.cut(document.title, to: 300)
    facts = document.facts.map { Fact(factLabel: $0.label, factValue: InertText.cut($0.value, to: 300)) }
    lead = document.lead.map(Self.line)
    tiles = document.tiles.map {
      Tile(
        tileLabel: $0.label, tileValue: $0.value, tileDetail: $0.detail, tileChange: $0.change,
        tileFlag: $0.flag)
    }
    sections = document.sections.enumerated().map { index, section in
      Section(
        anchor: "s\(index + 1)", sectionTitle: section.title,
        blocks: section.blocks.enumerated().map { BlockView($1, id: "s\(index + 1)b\($0 + 1)") })
    }
    contents = sections
    method = document.method.map(Self.line)
    generated = document.generated
    runId = document.runId
    self.version = version
  }
}
