import AuditModel
import Reading
import Storage
import Values

/// Puts imported answers into the database: finds out which are new, opens their runs, reads and writes them.
struct AnswerStore {
  enum Fate { case added, known, repeated }

  /// What is kept of a run until the import ends.
  struct Tally {
    var report: ImportReport.Run
    var source: String
    /// Nil until an answer is written.
    var reference: RunReference?
    /// Of the answers written, UTC milliseconds.
    var start: Int64?
    var end: Int64?
  }

  /// An answer that is new and not written yet.
  private struct Pending {
    var answer: ImportedAnswer
    var identity: String
    var place: Int
  }

  /// So many answers, or so many bytes of them, are read together on all cores.
  private static let batchAnswers = 512
  private static let batchBytes = 8 << 20

  let brands: [Brand]
  let client: String
  let now: Int64
  let connection: Connection
  let reader: AnswerReader
  var tallies: [Tally] = []
  private var places: [String: Int] = [:]
  private var writers: AnswerWriters
  private var pending: [Pending] = []
  private var pendingBytes = 0
  private var pendingIdentities: Set<String> = []
  /// Responses up to this number were there before.
  private let lastKnown: Int64
  private let findIdentity: PreparedStatement
  private let insertIdentity: PreparedStatement
  private let nextRepeat: PreparedStatement
  private let findResponse: PreparedStatement

  /// Whether no answer was new or known.
  var isEmpty: Bool { tallies.isEmpty }

  /// To be made in a transaction. Throws `StoreProblem`, and `ReaderProblem` where no reader can be made of the
  /// client's brands.
  init(client: String, now: Int64, in connection: Connection) throws {
    self.client = client
    self.now = now
    self.connection = connection
    brands = try Clients.brands(of: client, in: connection)
    reader = try AnswerReader(brands: brands)
    writers = AnswerWriters(connection)
    lastKnown = try connection.integer("SELECT max(seq) FROM responses") ?? 0
    findIdentity = try connection.prepare("SELECT responseSeq FROM importedAnswers WHERE identity = ?")
    insertIdentity = try connection.prepare(
      "INSERT INTO importedAnswers (identity, responseSeq) VALUES (?, ?)")
    nextRepeat = try connection.prepare(
      "SELECT max(repeat) + 1 FROM responses WHERE questionSeq = ? AND platform = ?")
    findResponse = try connection.prepare("SELECT seq FROM responses WHERE id = ?")
  }

  /// Stores an answer of a run, unless it is there. `source` and `run` name the run. Throws `StoreProblem`,
  /// `ImportProblem`.
  mutating func add(_ answer: ImportedAnswer, source: String, run: String) throws -> Fate {
    let place = place(source: source, run: run)
    let identity = Self.identity(answer, run: tallies[place].report.id)
    findIdentity.bind(identity, at: 1)
    if let known = try findIdentity.integer() {
      guard known > lastKnown else {
        tallies[place].report.known += 1
        return .known
      }
      tallies[place].report.repeated += 1
      return .repeated
    }
    guard pendingIdentities.insert(identity).inserted else {
      tallies[place].report.repeated += 1
      return .repeated
    }
    pending.append(Pending(answer: answer, identity: identity, place: place))
    pendingBytes += answer.text.utf8.count
    if pending.count >= Self.batchAnswers || pendingBytes >= Self.batchBytes { try writePending() }
    tallies[place].report.added += 1
    if let time = answer.time {
      tallies[place].start = min(tallies[place].start ?? time, time)
      tallies[place].end = max(tallies[place].end ?? time, time)
    }
    return .added
  }

  private mutating func place(source: String, run: String) -> Int {
    let id = StableHash.id("imported run", client, source, run)
    if let place = places[id] { return place }
    let report = ImportReport.Run(
      id: id, name: run, isNew: false, added: 0, known: 0, repeated: 0)
    tallies.append(Tally(report: report, source: source))
    places[id] = tallies.count - 1
    return tallies.count - 1
  }

  /// What makes two answers the same one: (source, question, run, platform, text); the source and the client are in
  /// the run's id, the persona and a given repeat belong to the question. Failed calls have no text; there the time
  /// tells them apart.
  private static func identity(_ answer: ImportedAnswer, run: String) -> String {
    var hash = StableHash()
    hash.append(run)
    hash.append(answer.question.key)
    hash.append(answer.question.persona ?? "")
    hash.append(answer.repeatIndex ?? -1)
    hash.append(answer.platform)
    switch answer.outcome {
    case .answered(let text):
      hash.append(text)
    case .failed(let code, let message):
      hash.append("failed")
      hash.append(code)
      hash.append(message)
      hash.append(Int(answer.time ?? 0))
    }
    return hash.id()
  }

  private mutating func writePending() throws {
    let readings = pending.map(\.answer.text).parallelMap(stripe: 8) { [reader] text in
      text.isEmpty ? AnswerReading() : reader.read(text)
    }
    for (item, reading) in zip(pending, readings) {
      let seq = try write(item, reading)
      insertIdentity.bind(item.identity, at: 1)
      insertIdentity.bind(seq, at: 2)
      try insertIdentity.run()
    }
    pending.removeAll(keepingCapacity: true)
    pendingBytes = 0
    pendingIdentities.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ item: Pending, _ reading: AnswerReading) throws -> Int64 {
    let (answer, place) = (item.answer, item.place)
    let run = try tallies[place].reference ?? openRun(&tallies[place])
    var writer = try writers.take(run, brands: brands)
    let question = try writer.question(answer.question)
    let outcome: AnswerRow.Outcome =
      switch answer.outcome {
      case .answered(let text): .answered(text: text, reading: reading)
      case .failed(let code, let message): .failed(code: code, message: message)
      }
    let row = AnswerRow(
      id: try freeId(answer.id, identity: item.identity), questionSeq: question,
      platform: answer.platform,
      repeatIndex: try answer.repeatIndex ?? freeRepeat(question: question, answer.platform),
      respondedAt: answer.time, processingTimeMs: answer.latencyMs, tokens: answer.tokens,
      cost: answer.cost, satisfactionScore: answer.satisfaction, outcome: outcome)
    let seq = try writer.write(row)
    writers.put(writer)
    return seq
  }

  /// The id that the answer brings, unless another answer has it.
  private func freeId(_ id: String?, identity: String) throws -> String {
    if let id {
      findResponse.bind(id, at: 1)
      if try findResponse.integer() == nil { return id }
    }
    return StableHash.id("imported answer", identity)
  }

  private func freeRepeat(question: Int64, _ platform: String) throws -> Int {
    nextRepeat.bind(question, at: 1)
    nextRepeat.bind(platform, at: 2)
    return Int(try nextRepeat.integer() ?? 0)
  }

  /// Ends the import: sums and runs are stored. `fields` goes into the config of new runs. Throws `StoreProblem`.
  mutating func finish(fields: Value) throws {
    try writePending()
    try writers.closeAll()
    for tally in tallies { try close(tally, fields: fields) }
  }
}
