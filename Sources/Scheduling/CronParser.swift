/// Text → the values of each field, on bytes: only ASCII digits are digits.
enum CronParser {
  typealias Bytes = ArraySlice<UInt8>

  /// The five fields, macros written out.
  static func fields(of text: String) throws(CronProblem) -> [Bytes] {
    let fields = Array(text.utf8)[...].split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    if fields.count == 1, fields[0].first == UInt8(ascii: "@") {
      let word = String(decoding: fields[0].dropFirst(), as: UTF8.self)
      guard let macro = CronMacro(rawValue: word) else { throw .macro("@" + word) }
      return try self.fields(of: macro.expression)
    }
    guard fields.count == CronField.allCases.count else { throw .fieldCount(fields.count) }
    return fields
  }

  /// A field's values: bit n for n.
  static func values(of text: Bytes, in field: CronField) throws(CronProblem) -> UInt64 {
    var values: UInt64 = 0
    for term in text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard !term.isEmpty else { throw .missingValue(field, in: string(text)) }
      values |= try self.term(term, in: field)
    }
    return values
  }

  /// `*`, `a`, `a-b`, each with `/n` or without.
  private static func term(_ text: Bytes, in field: CronField) throws(CronProblem) -> UInt64 {
    let parts = text.split(
      separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    var range = try range(parts[0], in: field)
    var step = 1
    if parts.count == 2 {
      guard let number = number(parts[1]), number > 0 else { throw .step(field, string(parts[1])) }
      step = number
      let isSingle = !parts[0].contains(UInt8(ascii: "-")) && !parts[0].elementsEqual("*".utf8)
      if isSingle { range = range.lowerBound...field.range.upperBound }
    }
    var values: UInt64 = 0
    for value in stride(from: range.lowerBound, through: range.upperBound, by: step) {
      values |= 1 << UInt64(value)
    }
    return values
  }

  private static func range(
    _ text: Bytes, in field: CronField
  ) throws(CronProblem) -> ClosedRange<Int> {
    if text.elementsEqual("*".utf8) { return field.range }
    let ends = text.split(
      separator: UInt8(ascii: "-"), maxSplits: 1, omittingEmptySubsequences: false)
    if ends.contains(where: \.isEmpty) { throw .missingValue(field, in: string(text)) }
    let first = try value(ends[0], in: field)
    guard ends.count == 2 else { return first...first }
    let last = try value(ends[1], in: field)
    guard first <= last else { throw .backwards(field, string(text)) }
    return first...last
  }

  private static func value(_ text: Bytes, in field: CronField) throws(CronProblem) -> Int {
    if let number = field.number(named: text) { return number }
    guard let number = number(text), field.range.contains(number) else {
      throw .value(field, string(text))
    }
    return number
  }

  /// A number of ASCII digits; huge ones stop at 9999, past every range.
  private static func number(_ text: Bytes) -> Int? {
    guard !text.isEmpty else { return nil }
    var number = 0
    for byte in text {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      number = min(9999, number * 10 + Int(byte - UInt8(ascii: "0")))
    }
    return number
  }

  private static func string(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }
}
