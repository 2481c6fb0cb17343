/// NFKC and case folding of an answer's bytes, cheap where nothing is to be done.
struct TextFolder {
  private let source: UnsafeBufferPointer<UInt8>
  private let keepsCase: Bool
  private var output: [UInt8] = []
  private var spans: [FoldedText.Span] = []
  /// Foldings of single code points that this text has shown already.
  private var known: [Unicode.Scalar: [UInt8]] = [:]

  private init(_ source: UnsafeBufferPointer<UInt8>, keepsCase: Bool) {
    self.source = source
    self.keepsCase = keepsCase
    output.reserveCapacity(source.count + 16)
  }

  /// Whether the text differs from its folded form (ASCII case aside), so that `fold` must be called.
  static func isNeeded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    var index = 0
    while index + 8 <= bytes.count {
      let word = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
      // A byte that is `&` becomes 0 under the second xor; the usual zero-byte test finds it.
      let ampersands = word ^ 0x2626_2626_2626_2626
      let zeros = (ampersands &- 0x0101_0101_0101_0101) & ~ampersands & 0x8080_8080_8080_8080
      if word & 0x8080_8080_8080_8080 != 0 { return true }
      if zeros != 0, hasEntity(bytes, index..<index + 8) { return true }
      index += 8
    }
    if bytes[index...].contains(where: { $0 >= 0x80 }) { return true }
    return hasEntity(bytes, index..<bytes.count)
  }

  private static func hasEntity(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.contains { bytes[$0] == UInt8(ascii: "&") && TextEntity.read(bytes, at: $0) != nil }
  }

  static func fold(_ bytes: UnsafeBufferPointer<UInt8>, keepingCase: Bool = false) -> FoldedText {
    var folder = TextFolder(bytes, keepsCase: keepingCase)
    folder.run()
    return FoldedText(bytes: folder.output, spans: folder.spans)
  }

  /// A name, or a piece of folded text, in the form in which both are compared: ASCII case folded (unless
  /// `keepingCase`), separators collapsed to one space and trimmed, escapes dropped.
  static func key(_ folded: some Sequence<UInt8>, keepingCase: Bool = false) -> [UInt8] {
    var key: [UInt8] = []
    for byte in folded where !TextBytes.isSkipped(byte) {
      if TextBytes.isSeparator(byte) || TextBytes.isSpace(byte) {
        if let last = key.last, last != 0x20 { key.append(0x20) }
      } else {
        key.append(keepingCase ? byte : TextBytes.lower(byte))
      }
    }
    if key.last == 0x20 { key.removeLast() }
    return key
  }

  static func key(_ text: String, keepingCase: Bool = false) -> [UInt8] {
    var text = text
    return text.withUTF8 { key(fold($0, keepingCase: keepingCase).bytes, keepingCase: keepingCase) }
  }

  private mutating func run() {
    var index = 0
    while index < source.count {
      let from = index
      while index < source.count, source[index] < 0x80, source[index] != UInt8(ascii: "&") { index += 1 }
      if from < index { output.append(contentsOf: source[from..<index]) }
      guard index < source.count else { return }
      if source[index] == UInt8(ascii: "&") {
        index += entity(at: index)
      } else {
        index += foreign(at: index)
      }
    }
  }

  /// Returns how many bytes were taken.
  private mutating func entity(at index: Int) -> Int {
    guard let (scalar, length) = TextEntity.read(source, at: index) else {
      output.append(source[index])
      return 1
    }
    emit(folding(scalar), for: index, length)
    return length
  }

  private mutating func foreign(at index: Int) -> Int {
    let (scalar, length) = TextBytes.scalar(source, at: index)
    var end = index + length
    if isInert(scalar) {
      if end >= source.count || source[end] < 0x80 || !TextNormal.joins(TextBytes.scalar(source, at: end).0) {
        output.append(contentsOf: source[index..<end])
        return length
      }
    }
    // A base letter before a combining mark may already stand in the output: take it back, so that both compose.
    while end < source.count, source[end] >= 0x80 {
      let (next, width) = TextBytes.scalar(source, at: end)
      guard TextNormal.joins(next) else { break }
      end += width
    }
    var start = index
    if TextNormal.joins(scalar), let last = output.last, last < 0x80, TextBytes.isLetter(last),
      index > 0, source[index - 1] == last
    {
      output.removeLast()
      start -= 1
    }
    if start == index, end == index + length {
      emit(folding(scalar), for: index, length)
    } else {
      emit(TextNormal.fold(source[start..<end], keepingCase: keepsCase), for: start, end - start)
    }
    return end - index
  }

  /// Code points that folding surely leaves alone: emoji and most signs, CJK ideographs, kana.
  private func isInert(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2014...0x2017, 0x201c...0x2023, 0x2190...0x23ff, 0x2500...0x2a0b, 0x3001...0x3029: true
    case 0x3041...0x3096, 0x30a1...0x30fe, 0x4e00...0x9fff, 0x1f300...0x1faff: true
    default: false
    }
  }

  private mutating func folding(_ scalar: Unicode.Scalar) -> [UInt8] {
    if let folded = TextNormal.quick(scalar) { return folded }
    if let folded = known[scalar] { return folded }
    let text = Array(String(Character(scalar)).utf8)
    let folded = text.withUnsafeBufferPointer { TextNormal.fold($0[...], keepingCase: keepsCase) }
    known[scalar] = folded
    return folded
  }

  private mutating func emit(_ bytes: [UInt8], for start: Int, _ length: Int) {
    spans.append(
      FoldedText.Span(start: output.count, length: bytes.count, original: start, originalLength: length))
    output.append(contentsOf: bytes)
  }
}
