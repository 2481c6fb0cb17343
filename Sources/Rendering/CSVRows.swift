import Values

/// Rows as RFC 4180 with `\n` line ends and a header. Null is empty, empty text is `""`, so that the two stay apart;
/// dates are ISO 8601, durations milliseconds, lists and records JSON.
///
/// Spreadsheets run text that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula (OWASP, "CSV
/// Injection"), and answers' text is not to be trusted: such text gets a leading `'`. Numbers never do. Control
/// characters but tab and line feed, bidi controls and zero-width characters are made visible, as on a terminal.
///
/// The same with tabs between the values is TSV: quoted alike, as pandas, DuckDB and spreadsheets read it.
struct CSVRows {
  enum Separator: UInt8 {
    case comma = 0x2c
    case tab = 0x09
  }

  private let names: [String]
  private let separator: Separator

  init(_ fields: [Field], separator: Separator = .comma) {
    names = fields.map(\.name)
    self.separator = separator
  }

  func begin(_ bytes: inout [UInt8]) {
    append(names.map(Value.text), to: &bytes)
  }

  func append(_ row: [Value], to bytes: inout [UInt8]) {
    for index in row.indices {
      if index > 0 { bytes.append(separator.rawValue) }
      append(row[index], to: &bytes)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private func append(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .null: break
    case .integer(let n), .duration(let n): appendInteger(n, to: &bytes)
    case .date(let ms): Timestamp.append(ms, to: &bytes)
    case .text(let text): CSVRows.append(text: text, to: &bytes)
    case .list, .record: CSVRows.append(text: value.json, to: &bytes)
    case .bool, .real: value.appendJSON(to: &bytes)
    }
  }

  private static func append(text: String, to bytes: inout [UInt8]) {
    var text = text
    let isPlain = text.withUTF8 { source in
      guard let first = source.first, !startsFormula(first) else { return false }
      guard source.allSatisfy({ $0 >= 0x20 && $0 < 0x7f && $0 != 0x22 && $0 != 0x2c }) else { return false }
      bytes.append(contentsOf: source)
      return true
    }
    if !isPlain { appendQuoted(text, to: &bytes) }
  }

  private static func appendQuoted(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    if let first = text.utf8.first, startsFormula(first) || startsWideFormula(text) {
      bytes.append(UInt8(ascii: "'"))
    }
    for byte in VisibleText.of(text, .raw).utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  private static func startsFormula(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0a, 0x0d: true
    default: false
    }
  }

  /// The full-width forms of `= + - @`, which some spreadsheets take for them.
  private static func startsWideFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first?.value {
    case 0xff1d, 0xff0b, 0xff0d, 0xff20: true
    default: false
    }
  }
}
