import Storage
import Values

extension ExportWriter {
  private static let runColumns = """
    r.seq, r.id, \(DerivedSQL.runName("r")), r.status, r.startedAt, r.completedAt, \
    \(DerivedSQL.progressDone("r")), \(DerivedSQL.progressTotal("r")), \
    coalesce(json_extract(r.progressData, '$.updatedAt'), json_extract(r.progressData, '$.updated_at'))
    """

  private static let issues = """
    SELECT id, label, severity FROM (\(DerivedSQL.issues)) WHERE runSeq = ?
    ORDER BY \(DerivedSQL.severityOrder("severity")), id
    """

  /// All runs, newest first.
  func auditRuns() throws {
    let sql = """
      SELECT \(Self.runColumns) FROM runs r ORDER BY \(DerivedSQL.runStart("r")) DESC, r.seq DESC
      """
    try list(sql, [], run)
  }

  /// One run with its answered calls.
  func auditRun(_ reference: RunReference) throws {
    sink.open("{")
    sink.line(indent: 2)
    sink.key("run")
    try oneRun(reference)
    sink.line(indent: 2)
    sink.key("questions")
    try answeredCalls(reference)
    sink.closeLines("}", indent: 0)
  }

  /// What a launch answers.
  func launchTestRun(_ reference: RunReference) throws {
    sink.open("{")
    sink.line(indent: 2)
    sink.key("run")
    try oneRun(reference)
    sink.closeLines("}", indent: 0)
  }

  private func oneRun(_ reference: RunReference) throws {
    try connection.each(
      "SELECT \(Self.runColumns) FROM runs r WHERE r.seq = ?", [.integer(reference.seq)]
    ) { row in
      try run(row)
      return true
    }
  }

  private func run(_ row: SQLRow) throws {
    sink.open("{")
    field("id", row, 1)
    field("name", row, 2)
    field("status", row, 3)
    optionalDate("startedAt", row, 4)
    optionalDate("completedAt", row, 5)
    sink.key("progress")
    sink.open("{")
    field("done", .integer(row.integer(6)))
    field("total", .integer(row.integer(7)))
    if let time = Self.time(row, 8) ?? row.optionalInteger(5) { field("updatedAt", date: time) }
    sink.close("}")
    sink.key("issues")
    sink.open("[")
    try connection.each(Self.issues, [.integer(row.integer(0))]) { issue in
      sink.open("{")
      field("id", issue, 0)
      field("label", issue, 1)
      field("severity", issue, 2)
      sink.close("}")
      return true
    }
    sink.close("]")
    sink.close("}")
  }

  /// A time that came as JSON: ISO text or milliseconds.
  private static func time(_ row: SQLRow, _ column: Int) -> Int64? {
    guard let text = row.optionalText(column) else { return nil }
    return Timestamp.parse(text) ?? Int64(text)
  }

  /// In the order in which they were answered, as `questions` shows them: answers and mentions come side by side from
  /// their indexes, so that nothing has to be sorted, looked up or held.
  private func answeredCalls(_ run: RunReference) throws {
    let answers = """
      SELECT r.seq, r.id, r.platform, coalesce(r.sentiment, 'neutral'), r.questionSeq
      FROM responses r WHERE r.runSeq = ? AND \(DerivedSQL.isAnswered("r")) ORDER BY r.seq
      """
    let mentions = try connection.cursor(
      """
      SELECT responseSeq, brand, frequency, sentiment FROM mentions WHERE runSeq = ?
      ORDER BY responseSeq, rank
      """, [.integer(run.seq)])
    var prompts = PromptShelf(connection)
    var next = try mentions.next()
    sink.open("[")
    try connection.each(answers, [.integer(run.seq)]) { row in
      let seq = row.integer(0)
      openAnswer(row, try prompts.prompt(of: row.integer(4)))
      while let mention = next, mention.integer(0) <= seq {
        if mention.integer(0) == seq { write(mention) }
        next = try mentions.next()
      }
      closeAnswer()
      try step()
      return true
    }
    sink.closeLines("]", indent: 2)
  }

  private func openAnswer(_ row: SQLRow, _ prompt: [UInt8]) {
    sink.line(indent: 4)
    sink.open("{")
    field("id", row, 1)
    sink.key("prompt")
    sink.raw(prompt)
    field("platform", row, 2)
    field("sentiment", row, 3)
    sink.key("mentions")
    sink.open("[")
  }

  private func closeAnswer() {
    sink.close("]")
    sink.close("}")
  }

  private func write(_ mention: SQLRow) {
    sink.open("{")
    field("brand", mention, 1)
    sink.key("frequency")
    sink.number(mention.integer(2))
    field("sentiment", mention, 3)
    sink.close("}")
  }
}

/// The texts of questions as JSON. As many are kept as a run mostly has, so that each is read once.
private struct PromptShelf {
  private static let limit = 8192

  private let connection: Connection
  private var known: [Int64: [UInt8]] = [:]

  init(_ connection: Connection) { self.connection = connection }

  mutating func prompt(of question: Int64) throws -> [UInt8] {
    if let text = known[question] { return text }
    var json: [UInt8] = []
    let text = try connection.text("SELECT text FROM questions WHERE seq = ?", [.integer(question)])
    appendJSONString(text ?? "", to: &json)
    if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
    known[question] = json
    return json
  }
}
