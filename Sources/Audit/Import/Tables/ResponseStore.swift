import AuditModel
import Reading
import Storage
import Values

/// Reads and writes the responses of imported tables, many at once on all cores.
struct ResponseStore {
  /// What the database has under a response's id.
  enum Found {
    case new
    case same
    case other(seq: Int64)
    /// Of another run.
    case foreign
  }

  /// The brands of a client, and how they are read; nobody's where the id is empty.
  private struct Client {
    var brands: [Brand]
    var reader: AnswerReader
  }

  private struct Pending {
    var response: TableResponse
    var question: Int64
    var run: RunReference
    var client: String
    var replaced: Int64?
  }

  private static let batchCount = 512
  private static let batchBytes = 8 << 20
  private static let openClients = 64

  private let connection: Connection
  private var writers: AnswerWriters
  private var clients: [String: Client] = [:]
  private var runs: [Int64: (run: RunReference, client: String)] = [:]
  private var pending: [Pending] = []
  private var pendingBytes = 0
  /// Runs that got responses, and those whose sums have to be made anew because one was replaced.
  private(set) var changedRuns: Set<Int64> = []
  private(set) var staleSums: Set<Int64> = []
  private let nextRepeat: PreparedStatement

  init(_ connection: Connection) throws {
    self.connection = connection
    writers = AnswerWriters(connection)
    nextRepeat = try connection.prepare(
      "SELECT max(repeat) + 1 FROM responses WHERE questionSeq = ? AND platform = ?")
  }

  /// Throws `StoreProblem`.
  mutating func find(
    _ response: TableResponse, question: Int64, run: Int64, isRepeated: Bool
  ) throws -> Found {
    if isRepeated { try flush() }
    let columns = response.details.map(\.column)
    let list =
      (["seq", "runSeq", "questionSeq", "platform", "text", "errorCode", "error", "repeat"] + columns)
      .joined(separator: ", ")
    let sql = "SELECT \(list) FROM responses WHERE id = ?"
    return try connection.first(sql, [.text(response.id)]) { row -> Found in
      guard row.integer(1) == run else { return .foreign }
      let isSame =
        row.integer(2) == question && row.holds(.text(response.platform), in: 3)
        && Self.holds(row, response.outcome)
        && response.repeatIndex.map { row.integer(7) == $0 } ?? true
        && response.details.indices.allSatisfy { row.holds(response.details[$0].value, in: 8 + $0) }
      return isSame ? .same : .other(seq: row.integer(0))
    } ?? .new
  }

  private static func holds(_ row: SQLRow, _ outcome: TableResponse.Outcome) -> Bool {
    switch outcome {
    case .answered(let text): row.holds(.text(text), in: 4)
    case .failed(let code, let message):
      row.isNull(4) && row.holds(.text(code), in: 5) && row.holds(.text(message), in: 6)
    }
  }

  /// Throws `ReaderProblem` where no reader can be made of the client's brands, `StoreProblem`.
  mutating func add(
    _ response: TableResponse, question: Int64, run: Int64, replacing seq: Int64?
  ) throws {
    let (reference, client) = try open(run)
    pending.append(
      Pending(response: response, question: question, run: reference, client: client, replaced: seq))
    pendingBytes += response.text.utf8.count
    changedRuns.insert(run)
    if seq != nil { staleSums.insert(run) }
    if pending.count >= Self.batchCount || pendingBytes >= Self.batchBytes { try flush() }
  }

  /// A run has one reading: where its earlier responses were read with other brands or rules, they are read anew.
  private mutating func open(_ seq: Int64) throws -> (run: RunReference, client: String) {
    if let known = runs[seq] { return known }
    let found = try connection.first(
      "SELECT id, clientId, readingVersion FROM runs WHERE seq = ?", [.integer(seq)]
    ) { (RunReference(seq: seq, id: $0.text(0)), $0.optionalText(1) ?? "", $0.optionalText(2)) }
    guard let (run, client, version) = found else {
      throw LookupProblem.unknown(kind: .run, text: String(seq))
    }
    let (brands, reader) = try self.reader(of: client)
    if version.map({ $0.sameBytes(as: reader.version) }) != true {
      _ = try Reread(run: run, brands: brands, reader: reader).apply(in: connection)
    }
    runs[seq] = (run, client)
    return (run, client)
  }

