import Storage
import Values

/// A response of the backend in our words. What it says of brands and feelings is left to the reader.
struct TableResponse {
  enum Outcome {
    case answered(String)
    case failed(code: String, message: String)
  }

  let id: String
  let platform: String
  let outcome: Outcome
  let repeatIndex: Int64?
  /// What the rows have columns for; null where they are empty.
  let details: [(column: String, value: Value)]

  var text: String { if case .answered(let text) = outcome { text } else { "" } }

  /// A detail by its column; nil where it is null or the rows don't have it.
  func detail(_ column: String) -> Value? {
    details.first { $0.column == column }.flatMap { $0.value.isNull ? nil : $0.value }
  }

  init(_ row: TableRow) throws(RowFault) {
    id = try row.required(.id)
    // Numbers that have no column of their own stand in the metadata.
    let metadata = TableRow.metadata(try row.json(.metadata))
    platform = try Self.platform(row, metadata)
    outcome = try Self.outcome(row, metadata)
    repeatIndex = try row.count(.repeat)
    var details: [(String, Value)] = []
    if row.has(.time) { details.append(("respondedAt", .optional(try row.time(.time)))) }
    for (column, field) in [("processingTimeMs", TableField.latency), ("tokens", .tokens)] {
      let value = try row.read(field, ImportedValue.amount).map {
        Int64(min($0, ImportedValue.most).rounded())
      }
      let given =
        value
        ?? metadata?.number(Self.names[column] ?? []).map { Int64(min($0, ImportedValue.most).rounded()) }
      if row.has(field) || given != nil { details.append((column, .optional(given))) }
    }
    let cost =
      try row.read(.cost, ImportedValue.amount) ?? metadata?.number(["cost", "cost_usd", "total_cost"])
    if row.has(.cost) || cost != nil { details.append(("cost", .optional(cost))) }
    if row.has(.satisfaction) {
      details.append(
        ("satisfactionScore", .optional(try row.read(.satisfaction, ImportedValue.number))))
    }
    self.details = details
  }

  private static let names = [
    "processingTimeMs": ["processing_time_ms", "latency_ms"],
    "tokens": ["tokens", "tokens_used", "total_tokens"],
  ]

  private static func platform(_ row: TableRow, _ metadata: Record?) throws(RowFault) -> String {
    guard let name = try row.text(.platform) ?? metadata?.text(["platform", "provider", "model"]) else {
      throw row.missing(.platform)
    }
    guard let id = PlatformName.id(name) else { throw row.fault(.platform, .badPlatform) }
    return id
  }

  private static func outcome(_ row: TableRow, _ metadata: Record?) throws(RowFault) -> Outcome {
    if let text = try row.text(.text), !FieldGuess.trimmed(text).isEmpty { return .answered(text) }
    let code = try row.text(.errorCode) ?? metadata?.text(["error_code"])
    let message = try row.text(.error) ?? metadata?.text(["error", "error_message"])
    let hasFailed = try row.text(.status).map {
      ["failed", "error", "failure", "timeout"].contains(FieldGuess.folded($0))
    }
    guard code != nil || message != nil || hasFailed == true else { throw row.missing(.text) }
    return .failed(code: code ?? AnswerMapper.code(from: message), message: message ?? code ?? "")
  }
}

extension TableRow {
  static func metadata(_ value: Value?) -> Record? {
    if case .record(let record)? = value { record } else { nil }
  }
}

extension Record {
  /// The first of these that is a number.
  fileprivate func number(_ names: [String]) -> Double? {
    names.lazy.compactMap { self[$0]?.number }.first { $0 >= 0 }
  }

  /// The first of these that is a text with something in it.
  fileprivate func text(_ names: [String]) -> String? {
    names.lazy.compactMap { self[$0]?.text }.first { !$0.isEmpty }
  }
}
