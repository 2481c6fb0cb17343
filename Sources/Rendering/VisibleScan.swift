/// The pass over a text's bytes behind `VisibleText`: what stays is copied in runs, as nearly all of it does.
struct VisibleScan {
  private let source: UnsafeBufferPointer<UInt8>
  private let lines: VisibleText.Lines
  private let unicode: Bool
  private var output: [UInt8] = []
  private var index = 0
  /// Where the run that is not copied yet begins.
  private var runStart = 0
  private var before: Unicode.Scalar?
  private var marks = 0

  /// `source` is valid UTF-8 and outlives the scan.
  init(_ source: UnsafeBufferPointer<UInt8>, _ lines: VisibleText.Lines, unicode: Bool) {
    self.source = source
    self.lines = lines
    self.unicode = unicode
  }

  /// The visible text of the first `limit` code points.
  mutating func run(limit: Int) -> String {
    output.reserveCapacity(min(source.count, limit) + 16)
    var count = 0
    while index < source.count, count < limit {
      let byte = source[index]
      if byte >= 0x20 && byte < 0x7f {
        before = Unicode.Scalar(byte)
        marks = 0
        index += 1
      } else {
        step()
      }
      count += 1
    }
    output.append(contentsOf: source[runStart..<index])
    return String(decoding: output, as: UTF8.self)
  }

  /// One character that may have to be written out.
  private mutating func step() {
    let (scalar, length) = VisibleScan.decode(source, at: index)
    let next = index + length
    let after = next < source.count ? VisibleScan.decode(source, at: next).0 : nil
    defer { index = next }
    if scalar == "\r", after == "\n" { return replace("", next) }
    marks = VisibleText.isMark(scalar) ? marks + 1 : 0
    if marks > 4 { return replace(VisibleText.code(of: scalar), next) }
    let text = VisibleText.replacement(scalar, between: before, and: after, lines, unicode: unicode)
    before = scalar
    if let text { replace(text, next) }
  }

  private mutating func replace(_ text: String, _ next: Int) {
    output.append(contentsOf: source[runStart..<index])
    output.append(contentsOf: text.utf8)
    runStart = next
  }

  private static func decode(
    _ source: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (Unicode.Scalar, Int) {
    let lead = source[index]
    let length = lead < 0x80 ? 1 : (lead < 0xe0 ? 2 : (lead < 0xf0 ? 3 : 4))
    guard index + length <= source.count else { return ("\u{fffd}", source.count - index) }
    var code = length == 1 ? UInt32(lead) : UInt32(lead) & (0x7f >> UInt32(length))
    for byte in source[(index + 1)..<(index + length)] { code = code << 6 | UInt32(byte & 0x3f) }
    return (Unicode.Scalar(code) ?? "\u{fffd}", length)
  }
}
