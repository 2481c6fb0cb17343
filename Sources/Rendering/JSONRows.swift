import Values

/// Rows as JSON objects: an array with a row a line, the same spread out, or a row a line without the array.
struct JSONRows {
  enum Form: Equatable { case array, pretty, lines }

  /// `{"id":`, `,"name":`, …: what stands before each value, made once.
  private let prefixes: [[UInt8]]
  private let names: [String]
  private let form: Form
  private var isFirst = true

  init(_ fields: [Field], form: Form) {
    names = fields.map(\.name)
    prefixes = fields.enumerated().map { index, field in
      var bytes: [UInt8] = [index == 0 ? UInt8(ascii: "{") : UInt8(ascii: ",")]
      appendJSONString(field.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      return bytes
    }
    self.form = form
  }

  func begin(_ bytes: inout [UInt8]) {
    if form != .lines { bytes.append(UInt8(ascii: "[")) }
  }

  mutating func append(_ row: [Value], to bytes: inout [UInt8]) {
    if form != .lines {
      bytes.append(contentsOf: isFirst ? "\n  ".utf8 : ",\n  ".utf8)
      isFirst = false
    }
    if form == .pretty {
      Value.record(Record(names: names, values: row)).appendPrettyJSON(to: &bytes, indent: 2)
      return
    }
    if prefixes.isEmpty { bytes.append(UInt8(ascii: "{")) }
    for index in 0..<min(prefixes.count, row.count) {
      bytes.append(contentsOf: prefixes[index])
      JSONRows.append(row[index], to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
    if form == .lines { bytes.append(UInt8(ascii: "\n")) }
  }

  func finish(_ bytes: inout [UInt8]) {
    guard form != .lines else { return }
    bytes.append(contentsOf: isFirst ? "]\n".utf8 : "\n]\n".utf8)
  }

  private static func append(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .integer(let n), .duration(let n): appendInteger(n, to: &bytes)
    default: value.appendJSON(to: &bytes)
    }
  }
}

/// Decimal digits without a String in between.
func appendInteger(_ n: Int64, to bytes: inout [UInt8]) {
  var rest = n.magnitude
  if n < 0 { bytes.append(UInt8(ascii: "-")) }
  let start = bytes.count
  repeat {
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
    rest /= 10
  } while rest > 0
  var left = start
  var right = bytes.count - 1
  while left < right {
    bytes.swapAt(left, right)
    left += 1
    right -= 1
  }
}
