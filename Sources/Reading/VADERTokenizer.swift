/// Cuts text into words as VADER does: at Python's white space, the punctuation around a word dropped unless that
/// leaves two characters or fewer (an emoticon, then).
struct VADERTokenizer {
  let lexicon: VADERLexicon
  private let bytes = VADERByte.table

  init(lexicon: VADERLexicon) { self.lexicon = lexicon }

  func append(wordsOf text: UnsafeBufferPointer<UInt8>, to words: inout [VADERWord]) {
    bytes.withUnsafeBufferPointer { kinds in
      var index = 0
      while index < text.count {
        let kind = kinds[Int(text[index])]
        if kind == VADERByte.space {
          index += 1
        } else if kind == VADERByte.beyondASCII, case let length = VADERByte.spaceLength(in: text, at: index),
          length > 0
        {
          index += length
        } else {
          let end = endOfWord(in: text, from: index, kinds: kinds)
          words.append(word(in: text, index..<end, kinds: kinds))
          index = end
        }
      }
    }
  }

  /// The word that the bytes of `range`, which holds no white space, spell.
  func word(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> VADERWord {
    bytes.withUnsafeBufferPointer { word(in: text, range, kinds: $0) }
  }

  private func endOfWord(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, kinds: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var index = start
    while index < text.count {
      let kind = kinds[Int(text[index])]
      if kind == VADERByte.space { break }
      if kind == VADERByte.beyondASCII, VADERByte.spaceLength(in: text, at: index) > 0 { break }
      index += 1
    }
    return index
  }

  private func word(
    in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, kinds: UnsafeBufferPointer<UInt8>
  ) -> VADERWord {
    guard let base = text.baseAddress else { return VADERWord() }
    var seen: UInt8 = 0
    for index in range { seen |= kinds[Int(text[index])] }
    var word = VADERWord()
    word.isUpper = seen & VADERByte.lower == 0 && seen & VADERByte.upper != 0
    if seen & VADERByte.emphasis != 0 { count(emphasisIn: text, range, into: &word) }
    if seen & VADERByte.apostrophe != 0 { word.isContraction = hasContraction(text, range) }
    let kept = seen & VADERByte.punctuation == 0 ? range : stripped(text, range, kinds: kinds)
    if seen & VADERByte.beyondASCII != 0 {
      if seen & VADERByte.lower == 0 { word.isUpper = isUpper(text, range) }
      word.row = lexicon.rowBeyondASCII(of: text, kept)
    } else {
      word.row = lexicon.row(
        of: base + kept.lowerBound, count: kept.count, readable: text.count - kept.lowerBound)
    }
    return word
  }

  private func stripped(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, kinds: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high, kinds[Int(text[low])] & VADERByte.punctuation != 0 { low += 1 }
    while low < high, kinds[Int(text[high - 1])] & VADERByte.punctuation != 0 { high -= 1 }
    if high - low > 8 { return low..<high }
    let characters = text[low..<high].reduce(0) { $1 & 0xc0 == 0x80 ? $0 : $0 + 1 }
    return characters <= 2 ? range : low..<high
  }

  private func count(
    emphasisIn text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into word: inout VADERWord
  ) {
    for index in range {
      if text[index] == UInt8(ascii: "!"), word.exclamations < 255 { word.exclamations += 1 }
      if text[index] == UInt8(ascii: "?"), word.questions < 255 { word.questions += 1 }
    }
  }

  private func hasContraction(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    range.contains { index in
      index > range.lowerBound && index + 1 < range.upperBound && text[index] == UInt8(ascii: "'")
        && text[index - 1] | 0x20 == UInt8(ascii: "n") && text[index + 1] | 0x20 == UInt8(ascii: "t")
    }
  }

  private func isUpper(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var hasUpper = false
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = VADERByte.scalar(in: text, at: index)
      let properties = scalar.properties
      if properties.isLowercase || properties.generalCategory == .titlecaseLetter { return false }
      hasUpper = hasUpper || properties.isUppercase
      index += length
    }
    return hasUpper
  }
}
