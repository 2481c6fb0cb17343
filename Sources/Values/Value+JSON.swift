// JSON out: bytes appended to a buffer, no tree in between.

extension Value {
  /// Compact JSON. Dates are ISO 8601 text, durations milliseconds.
  package func appendJSON(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    case .integer(let n), .duration(let n): bytes.append(contentsOf: String(n).utf8)
    case .real(let x): appendNumber(x, to: &bytes)
    case .text(let text): appendJSONString(text, to: &bytes)
    case .date(let ms):
      bytes.append(UInt8(ascii: "\""))
      Timestamp.append(ms, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    case .list(let list):
      bytes.append(UInt8(ascii: "["))
      for (index, value) in list.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        value.appendJSON(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .record(let record):
      bytes.append(UInt8(ascii: "{"))
      for index in record.names.indices {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        appendJSONString(record.names[index], to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        record.values[index].appendJSON(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Compact JSON as text.
  package var json: String {
    var bytes: [UInt8] = []
    appendJSON(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// JSON with two spaces an indent, a value a line; empty lists and records stay on their line.
  package func appendPrettyJSON(to bytes: inout [UInt8], indent: Int = 0) {
    switch self {
    case .list(let list) where !list.isEmpty:
      bytes.append(UInt8(ascii: "["))
      for (index, value) in list.enumerated() {
        appendLineStart(first: index == 0, indent: indent + 2, to: &bytes)
        value.appendPrettyJSON(to: &bytes, indent: indent + 2)
      }
      appendLineEnd(indent, "]", to: &bytes)
    case .record(let record) where !record.names.isEmpty:
      bytes.append(UInt8(ascii: "{"))
      for index in record.names.indices {
        appendLineStart(first: index == 0, indent: indent + 2, to: &bytes)
        appendJSONString(record.names[index], to: &bytes)
        bytes.append(contentsOf: ": ".utf8)
        record.values[index].appendPrettyJSON(to: &bytes, indent: indent + 2)
      }
      appendLineEnd(indent, "}", to: &bytes)
    default: appendJSON(to: &bytes)
    }
  }
}

private func appendLineStart(first: Bool, indent: Int, to bytes: inout [UInt8]) {
  if !first { bytes.append(UInt8(ascii: ",")) }
  bytes.append(UInt8(ascii: "\n"))
  bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
}

private func appendLineEnd(_ indent: Int, _ bracket: Unicode.Scalar, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\n"))
  bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  bytes.append(UInt8(ascii: bracket))
}

/// The shortest decimal text that reads back as `x`: `0.1`, `12`, `1e+300`; `null` for what is not finite.
package func appendNumber(_ x: Double, to bytes: inout [UInt8]) {
  guard x.isFinite else { return bytes.append(contentsOf: "null".utf8) }
  if x == x.rounded(), abs(x) < 1e15 {
    bytes.append(contentsOf: String(Int64(x)).utf8)
  } else {
    bytes.append(contentsOf: x.description.utf8)
  }
}

private let hexDigits = Array("0123456789abcdef".utf8)

/// A JSON string literal. Control characters, U+007F, bidi controls and line separators are escaped, so that the
/// text is inert on terminals and in scripts; `<` stays as it is.
package func appendJSONString(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  var text = text
  text.withUTF8 { source in
    var start = 0
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte >= 0x20 && byte < 0x7f && byte != 0x22 && byte != 0x5c {
        index += 1
        continue
      }
      let (length, escape) = jsonEscape(source, at: index)
      if escape {
        bytes.append(contentsOf: source[start..<index])
        appendEscape(source, index, length, to: &bytes)
        start = index + length
      }
      index += length
    }
    bytes.append(contentsOf: source[start...])
  }
  bytes.append(UInt8(ascii: "\""))
}

/// How many bytes the character at `index` takes, and whether it must be escaped.
private func jsonEscape(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> (Int, Bool) {
  let byte = source[index]
  if byte < 0x80 { return (1, true) }
  // U+061C, the Arabic letter mark, and U+FEFF.
  if byte == 0xd8, index + 1 < source.count, source[index + 1] == 0x9c { return (2, true) }
  if byte == 0xef, index + 2 < source.count, source[index + 1] == 0xbb, source[index + 2] == 0xbf {
    return (3, true)
  }
  if byte == 0xc2, index + 1 < source.count, source[index + 1] < 0xa0 { return (2, true) }
  if byte == 0xe2, index + 2 < source.count {
    let scalar = scalarOfThree(source, index)
    let isHidden =
      scalar == 0x200b || (0x200e...0x200f).contains(scalar) || (0x2028...0x202e).contains(scalar)
      || (0x2060...0x206f).contains(scalar)
    return (3, isHidden)
  }
  return (byte < 0xe0 ? 2 : (byte < 0xf0 ? 3 : 4), false)
}

private func scalarOfThree(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
  UInt32(source[index] & 0x0f) << 12 | UInt32(source[index + 1] & 0x3f) << 6
    | UInt32(source[index + 2] & 0x3f)
}

private func appendEscape(
  _ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int, to bytes: inout [UInt8]
) {
  let byte = source[index]
  switch byte {
  case 0x22: return bytes.append(contentsOf: "\\\"".utf8)
  case 0x5c: return bytes.append(contentsOf: "\\\\".utf8)
  case 0x0a: return bytes.append(contentsOf: "\\n".utf8)
  case 0x0d: return bytes.append(contentsOf: "\\r".utf8)
  case 0x09: return bytes.append(contentsOf: "\\t".utf8)
  default: break
  }
  let scalar: UInt32 =
    switch length {
    case 1: UInt32(byte)
    case 2: UInt32(byte & 0x1f) << 6 | UInt32(source[index + 1] & 0x3f)
    default: scalarOfThree(source, index)
    }
  bytes.append(contentsOf: "\\u".utf8)
  for shift in [12, 8, 4, 0] { bytes.append(hexDigits[Int(scalar >> UInt32(shift) & 0xf)]) }
}
