import AuditModel
import Reading
import Storage
import Values

extension TableStore {
  mutating func run(_ row: TableRow) throws -> Fate {
    var record = try TableRecord(.runs, row)
    let stored = try storedRun(record.id)
    if let stored, stored.isLaunched { throw row.fault(.id, .taken(by: "a run that was launched here")) }
    let job = try reference(.job, .jobs, row)
    let client = try runClient(row, job: job)
    if let known = stored?.client, let client, !known.sameBytes(as: client) {
      throw row.fault(.client, .taken(by: "a run of another client"))
    }
    record.setSome("clientId", client.map(Value.text))
    record.setSome("jobId", job.map { .text($0.id) })
    try record.text("displayName", .name, row)
    let status = try runStatus(row)
    record.setSome("status", status.map { .text($0.rawValue) })
    try setTimes(&record, row)
    if row.has(.progress) { record.set("progressData", try row.json(.progress) ?? .null) }
    if row.has(.error) { record.set("errorLog", .optional(try errorLog(row))) }
    let config = try GivenRun.config(of: row, stored: stored?.config)
    record.set("config", config)
    if status == nil, stored == nil { throw row.missing(.status) }
    // A job's numbers and those of its runs hang together.
    if let job { try jobs.willChange(job.id) }
    let (fate, seq) = try put(record, row)
    if let client { noteClient(client) }
    if fate == .added || fate == .updated { noteChange(ofRun: seq, staleSums: true) }
    if fate == .updated, stored?.client == nil, client != nil { try readAnew(seq, record.id) }
    return fate
  }

  /// A run that had no client has one now: its responses are read for that one's brands.
  func readAnew(_ seq: Int64, _ id: String) throws {
    guard
      let client = try connection.text("SELECT clientId FROM runs WHERE seq = ?", [.integer(seq)]),
      try connection.integer("SELECT 1 FROM responses WHERE runSeq = ?", [.integer(seq)]) != nil
    else { return }
    let brands = try Clients.brands(of: client, in: connection)
    _ = try Reread(
      run: RunReference(seq: seq, id: id), brands: brands, reader: AnswerReader(brands: brands)
    ).apply(in: connection)
  }

  private struct StoredRun {
    var client: String?
    var isLaunched: Bool
    var config: Value
  }

  private func storedRun(_ id: String) throws -> StoredRun? {
    try connection.first("SELECT clientId, scenario, config FROM runs WHERE id = ?", [.text(id)]) {
      StoredRun(
        client: $0.optionalText(0), isLaunched: !$0.isNull(1),
        config: (try? JSONParser.parse($0.text(2))) ?? .null)
    }
  }

  /// The client that the row names, else its job's, else the one for all that name none.
  private mutating func runClient(_ row: TableRow, job: EntityReference?) throws -> String? {
    if let named = try reference(.client, .clients, row) { return named.id }
    if let job {
      let client = try connection.text("SELECT clientId FROM jobs WHERE seq = ?", [.integer(job.seq)])
      if let client { return client }
    }
    return clientOfNobody()
  }

  private func runStatus(_ row: TableRow) throws(RowFault) -> RunStatus? {
    try row.word(
      .status, RunStatus.self,
      synonyms: [
        "queued": .pending, "scheduled": .pending, "created": .pending, "inprogress": .running,
        "processing": .running, "started": .running, "complete": .completed, "success": .completed,
        "succeeded": .completed, "done": .completed, "finished": .completed, "error": .failed,
        "failure": .failed, "timeout": .failed, "canceled": .cancelled, "aborted": .cancelled,
      ])
  }

  private func setTimes(_ record: inout TableRecord, _ row: TableRow) throws(RowFault) {
    try record.time("startedAt", .startedAt, row)
    try record.time("completedAt", .completedAt, row)
    let createdAt = try row.time(.createdAt)
    record.setSome("createdAt", createdAt.map(Value.integer))
    let start = try row.time(.startedAt)
    let end = try row.time(.completedAt)
    if let start, let end, end < start {
      throw row.fault(.completedAt, .before(field: .startedAt))
    }
    record.defaults = [("createdAt", .integer(start ?? end ?? now))]
  }

  /// Text as it is; a list of texts, a line each; nothing for what is empty.
  private func errorLog(_ row: TableRow) throws(RowFault) -> String? {
    guard let (value, _) = row.shape.value(.error, in: row.record) else { return nil }
    let parsed = (try? ImportedValue.json(value)) ?? value
    switch parsed {
    case .list(let list):
      let lines = list.map { $0.text ?? $0.json }
      return lines.isEmpty ? nil : lines.joined(separator: "\n")
    case .record(let record): return record.names.isEmpty ? nil : parsed.json
    case .null: return nil
    default:
      let text = try row.text(.error) ?? ""
      return FieldGuess.trimmed(text).isEmpty ? nil : text
    }
  }
}
