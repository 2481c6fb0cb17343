extension SentimentWordReader {
  /// White space or punctuation of ASCII.
  mutating func takePunctuation(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n"): takeLineFeed()
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): takeStop()
    case UInt8(ascii: ","):
      if isDigit(at: index - 1) && isDigit(at: index + 1) { keep() } else { takeComma() }
    case UInt8(ascii: ":"): takeColon()
    case UInt8(ascii: "&"): takeAmpersand()
    case UInt8(ascii: ";"):
      pass()
      note(.semicolon)
    case UInt8(ascii: "["), UInt8(ascii: "]"): takeBracket()
    case UInt8(ascii: "|"):
      flush()
      if line.kind == .table { note(.colon) }
      index += 1
    case UInt8(ascii: "/"):
      if token == [UInt8(ascii: ":")] { keep() } else { pass() }
    case UInt8(ascii: "_"):
      if !token.isEmpty && isWordByte(at: index + 1) { keep() } else { pass() }
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "#"), UInt8(ascii: "~"), UInt8(ascii: "\\"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0x09...0x20:
      pass()
    default: keep()
    }
  }

  private mutating func keep() {
    token.append(text[index])
    index += 1
  }

  private mutating func pass() {
    flush()
    index += 1
  }

  /// A colon parts what stands before it, but in times, addresses and emoticons.
  private mutating func takeColon() {
    let next = byte(at: index + 1)
    if next == UInt8(ascii: "/"), byte(at: index + 2) == UInt8(ascii: "/") { return takeAddress() }
    let isTime = isDigit(at: index - 1) && isDigit(at: index + 1)
    let isFree = kinds[Int(byte(at: index - 1))] & VADERByte.space != 0 || index == 0
    let isFace = isFree && token.isEmpty && ")(-DPp'|".utf8.contains(next)
    if isTime || isFace { return keep() }
    flush()
    takeSideAtColon()
    note(.colon)
    index += 1
  }

  /// `&amp;`, `&#x20;` and their like part words and no more.
  private mutating func takeAmpersand() {
    var end = index + 1
    while isWordByte(at: end) || byte(at: end) == UInt8(ascii: "#") { end += 1 }
    guard byte(at: end) == UInt8(ascii: ";"), (3...9).contains(end - index) else { return keep() }
    flush()
    index = end + 1
  }

  /// A full stop, exclamation or question mark, and those that follow it.
  private mutating func takeStop() {
    let isDot = text[index] == UInt8(ascii: ".")
    let start = index
    let word = token
    while index < text.count, ".!?".utf8.contains(text[index]) { keep() }
    var next = index
    while next < text.count, "\"')]*_`".utf8.contains(text[next]) { next += 1 }
    guard endsSentence(at: next, start: start, isDot: isDot && index == start + 1, word: word) else { return }
    flush()
    // The closing marks stay with the sentence, but a link's target is not one of them.
    if text[index..<next].allSatisfy({ $0 != UInt8(ascii: "]") }) { index = next }
    endSentence()
  }

  private func endsSentence(at next: Int, start: Int, isDot: Bool, word: [UInt8]) -> Bool {
    guard next < text.count else { return true }
    let kind = kinds[Int(text[next])]
    if kind != VADERByte.space { return endsWithoutSpace(at: next, start: start) }
    var ahead = next
    while ahead < text.count, text[ahead] == 0x20 || text[ahead] == 0x09 { ahead += 1 }
    guard ahead < text.count, text[ahead] != UInt8(ascii: "\n") else {
      return !isDot || !isAbbreviation(word)
    }
    if kinds[Int(text[ahead])] & VADERByte.lower != 0 { return false }
    if isDot && cueOf(word) == .no && isDigit(at: ahead) { return false }
    return !isDot || !isAbbreviation(word)
  }

  /// "well-built.Best for …": some platforms lose the space.
  private func endsWithoutSpace(at next: Int, start: Int) -> Bool {
    let lower = VADERByte.lower
    return next == index && kinds[Int(byte(at: start - 1))] & lower != 0
      && kinds[Int(text[next])] & VADERByte.upper != 0
      && kinds[Int(byte(at: next + 1))] & (lower | VADERByte.upper) != 0
  }

  private func isAbbreviation(_ word: [UInt8]) -> Bool {
    let letters = word.drop { kinds[Int($0)] & VADERByte.punctuation != 0 }
    if letters.count == 1, kinds[Int(letters[letters.startIndex])] & VADERByte.upper != 0 {
      return true
    }
    return cueOf(Array(letters)) == .abbreviation
  }

  private func cueOf(_ word: [UInt8]) -> VADERCue {
    word.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return .none }
      let row = lexicon.row(of: base, count: bytes.count, readable: bytes.count)
      return lexicon.extended[Int(row)].cue
    }
  }

  /// Quotes become plain, dashes part, emoji go but for faces, thumbs and hearts.
  mutating func takeBeyondASCII() {
    let (scalar, length) = VADERByte.scalar(in: text, at: index)
    switch scalar.value {
    case 0x2018, 0x2019: token.append(UInt8(ascii: "'"))
    case 0x2014, 0x2015:
      flush()
      note(.dash)
    case 0x2013, 0x2012, 0x2212:
      let isFree = byte(at: index - 1) == 0x20 && byte(at: index + length) == 0x20
      flush()
      if isFree { note(.dash) }
    case 0x2022, 0x00b7, 0x3002, 0xff01, 0xff1f: endSentence()
    case 0xff1b:
      flush()
      note(.semicolon)
    case 0xff1a:
      flush()
      note(.colon)
    case 0x1f600...0x1f64f, 0x1f44d, 0x1f44e, 0x2764: takeFace(scalar)
    case 0x200b...0x200d, 0xfe0f, 0xfeff: break
    case 0x201c, 0x201d, 0x2026, 0x00a0: flush()
    default: takeLetter(scalar, length: length)
    }
    index += length
  }

  private mutating func takeFace(_ scalar: Unicode.Scalar) {
    flush()
    guard let name = VADEREmoji.shared.name(of: scalar) else { return }
    for word in name.split(separator: 0x20) {
      token.append(contentsOf: word)
      flush()
    }
  }

  private mutating func takeLetter(_ scalar: Unicode.Scalar, length: Int) {
    let isSpace = VADERByte.spaceLength(in: text, at: index) > 0
    if isSpace || VADEREmoji.shared.name(of: scalar) != nil {
      flush()
    } else {
      token.append(contentsOf: text[index..<index + length])
    }
  }
}
