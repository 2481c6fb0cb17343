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

  /// So many runs have their sums in memory at once.
  private static let openWriters = 200

  let brands: [Brand]
  let client: String
  let now: Int64
  let connection: Connection
  let reader: AnswerReader
  var tallies: [Tally] = []
  private var places: [String: Int] = [:]
  private var writers: [Int: AnswerWriter] = [:]
  /// Responses up to this number were there before.
  private let lastKnown: Int64
  private let findIdentity: PreparedStatement
  private let insertIdentity: PreparedStatement
  private let nextRepeat: PreparedStatement
  private let findResponse: PreparedStatement

  /// To be made in a transaction. Throws `StoreProblem`, and `ReaderProblem` where no reader can be made of the
  /// client's brands.
  init(client: String, now: Int64, in connection: Connection) throws {
    self.client = client
    self.now = now
    self.connection = connection
    brands = try Clients.brands(of: client, in: connection)
    reader = try AnswerReader(brands: brands)
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
    let seq = try write(answer, identity: identity, place: place)
    insertIdentity.bind(identity, at: 1)
    insertIdentity.bind(seq, at: 2)
    try insertIdentity.run()
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

  private mutating func write(
    _ answer: ImportedAnswer, identity: String, place: Int
  ) throws -> Int64 {
    if writers[place] == nil { try openWriter(place) }
    guard let question = try writers[place]?.question(answer.question) else { return 0 }
    let outcome: AnswerRow.Outcome =
      switch answer.outcome {
      case .answered(let text): .answered(text: text, reading: reader.read(text))
      case .failed(let code, let message): .failed(code: code, message: message)
      }
    let row = AnswerRow(
      id: try freeId(answer.id, identity: identity), questionSeq: question,
      platform: answer.platform,
      repeatIndex: try answer.repeatIndex ?? freeRepeat(question: question, answer.platform),
      respondedAt: answer.time, processingTimeMs: answer.latencyMs, tokens: answer.tokens,
      cost: answer.cost, satisfactionScore: answer.satisfaction, outcome: outcome)
    return try writers[place]?.write(row) ?? 0
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

  private mutating func openWriter(_ place: Int) throws {
    if writers.count >= Self.openWriters { try closeWriters() }
    let run = try tallies[place].reference ?? openRun(&tallies[place])
    writers[place] = try AnswerWriter(connection: connection, run: run, brands: brands)
  }

  private mutating func closeWriters() throws {
    for place in writers.keys.sorted() { try writers[place]?.finish() }
    writers = [:]
  }

  /// Ends the import: sums and runs are stored. `fields` goes into the config of new runs. Throws `StoreProblem`.
  mutating func finish(fields: Value) throws {
    try closeWriters()
    for tally in tallies { try close(tally, fields: fields) }
  }
}
