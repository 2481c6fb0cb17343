import AuditModel
import Storage
import Values

extension TableStore {
  /// The key is what the row calls one, else a hash of text and category: the backend makes a row, with an id of its
  /// own, for each question of each run, and that id would make every question of two runs another one.
  mutating func question(_ row: TableRow) throws -> Fate {
    var record = try TableRecord(.questions, row)
    let run = try required(.run, .runs, row)
    record.owner = ("runSeq", .integer(run.seq), .run)
    let text = try row.required(.text)
    let category = try row.text(.category)
    record.set(
      "key", .text(try row.text(.key) ?? QuestionKey.make(text: text, category: category)))
    record.set("text", .text(text))
    for (column, field) in Self.questionTexts { try record.text(column, field, row) }
    try record.real("priorityScore", .priorityScore, row)
    let (fate, _) = try put(record, row)
    if fate == .updated { noteChange(ofRun: run.seq) }
    return fate
  }

  private static let questionTexts: [(column: String, field: TableField)] = [
    ("category", .category), ("type", .type), ("persona", .persona), ("role", .role), ("driver", .driver),
    ("emotionalAnchor", .emotionalAnchor), ("contextStage", .contextStage), ("targetBrand", .targetBrand),
  ]

  mutating func report(_ row: TableRow) throws -> Fate {
    var record = try TableRecord(.reports, row)
    let run = try required(.run, .runs, row)
    record.owner = ("runId", .text(run.id), .run)
    try record.text("title", .name, row)
    record.set("reportType", .text(try row.required(.type).lowercased()))
    guard let time = try row.time(.generatedAt) else { throw row.missing(.generatedAt) }
    record.set("generatedAt", .integer(time))
    try record.text("filePath", .filePath, row)
    try record.text("templateVersion", .template, row)
    try record.text("themeKey", .theme, row)
    let coverage = try coverage(row)
    if let (completed, total) = coverage {
      guard completed <= total else { throw row.fault(.coverage, .moreThanAll) }
      record.set("coverageCompleted", .integer(completed))
      record.set("coverageTotal", .integer(total))
    }
    return try put(record, row).fate
  }

  /// As two columns, or as `{"completed": 40, "total": 48}`; nil where it says less.
  private func coverage(_ row: TableRow) throws(RowFault) -> (completed: Int64, total: Int64)? {
    if let completed = try row.count(.completed), let total = try row.count(.total) {
      return (completed, total)
    }
    guard case .record(let record)? = try row.json(.coverage) else { return nil }
    do throws(ImportedValue.Fault) {
      guard let completed = record["completed"], let total = record["total"] else { return nil }
      return (try ImportedValue.count(completed), try ImportedValue.count(total))
    } catch {
      throw row.fault(.coverage, error.reason)
    }
  }

  mutating func response(_ row: TableRow) throws -> Fate {
    let response = try TableResponse(row)
    let question = try required(.question, .questions, row)
    let owner = try connection.integer(
      "SELECT runSeq FROM questions WHERE seq = ?", [.integer(question.seq)])
    guard let run = owner else { throw row.fault(.question, .dangling(.questions)) }
    if let named = try reference(.run, .runs, row), named.seq != run {
      throw row.fault(.question, .taken(by: "another run's question"))
    }
    let isRepeated = hasSeen(response.id, of: .responses)
    let found = try responses.find(response, question: question.seq, run: run, isRepeated: isRepeated)
    switch found {
    case .foreign: throw row.fault(.id, .taken(by: "another run's response"))
    case .new: try responses.add(response, question: question.seq, run: run, replacing: nil)
    case .same: return note(response.id, of: .responses) ? .unchanged : .repeated
    case .other(let seq):
      if isRepeated { throw row.fault(.id, .otherValues) }
      try responses.add(response, question: question.seq, run: run, replacing: seq)
      _ = note(response.id, of: .responses)
      return .updated
    }
    _ = note(response.id, of: .responses)
    return .added
  }
}
