import LineEditor
import Rendering
import Values

/// The full-screen view of rows and answers as data: keys and replies go in, lines and questions come out. It knows no
/// terminal and no database, and asks for everything in the language.
package struct Browser: Sendable {
  enum Page: Sendable {
    case list(ListPage)
    case detail(DetailPage)
  }

  /// A line being typed at the bottom.
  struct Input: Sendable {
    enum Purpose: Equatable, Sendable {
      case find
      /// A word that this field has to contain.
      case contains(String)
    }

    let purpose: Purpose
    let label: String
    var text = ""
  }

  /// What stands over the page.
  enum Overlay: Sendable {
    case chooser(Chooser)
    case input(Input)
    case help
  }

  /// Looking through the rows of a list.
  struct Search: Sendable {
    var needle: [String]
    var isBackward: Bool
    /// Rows from here on are looked at next, so many.
    var from: Int
    var count: Int
    /// Backward: the last match before the cursor so far.
    var found: Int?
    /// It went on at the other end.
    var hasWrapped = false
    let list: Int
  }

  let options: RenderOptions
  /// The way in; the last is looked at. Never empty.
  var pages: [Page]
  var overlay: Overlay?
  /// Answers that were looked at, the latest last.
  var answers: [AnswerData] = []
  var search: Search?
  var laid: Laid?
  /// Places in the detail that have the word it was searched for; nil while it is not all there.
  var matches: Int?
  /// One line for the person, until the next key.
  var message: (text: String, tone: Tone)?
  /// The person left.
  package var hasEnded = false
  var lastList = 0

  static let keptAnswers = 40

  /// Opens at these lists, the last on the screen. `options`: colours, signs, the clock.
  package init(_ start: [Start], options: RenderOptions) {
    self.options = options
    pages = []
    for page in start { pages.append(.list(list(page.title, page.source, page.query))) }
    if pages.isEmpty { pages = [.list(list("Runs", "runs", RowQuery("runs")))] }
  }

  /// A list to begin with.
  package struct Start: Sendable {
    package var title: String
    /// The source that the rows come from as they are; nil for rows that a pipeline made.
    package var source: String?
    package var query: RowQuery

    package init(title: String, source: String?, query: RowQuery) {
      self.title = title
      self.source = source
      self.query = query
    }
  }

  mutating func list(_ title: String, _ source: String?, _ query: RowQuery) -> ListPage {
    lastList += 1
    return ListPage(number: lastList, title: title, source: source, query: query)
  }

  // MARK: What is looked at

  /// The list that is looked at, or that what is looked at was opened from.
  var base: (index: Int, page: ListPage)? {
    for index in pages.indices.reversed() {
      if case .list(let page) = pages[index] { return (index, page) }
    }
    return nil
  }

  mutating func changeBase(_ change: (inout ListPage) -> Void) {
    guard let (index, before) = base else { return }
    var page = before
    change(&page)
    pages[index] = .list(page)
  }

  var detail: DetailPage? { if case .detail(let page)? = pages.last { page } else { nil } }

  mutating func changeDetail(_ change: (inout DetailPage) -> Void) {
    guard var page = detail else { return }
    change(&page)
    pages[pages.count - 1] = .detail(page)
  }

  func answer(_ id: String) -> AnswerData { answers.last { $0.id == id } ?? AnswerData(id: id) }

  mutating func keep(_ answer: AnswerData) {
    answers.removeAll { $0.id == answer.id }
    answers.append(answer)
    if answers.count > Self.keptAnswers { answers.removeFirst() }
  }

  /// Nothing of what is to be shown was read yet: something else stands on the screen.
  package var isBlank: Bool {
    if case .chooser(let chooser)? = overlay { return chooser.ask != nil }
    if case .answer(let id)? = detail?.content { return answer(id).record == nil }
    return base?.page.fields == nil
  }

  /// The pipeline that gives what is on the screen.
  package var pipeline: String { detail?.statement ?? base?.page.query.text ?? "runs" }

  /// The detail of the row under the cursor: beside the list on wide screens, alone after Enter.
  func content(of page: ListPage) -> DetailPage.Content? {
    guard let row = page.current, let fields = page.fields else { return nil }
    if case .answer(let id) = RowOpening(row, fields, source: page.kind.source) { return .answer(id) }
    return .card(fields: fields, row: row, statement: page.rowStatement)
  }

  /// What was laid out last: an answer is drawn at every key, and changes seldom.
  struct Laid: Sendable {
    struct Key: Equatable {
      let answer: String
      let part: AnswerData.Part?
      let width: Int
      let needle: String
      let match: Int?
    }

    let key: Key
    let lines: [StyledText.Line]
    let matches: Int
  }

  /// The lines of a detail at a width, and how many places match.
  mutating func layout(_ page: DetailPage, width: Int) -> (lines: [StyledText.Line], matches: Int) {
    guard case .answer(let id) = page.content else {
      return page.layout(paragraphs(page.content), width: width)
    }
    let key = Laid.Key(
      answer: id, part: answer(id).next, width: width, needle: page.needle, match: page.match)
    if let laid, laid.key == key { return (laid.lines, laid.matches) }
    let (lines, matches) = page.layout(paragraphs(page.content), width: width)
    laid = Laid(key: key, lines: lines, matches: matches)
    return (lines, matches)
  }

  private func paragraphs(_ content: DetailPage.Content) -> [StyledText] {
    switch content {
    case .answer(let id): AnswerText.paragraphs(of: answer(id), options)
    case .card(let fields, let row, _): DetailPage.card(fields, row, options)
    }
  }
}
