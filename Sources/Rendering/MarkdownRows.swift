import Values

/// Rows as a table of GitHub's Markdown. Everything that Markdown or HTML would act on is escaped, so that an
/// answer's text can bring in no link, image or tag.
struct MarkdownRows {
  private let fields: [Field]
  private let formatter = CellFormatter(options: RenderOptions())

  init(_ fields: [Field]) { self.fields = fields }

  func begin(_ bytes: inout [UInt8]) {
    append(cells: fields.map { MarkdownRows.escaped($0.name) }, to: &bytes)
    append(cells: fields.map { $0.alignsRight ? "---:" : "---" }, to: &bytes)
  }

  func append(_ row: [Value], to bytes: inout [UInt8]) {
    let cells = zip(row, fields).map { value, field in
      if value.isNull { return "" }
      if case .text(let text) = value { return MarkdownRows.escaped(text) }
      return MarkdownRows.escaped(formatter.cell(value, field).text)
    }
    append(cells: cells, to: &bytes)
  }

  private func append(cells: [String], to bytes: inout [UInt8]) {
    for cell in cells {
      bytes.append(contentsOf: "| ".utf8)
      bytes.append(contentsOf: cell.utf8)
      if !cell.isEmpty { bytes.append(UInt8(ascii: " ")) }
    }
    bytes.append(contentsOf: "|\n".utf8)
  }

  /// Text that Markdown shows as it is, on one line.
  static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in VisibleText.of(text, .kept).utf8 {
      switch byte {
      case UInt8(ascii: "\n"): bytes.append(contentsOf: "<br>".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "~"), UInt8(ascii: "$"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
