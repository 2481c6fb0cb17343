import Values

/// What is known of an answer, as its parts come in.
struct AnswerData: Sendable {
  /// In the order in which they are asked for: the text first, so that one can read.
  enum Part: Int, CaseIterable, Sendable {
    case response, spots, mentions, citations
  }

  /// A place in the text that names a brand.
  struct Spot: Equatable, Sendable {
    /// Bytes of the stored text.
    let range: Range<Int>
    let brand: String
    /// What this place feels, −1 … 1.
    let score: Double
  }

  /// A brand of the answer, as it was stored.
  struct Mention: Equatable, Sendable {
    let brand: String
    let rank: Int64
    let frequency: Int64
    let sentiment: String
    let offset: Int
  }

  struct Citation: Equatable, Sendable {
    let domain: String
    let url: String
    let title: String?
    let brand: String?
  }

  let id: String
  private(set) var record: Record?
  private(set) var spots: [Spot] = []
  private(set) var mentions: [Mention] = []
  private(set) var citations: [Citation] = []
  private var missing = Part.allCases[...]
  private(set) var problem: AskProblem?
  /// The run was read with another list of brands than there is now.
  private(set) var hint: String?

  init(id: String) { self.id = id }

  var isComplete: Bool { missing.isEmpty }

  /// What is to be asked for next.
  var next: Part? { missing.first }

  /// The next part's statement.
  func ask(list: Int) -> Ask? {
    guard let part = missing.first else { return nil }
    return Ask(text: statement(part), purpose: .answer(id: id, part), list: list)
  }

  private func statement(_ part: Part) -> String {
    let condition = "where responseId == \(RowQuery.quoted(id))"
    switch part {
    case .response: return "response \(ListPage.word(id))"
    case .spots: return "explain mentions \(ListPage.word(id))"
    case .mentions:
      return "mentions | \(condition) | sort rank | select brand, rank, frequency, sentiment, offset"
    case .citations: return "citations | \(condition) | select domain, url, title, brand"
    }
  }

  mutating func take(_ reply: Reply, _ part: Part) {
    missing.removeAll { $0 == part }
    switch part {
    case .response:
      record = reply.rows.first.map { Record(names: reply.fields.map(\.name), values: $0) }
      // A call that failed names nobody.
      if record?["text"]?.text == nil { missing = [] }
    case .spots:
      hint = reply.notes.first
      spots = reply.rows.compactMap { Self.spot(reply, $0) }
    case .mentions: mentions = reply.rows.compactMap { Self.mention(reply, $0) }
    case .citations:
      citations = reply.rows.map { row in
        Citation(
          domain: reply.value("domain", row).text ?? "", url: reply.value("url", row).text ?? "",
          title: reply.value("title", row).text, brand: reply.value("brand", row).text)
      }
    }
  }

  /// Without the text there is nothing to show; without another part, the rest of it.
  mutating func fail(_ problem: AskProblem, _ part: Part) {
    if part == .response {
      missing = []
      self.problem = problem
    } else {
      missing.removeAll { $0 == part }
    }
  }

  private static func spot(_ reply: Reply, _ row: [Value]) -> Spot? {
    guard reply.value("counted", row).bool == true, let offset = reply.value("offset", row).integer,
      let found = reply.value("found", row).text
    else { return nil }
    return Spot(
      range: Int(offset)..<(Int(offset) + found.utf8.count), brand: reply.value("brand", row).text ?? "",
      score: reply.value("score", row).number ?? 0)
  }

  private static func mention(_ reply: Reply, _ row: [Value]) -> Mention? {
    guard let brand = reply.value("brand", row).text else { return nil }
    return Mention(
      brand: brand, rank: reply.value("rank", row).integer ?? 0,
      frequency: reply.value("frequency", row).integer ?? 0,
      sentiment: reply.value("sentiment", row).text ?? "neutral",
      offset: Int(reply.value("offset", row).integer ?? 0))
  }
}