  private mutating func reader(of client: String) throws -> ([Brand], AnswerReader) {
    if let known = clients[client] { return (known.brands, known.reader) }
    // Those of what is pending are needed yet.
    if clients.count >= Self.openClients {
      try flush()
      clients = [:]
    }
    let brands = client.isEmpty ? [] : try Clients.brands(of: client, in: connection)
    let reader = try AnswerReader(brands: brands)
    clients[client] = Client(brands: brands, reader: reader)
    return (brands, reader)
  }

  private mutating func flush() throws {
    guard !pending.isEmpty else { return }
    var items: [(text: String, reader: AnswerReader)] = []
    items.reserveCapacity(pending.count)
    for item in pending { items.append((item.response.text, try reader(of: item.client).1)) }
    let readings = items.parallelMap(stripe: 8) { item in
      item.text.isEmpty ? AnswerReading() : item.reader.read(item.text)
    }
    for (item, reading) in zip(pending, readings) {
      let brands = try reader(of: item.client).0
      if let seq = item.replaced {
        try replace(seq, item, reading, brands)
      } else {
        try write(item, reading, brands)
      }
    }
    pending.removeAll(keepingCapacity: true)
    pendingBytes = 0
  }

  private mutating func write(_ item: Pending, _ reading: AnswerReading, _ brands: [Brand]) throws {
    var writer = try writers.take(item.run, brands: brands)
    try writer.write(try row(item, reading))
    writers.put(writer)
  }

  private func row(_ item: Pending, _ reading: AnswerReading) throws -> AnswerRow {
    let response = item.response
    let outcome: AnswerRow.Outcome =
      switch response.outcome {
      case .answered(let text): .answered(text: text, reading: reading)
      case .failed(let code, let message): .failed(code: code, message: message)
      }
    return AnswerRow(
      id: response.id, questionSeq: item.question, platform: response.platform,
      repeatIndex: try response.repeatIndex.map(Int.init) ?? freeRepeat(item),
      respondedAt: response.detail("respondedAt")?.integer,
      processingTimeMs: response.detail("processingTimeMs")?.integer,
      tokens: response.detail("tokens")?.integer, cost: response.detail("cost")?.number,
      satisfactionScore: response.detail("satisfactionScore")?.number, outcome: outcome)
  }

  /// Answers of one platform to one question are repeats of it.
  private func freeRepeat(_ item: Pending) throws -> Int {
    nextRepeat.bind(item.question, at: 1)
    nextRepeat.bind(item.response.platform, at: 2)
    return Int(try nextRepeat.integer() ?? 0)
  }

  private func replace(
    _ seq: Int64, _ item: Pending, _ reading: AnswerReading, _ brands: [Brand]
  ) throws {
    var values: [(column: String, value: Value)] = [
      ("questionSeq", .integer(item.question)), ("platform", .text(item.response.platform)),
    ]
    switch item.response.outcome {
    case .answered(let text):
      values += [
        ("text", .text(text)), ("errorCode", .null), ("error", .null),
        ("sentiment", .text(reading.sentiment.rawValue)), ("score", .real(reading.score)),
      ]
    case .failed(let code, let message):
      values += [
        ("text", .null), ("errorCode", .text(code)), ("error", .text(message)), ("sentiment", .null),
        ("score", .null),
      ]
    }
    if let index = item.response.repeatIndex { values.append(("repeat", .integer(index))) }
    values += item.response.details
    let sets = values.map { "\($0.column) = ?" }.joined(separator: ", ")
    try connection.execute(
      "UPDATE responses SET \(sets) WHERE seq = ?", values.map(\.value) + [.integer(seq)])
    for table in ["mentions", "citations"] {
      try connection.execute("DELETE FROM \(table) WHERE responseSeq = ?", [.integer(seq)])
    }
    let writer = try ReadingWriter(
      connection: connection, run: item.run, brandNames: brands.map(\.name))
    try writer.write(reading, response: seq, platform: item.response.platform)
  }

  /// Writes what is pending, and the runs' sums.
  mutating func finish() throws {
    try flush()
    try writers.closeAll()
  }
}
