/// Turns an answer into words and the marks between them: brand names become words without meaning, Markdown and
/// link targets go, and sentences end where a reader would say so.
struct SentimentWordReader {
  let text: UnsafeBufferPointer<UInt8>
  let lexicon: VADERLexicon
  let tokenizer: VADERTokenizer
  let kinds = VADERByte.table
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

  /// What each word is made of, where somebody wants to know.
  private(set) var texts: [String] = []
  private let keepsTexts: Bool

  /// The heading of good or bad points that this line may stand under.
  var block: SideBlock?

  private let hits: [BrandHit]
  /// The hits from left to right.
  private let order: [Int]
  private var nextHit = 0
  /// Where the next hit starts, as far as is known: never too late.
  private var nextStart = 0

  init(
    _ text: UnsafeBufferPointer<UInt8>, hits: [BrandHit], lexicon: VADERLexicon, keepsTexts: Bool = false
  ) {
    self.text = text
    self.keepsTexts = keepsTexts
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
      if index >= nextStart {
        takeHit()
      } else {
        let kind = kinds[Int(text[index])]
        if isPlain(kind) {
          takeLetters()
        } else if kind == VADERByte.beyondASCII {
          takeBeyondASCII()
        } else {
          takePunctuation(text[index])
        }
      }
    }
    flush()
    words.settle(lexicon)
    return words
  }

  /// A letter or digit of ASCII.
  private func isPlain(_ kind: UInt8) -> Bool {
    kind & (VADERByte.lower | VADERByte.upper) != 0 || kind == 0
  }

  private mutating func takeLetters() {
    let start = index
    let limit = min(nextStart, text.count)
    while index < limit, isPlain(kinds[Int(text[index])]) { index += 1 }
    token.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
  }

  /// The hit that begins here, if it does: those inside what was skipped (a link's target) are passed over.
  private mutating func takeHit() {
    while nextHit < order.count, hits[order[nextHit]].start < index { nextHit += 1 }
    if nextHit < order.count, hits[order[nextHit]].start == index { take(order[nextHit]) }
    nextStart = nextHit < order.count ? hits[order[nextHit]].start : .max
  }

  private mutating func take(_ hit: Int) {
    flush()
    silencePreposition()
    openLine()
    words.append(VADERWord(), mark: mark, hit: hit)
    if keepsTexts {
      texts.append(String(decoding: text[index..<min(max(hits[hit].end, index), text.count)], as: UTF8.self))
    }
    mark = .none
    productWords = 0
    nextHit += 1
    index = min(max(hits[hit].end, index + 1), text.count)
    // A possessive is no word of its own.
    let isCurly = byte(at: index) == 0xe2 && byte(at: index + 1) == 0x80 && byte(at: index + 2) == 0x99
    let mark = isCurly ? 3 : byte(at: index) == UInt8(ascii: "'") ? 1 : 0
    if mark > 0, byte(at: index + mark) == UInt8(ascii: "s"), !isWordByte(at: index + mark + 1) {
      index += mark + 1
      words.noteOwner()
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
    let kind = kinds[Int(text[index])]
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
    if word.row == 0, token.allSatisfy({ kinds[Int($0)] & VADERByte.punctuation != 0 }) {
      if token.allSatisfy({ $0 == UInt8(ascii: "-") }) { note(.dash) }
      words.emphasizeLast(by: word)
      return
    }
    openLine()
    let startsSentence = mark >= .sentence || words.count == 0
    if keepsTexts { texts.append(String(decoding: token, as: UTF8.self)) }
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
    let isCapital =
      token.count > 1 && kinds[Int(token[0])] == VADERByte.upper
      && kinds[Int(token[1])] == VADERByte.lower
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
    takeSideAtLineEnd()
    beginLine()
    let isStop = ".!?:".utf8.contains(previous.end)
    let canWrap = previous.line.kind != .heading && previous.line.kind != .table && !isStop
    let first = byte(at: index)
    let isLower = kinds[Int(first)] & VADERByte.lower != 0
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
    while index < text.count, " \t\r>".utf8.contains(text[index]) {
      line.indent += text[index] == 0x09 ? 4 : 1
      index += 1
    }
    readMarker()
    if words.lines.isEmpty { words.begin(line) }
  }
}
