/// Turns an answer into words and the marks between them: brand names become words without meaning, Markdown and
/// link targets go, and sentences end where a reader would say so.
struct SentimentWordReader {
  let text: UnsafeBufferPointer<UInt8>
  let lexicon: VADERLexicon
  let tokenizer: VADERTokenizer
  var words: SentimentWords
  /// The word that is being read.
  var token: [UInt8] = []
  /// The strongest mark since the last word.
  var mark = SentimentMark.none
  var index = 0
  var line = SentimentLine()
  private var lineStart = 0
  /// The sentence began with "while" or its like: its first comma is the cut.
  private var awaitsComma = false

  /// How many words behind the last hit were its product's.
  private var productWords = 0

  private let hits: [BrandHit]
  /// The hits from left to right.
  private let order: [Int]
  private var nextHit = 0

  init(_ text: UnsafeBufferPointer<UInt8>, hits: [BrandHit], lexicon: VADERLexicon) {
    self.text = text
    self.hits = hits
    self.lexicon = lexicon
    tokenizer = VADERTokenizer(lexicon: lexicon)
    words = SentimentWords(capacity: text.count / 5 + 8)
    token.reserveCapacity(64)
    order = hits.indices.sorted { (hits[$0].start, $0) < (hits[$1].start, $1) }
  }

  mutating func read() -> SentimentWords {
    beginLine()
    while index < text.count {
      if let hit = hitHere() {
        take(hit)
      } else {
        let kind = VADERByte.table[Int(text[index])]
        if kind & (VADERByte.lower | VADERByte.upper) != 0 || kind == 0 {
          token.append(text[index])
          index += 1
        } else if kind == VADERByte.beyondASCII {
          takeBeyondASCII()
        } else {
          takePunctuation(text[index])
        }
      }
    }
    flush()
    return words
  }

  /// The hit that begins here. Hits inside what was skipped (a link's target) are passed over.
  private mutating func hitHere() -> Int? {
    while nextHit < order.count, hits[order[nextHit]].start < index { nextHit += 1 }
    guard nextHit < order.count, hits[order[nextHit]].start == index else { return nil }
    return order[nextHit]
  }

  private mutating func take(_ hit: Int) {
    flush()
    silencePreposition()
    words.append(VADERWord(), mark: mark, hit: hit)
    mark = .none
    productWords = 0
    nextHit += 1
    index = min(max(hits[hit].end, index + 1), text.count)
    // A possessive is no word of its own.
    for ending in [Array("'s".utf8), Array("’s".utf8)]
    where text[index...].starts(with: ending) && !isWordByte(at: index + ending.count) {
      index += ending.count
    }
  }

  /// "Tools like Acme" likes nothing; "users like Acme" does.
  private mutating func silencePreposition() {
    guard mark == .none, let last = words.words.last, cue(of: last) == .like else { return }
    let before = words.count > 1 ? cue(of: words.words[words.count - 2]) : .none
    if before != .subject && before != .to { words.silenceLast() }
  }

  func cue(of word: VADERWord) -> VADERCue { lexicon.extended[Int(word.row)].cue }

  func isWordByte(at index: Int) -> Bool {
    guard index >= 0, index < text.count else { return false }
    let kind = VADERByte.table[Int(text[index])]
    return kind & (VADERByte.lower | VADERByte.upper | VADERByte.beyondASCII) != 0 || isDigit(at: index)
  }

  func isDigit(at index: Int) -> Bool {
    index >= 0 && index < text.count && text[index] >= UInt8(ascii: "0") && text[index] <= UInt8(ascii: "9")
  }

  func byte(at index: Int) -> UInt8 { index >= 0 && index < text.count ? text[index] : UInt8(ascii: "\n") }

  mutating func note(_ mark: SentimentMark) { self.mark = max(self.mark, mark) }

  /// Ends the word that is being read.
  mutating func flush() {
    guard !token.isEmpty else { return }
    defer { token.removeAll(keepingCapacity: true) }
    let word = token.withUnsafeBufferPointer { tokenizer.word(in: $0, 0..<$0.count) }
    if token.allSatisfy({ VADERByte.table[Int($0)] & VADERByte.punctuation != 0 }) && word.row == 0 {
      if token.allSatisfy({ $0 == UInt8(ascii: "-") }) { note(.dash) }
      words.emphasizeLast(by: word)
      return
    }
    let startsSentence = mark >= .sentence || words.count == 0
    if namesProduct() {
      words.append(VADERWord(), mark: mark)
      productWords += 1
      return
    }
    productWords = 0
    switch cue(of: word) {
    case .but, .contrast: note(.contrast)
    case .subordinate:
      note(.contrast)
      awaitsComma = startsSentence
    case .than: awaitsComma = startsSentence
    default: break
    }
    words.append(word, mark: mark)
    mark = .none
  }

  /// "HP Envy x360" envies nothing: up to three words with a capital or digit right behind a brand are its
  /// product's.
  private func namesProduct() -> Bool {
    guard mark == .none, productWords < 3, words.count > productWords,
      words.hits[words.count - 1 - productWords] >= 0
    else { return false }
    let kinds = token.prefix(2).map { VADERByte.table[Int($0)] }
    let isCapital = kinds.count == 2 && kinds[0] == VADERByte.upper && kinds[1] == VADERByte.lower
    return isCapital || token.contains { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
  }

  mutating func takeComma() {
    flush()
    note(awaitsComma ? .contrast : .comma)
    awaitsComma = false
    index += 1
  }

  mutating func endSentence() {
    flush()
    note(.sentence)
    awaitsComma = false
  }

  /// A line feed: the end of a sentence, but for a paragraph that was wrapped.
  mutating func takeLineFeed() {
    let previous = (line: line, length: index - lineStart, end: byte(at: index - 1))
    index += 1
    flush()
    beginLine()
    let isStop = [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":")].contains(
      previous.end)
    let canWrap = previous.line.kind != .heading && previous.line.kind != .table && !isStop
    let first = byte(at: index)
    let isLower = VADERByte.table[Int(first)] & VADERByte.lower != 0
    let wraps =
      canWrap && line.kind == .plain && first != UInt8(ascii: "\n")
      && (isLower || previous.length >= 60)
    if wraps {
      line = previous.line
    } else {
      note(.line)
      awaitsComma = false
      words.begin(line)
    }
  }

  /// Looks at what the line at `index` is and passes over its marker.
  private mutating func beginLine() {
    lineStart = index
    line = SentimentLine()
    while index < text.count, [0x20, 0x09, 0x0d, UInt8(ascii: ">")].contains(text[index]) {
      line.indent += text[index] == 0x09 ? 4 : 1
      index += 1
    }
    readMarker()
    if words.lines.isEmpty { words.begin(line) }
  }
}
