/// A block as its template names its parts: exactly one of these is there.
struct BlockView {
  struct Drawing {
    let chartTitle: String
    /// The two drawings; all text in them is escaped where it is drawn.
    let wide: String
    let narrow: String
  }

  struct Finding {
    let findingKind: String
    let findingImpact: String
    let findingTitle: String
    let findingText: String
  }

  struct Piece {
    let words: String
    let isOwnMark: Bool
    let isOtherMark: Bool
  }

  struct Excerpt {
    let question: String
    let source: String
    let remark: String?
    let quote: [Quote]
  }

  struct Quote { let pieces: [Piece] }
  struct Listed<Item> { let items: [Item] }

  let paragraph: PageView.Line?
  let subtitle: String?
  let drawing: Drawing?
  let table: TableView?
  let findings: Listed<Finding>?
  let steps: Listed<PageView.Line>?
  let excerpts: Listed<Excerpt>?

  init(_ block: ReportBlock, id: String) {
    var (paragraph, subtitle, drawing, table): (PageView.Line?, String?, Drawing?, TableView?)
    var (findings, steps, excerpts): (Listed<Finding>?, Listed<PageView.Line>?, Listed<Excerpt>?)
    switch block {
    case .prose(let prose): paragraph = PageView.line(prose)
    case .heading(let text): subtitle = text
    case .chart(let chart):
      drawing = Drawing(
        chartTitle: chart.title, wide: chart.svg(.wide, id: id), narrow: chart.svg(.narrow, id: id))
    case .table(let data): table = TableView(data)
    case .findings(let list): findings = Listed(items: list.map(Self.finding))
    case .steps(let list): steps = Listed(items: list.map(PageView.line))
    case .excerpts(let list): excerpts = Listed(items: list.map(Self.excerpt))
    }
    self.paragraph = paragraph
    self.subtitle = subtitle
    self.drawing = drawing
    self.table = table
    self.findings = findings
    self.steps = steps
    self.excerpts = excerpts
  }

  private static func finding(_ finding: ReportFinding) -> Finding {
    Finding(
      findingKind: finding.kind, findingImpact: finding.impact, findingTitle: finding.title,
      findingText: finding.text)
  }

  private static func excerpt(_ excerpt: ReportExcerpt) -> Excerpt {
    let pieces = excerpt.pieces.map {
      Piece(words: $0.text, isOwnMark: $0.mark == .own, isOtherMark: $0.mark == .other)
    }
    return Excerpt(
      question: excerpt.question, source: excerpt.source, remark: excerpt.note,
      quote: pieces.isEmpty ? [] : [Quote(pieces: pieces)])
  }
}
