import AuditModel
import Values

/// From a foreign row to an answer of ours.
struct AnswerMapper {
  private(set) var reader: FieldReader
  /// Of all answers, where one is given.
  private let platform: String?
  private let hasRunKey: Bool

  /// Throws `ImportProblem`.
  init(_ request: ImportRequest) throws(ImportProblem) {
    reader = try FieldReader(mapping: request.mapping, runKey: request.runKey)
    hasRunKey = !request.runKey.isEmpty
    guard let name = request.platform else {
      platform = nil
      return
    }
    guard let id = PlatformName.id(name) else { throw .badPlatform(name) }
    platform = id
  }

  mutating func answer(from record: Record) throws(RowFault) -> ImportedAnswer {
    ImportedAnswer(
      outcome: try outcome(of: record), question: try question(of: record),
      platform: try platform(of: record), run: try run(of: record),
      time: try optional(.time, record, ImportedValue.time),
      repeatIndex: try optional(.repeat, record, ImportedValue.count).map(Int.init),
      tokens: try optional(.tokens, record, ImportedValue.count),
      cost: try optional(.cost, record, ImportedValue.amount),
      latencyMs: try optional(.latency, record, ImportedValue.amount).map {
        Int64(min($0, ImportedValue.most).rounded())
      },
      satisfaction: try optional(.satisfaction, record, ImportedValue.number),
      id: try id(of: record))
  }

  private mutating func optional<T>(
    _ field: ImportField, _ record: Record,
    _ read: (Value) throws(ImportedValue.Fault) -> T
  ) throws(RowFault) -> T? {
    guard let (value, path) = reader.value(field, in: record) else { return nil }
    do throws(ImportedValue.Fault) {
      return try read(value)
    } catch {
      throw RowFault(reason: error.reason, path: path)
    }
  }

  private mutating func text(_ field: ImportField, _ record: Record) throws(RowFault) -> String? {
    try optional(field, record, ImportedValue.text)
  }

  private mutating func outcome(of record: Record) throws(RowFault) -> ImportedAnswer.Outcome {
    if let text = try text(.text, record) { return .answered(text) }
    let code = try text(.errorCode, record)
    let message = try text(.error, record)
    guard code != nil || message != nil else { throw RowFault(reason: .missing(.text)) }
    return .failed(code: code ?? Self.code(from: message), message: message ?? code ?? "")
  }

  /// A message of one short word is a code itself.
  static func code(from message: String?) -> String {
    guard let message, message.utf8.count <= 40,
      message.utf8.allSatisfy({
        (0x30...0x39).contains($0) || (0x61...0x7a).contains($0 | 0x20) || $0 == 0x5f || $0 == 0x2d
      })
    else { return "error" }
    return message.lowercased()
  }

  private mutating func question(of record: Record) throws(RowFault) -> QuestionRow {
    let prompt = try text(.prompt, record)
    let category = try text(.category, record)
    let key = try text(.questionKey, record)
    // An answer without a prompt gets its question's id in brackets.
    guard let text = prompt ?? key.map({ "[\($0)]" }) else { throw RowFault(reason: .noQuestion) }
    return QuestionRow(
      key: key ?? QuestionKey.make(text: text, category: category), text: text, category: category,
      type: try self.text(.type, record), persona: try self.text(.persona, record),
      role: try self.text(.role, record), driver: try self.text(.driver, record),
      contextStage: try self.text(.contextStage, record),
      targetBrand: try self.text(.targetBrand, record))
  }

  private mutating func platform(of record: Record) throws(RowFault) -> String {
    if let platform { return platform }
    guard let (value, path) = reader.value(.platform, in: record) else {
      throw RowFault(reason: .missing(.platform))
    }
    guard case .text(let name) = value else {
      throw RowFault(reason: .wrongType(expected: "text", found: value.typeWord), path: path)
    }
    guard let id = PlatformName.id(name) else { throw RowFault(reason: .badPlatform, path: path) }
    return id
  }

  private mutating func run(of record: Record) throws(RowFault) -> String? {
    guard hasRunKey else { return try text(.run, record) }
    var parts: [String] = []
    for (value, path) in reader.runKeyParts(of: record) {
      guard let value else { throw RowFault(reason: .noRunKey, path: path) }
      do throws(ImportedValue.Fault) {
        parts.append(try ImportedValue.text(value))
      } catch {
        throw RowFault(reason: error.reason, path: path)
      }
    }
    return parts.joined(separator: " ")
  }

  /// Nil for a number that nobody named the answers' id: it is a row's number, and says nothing elsewhere.
  private mutating func id(of record: Record) throws(RowFault) -> String? {
    guard let (value, path) = reader.value(.id, in: record) else { return nil }
    if case .text(let id) = value { return id }
    guard reader.isMapped(.id) else { return nil }
    do throws(ImportedValue.Fault) {
      return try ImportedValue.text(value)
    } catch {
      throw RowFault(reason: error.reason, path: path)
    }
  }
}
