import Testing
import Values

@testable import Rendering

/// Text of answers comes from anyone: in no output may it move a cursor, hide or turn words, run or become markup.
@Suite struct HostileTextTests {
  private static let hostile =
    "\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}31m\r\n\u{202e}evil\u{2066}\u{200b}\u{feff}</td><script>alert(1)</script>"
    + "\"'><img src=x onerror=alert(1)> ]]> -->\u{0}\u{7f}\u{85}"

  private let fields = [
    Field("name" + hostile, .text), Field("tags", .list(.text)),
    Field("parts", .list(.record([Field("a", .text)]))),
    Field("n", .integer),
  ]
  private let rows: [[Value]] = [1, 2].map { n in
    [
      .text(hostile), .list([.text(hostile), .text("x")]), .list([.record(Record([("a", .text(hostile))]))]),
      .integer(n),
    ]
  }

  /// What a terminal or browser acts on besides the bytes of our own colours.
  private func acting(_ text: String) -> [String] {
    let plain = text.replacingColours
    return plain.unicodeScalars.filter { scalar in
      if scalar == "\n" || scalar == "\t" { return false }
      return scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value)
        || scalar.properties.generalCategory == .format
    }.map { String($0.value, radix: 16) }
  }

  @Test(arguments: OutputFormat.allCases, [80, nil] as [Int?])
  func rowsAreInert(_ format: OutputFormat, _ width: Int?) throws {
    for unicode in [true, false] {
      let options = RenderOptions(width: width, color: width != nil, unicode: unicode)
      let text = try RowWriter.text(rows, fields: fields, format: format, options: options)
      #expect(acting(text) == [])
      if format == .html { #expect(!text.contains("<script") && !text.contains("<img")) }
    }
  }

  @Test(arguments: OutputFormat.allCases)
  func recordsAndValuesAreInert(_ format: OutputFormat) {
    let options = RenderOptions(width: 60, color: true)
    let record = Record(names: fields.map(\.name), values: rows[0])
    let card = ValueRenderer.render(record, fields: fields, format: format, options: options)
    let value = ValueRenderer.render(rows[0][0], field: fields[0], format: format, options: options)
    let list = ValueRenderer.render(rows[0][1], field: fields[1], format: format, options: options)
    for text in [card, value, list] {
      #expect(acting(text) == [])
      if format == .html { #expect(!text.contains("<script") && !text.contains("<img")) }
    }
  }

  @Test(arguments: ChartKind.allCases)
  func chartsAreInert(_ kind: ChartKind) throws {
    let fields = [
      Field("a" + Self.hostile, .text), Field("b", .text), Field("at", .date),
      Field("n", .real, unit: .share),
    ]
    let rows: [[Value]] = [0, 1].map { n in
      [.text(Self.hostile + "\(n)"), .text(Self.hostile), .date(Int64(n)), .real(0.5)]
    }
    let wish = ChartWish(labels: kind == .lines ? [] : [fields[0].name, "b"], kind: kind)
    let picture = try ChartPicture.make(rows, fields: fields, wish: wish, options: RenderOptions(width: 80))
    #expect(acting(picture.text(RenderOptions(width: 80, color: true))) == [])
    for name in ["x.svg", "x.html"] {
      let text = try #require(picture.document(named: name))
      #expect(acting(text) == [])
      #expect(!text.contains("<script") && !text.contains("<img"))
    }
  }
}

extension String {
  /// Without the sequences that `Style` writes.
  fileprivate var replacingColours: String {
    var kept = String.UnicodeScalarView()
    var rest = unicodeScalars[...]
    while let first = rest.first {
      if first == "\u{1b}", rest.dropFirst().first == "[" {
        let code = rest.dropFirst(2).prefix { ("0"..."9").contains($0) }
        let end = rest[code.endIndex...]
        if end.first == "m", (1...2).contains(code.count) {
          rest = end.dropFirst()
          continue
        }
      }
      kept.append(first)
      rest = rest.dropFirst()
    }
    return String(kept)
  }
}
