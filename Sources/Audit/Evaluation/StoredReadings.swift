import AuditModel
import Reading
import Storage
import Values

/// Walks the planted answers of runs and their stored mentions side by side.
struct StoredReadings {
  private(set) var judge: ReaderJudge
  private(set) var answers = 0
  private(set) var untracked = 0
  /// The ids of runs that were read otherwise than today.
  private(set) var stale: [String] = []
  /// By client: names, and the reading version of today.
  private var clients: [String: (names: TrackedNames, version: String?)] = [:]

  init(keepsMisses: Bool) { judge = ReaderJudge(keepsMisses: keepsMisses) }

  /// Throws `ReaderProblem`, `StoreProblem`.
  mutating func add(_ run: RunReference, in connection: Connection) throws {
    let found = try connection.first(
      "SELECT clientId, readingVersion FROM runs WHERE seq = ?", [.integer(run.seq)]
    ) { ($0.optionalText(0), $0.optionalText(1)) }
    guard let found, let client = found.0 else { return }
    let (names, today) = try tracked(client, in: connection)
    if found.1 != today { stale.append(run.id) }
    let mentions = try mentions(of: run, in: connection)
    let before = judge.misses.count
    let sql = """
      SELECT p.responseSeq, p.templates, p.shape, p.brands, r.id
      FROM responses r JOIN plantedTruth p ON p.responseSeq = r.seq WHERE r.runSeq = ? ORDER BY r.seq
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      let seq = row.integer(0)
      let brands = Self.brands(row.text(3)).compactMap { brand -> PlantedAnswer.Brand? in
        let name = names.name(for: brand.name)
        if name == nil { untracked += 1 }
        return name.map { PlantedAnswer.Brand(name: $0, sentiment: brand.sentiment) }
      }
      let planted = PlantedAnswer(brands: brands, templates: row.text(1), shape: row.text(2))
      judge.add(planted, mentions[seq] ?? [], response: row.text(4), seq: seq)
      answers += 1
      return true
    }
    try judge.excerpt(from: before) { miss in
      let text = try connection.text("SELECT text FROM responses WHERE seq = ?", [.integer(miss.seq)])
      return Excerpt.make(
        of: text ?? "", at: miss.offset, spellings: names.spellings(of: miss.brand))
    }
  }

  private mutating func tracked(
    _ client: String, in connection: Connection
  ) throws -> (names: TrackedNames, version: String?) {
    if let known = clients[client] { return known }
    let brands = try Clients.brands(of: client, in: connection)
    let found = (TrackedNames(brands), try AnswerReader(brands: brands).version as String?)
    clients[client] = found
    return found
  }

  private func mentions(
    of run: RunReference, in connection: Connection
  ) throws -> [Int64: [ReadMention]] {
    var mentions: [Int64: [ReadMention]] = [:]
    let sql = """
      SELECT responseSeq, brand, rank, sentiment, firstOffset FROM mentions WHERE runSeq = ? ORDER BY responseSeq, rank
      """
    try connection.each(sql, [.integer(run.seq)]) { row in
      mentions[row.integer(0), default: []].append(
        ReadMention(
          brand: row.text(1), rank: row.int(2), sentiment: Sentiment(rawValue: row.text(3)) ?? .neutral,
          firstOffset: row.int(4)))
      return true
    }
    return mentions
  }

  /// `[["name", "positive"], …]`; what is no such pair is left out.
  private static func brands(_ json: String) -> [PlantedAnswer.Brand] {
    guard case .list(let list)? = try? JSONParser.parse(json) else { return [] }
    return list.compactMap { value in
      guard case .list(let pair) = value, pair.count == 2, let name = pair[0].text else { return nil }
      return PlantedAnswer.Brand(name: name, sentiment: pair[1].text.flatMap(Sentiment.init))
    }
  }
}
