/// Fills the tables of `VADERLexicon`.
struct VADERLexiconBuilder {
  private(set) var plain = [VADERRow()]
  private(set) var extended = [VADERRow()]
  private(set) var phrases: [UInt16: [SentimentPhrase]] = [:]
  /// Rows that no word has, by their feeling.
  private var feelings: [Int: UInt16] = [:]
  private(set) var keys = [VADERKey()]
  /// A power of two, at most a quarter full.
  private(set) var slots = [UInt32](repeating: 0, count: 1 << 15)

  init() {
    keys.reserveCapacity(8192)
    plain.reserveCapacity(8192)
    extended.reserveCapacity(8192)
  }

  /// VADER's lexicon: a word, a tab, its mean feeling. Words with capitals or other characters can't be met, since
  /// VADER looks for lower case only (and `Þ` is a capital).
  mutating func addLexicon(_ file: UnsafeBufferPointer<UInt8>) {
    for (word, tenths) in SentimentWordFile(file) {
      guard word.allSatisfy({ $0 < 0x80 && $0 &- 0x41 > 0x19 }) else { continue }
      change(word) { row in
        row.valence = Double(tenths) / 10
        row.isFelt = true
      }
    }
  }

  /// Words of ours that VADER doesn't feel. Where it takes one for a booster ("exceptional"), ours wins.
  mutating func addOwnWords(_ file: UnsafeBufferPointer<UInt8>) {
    for (word, tenths) in SentimentWordFile(file) where !word.contains(0x20) {
      guard let index = intern(word), !extended[index].isFelt else { continue }
      extended[index].valence = Double(tenths) / 10
      extended[index].boost = 0
      extended[index].isFelt = true
    }
  }

  /// Phrases of ours, and words that take away what stands behind them: they deny it and feel nothing themselves.
  mutating func addOwnPhrases(_ file: UnsafeBufferPointer<UInt8>) {
    for (phrase, tenths) in SentimentWordFile(file) where phrase.contains(0x20) {
      let words = phrase.split(separator: 0x20).compactMap { intern($0).map(UInt16.init) }
      guard let first = words.first, words.count > 1 else { continue }
      phrases[first, default: []].append(
        SentimentPhrase(words: words, feeling: tenths == 0 ? 0 : feelingRow(tenths: tenths)))
      phrases[first]?.sort { $0.words.count > $1.words.count }
    }
    for word in SentimentWordFile.words(file, marked: "takes away") {
      guard let index = intern(word) else { continue }
      extended[index].valence = 0
      extended[index].isFelt = false
      extended[index].boost = 0
      extended[index].negates = true
    }
  }

  /// A row that feels so much and that no word has.
  mutating func feelingRow(tenths: Int) -> UInt16 {
    if let known = feelings[tenths] { return known }
    var row = VADERRow()
    row.valence = Double(tenths) / 10
    row.isFelt = true
    plain.append(row)
    extended.append(row)
    keys.append(VADERKey())
    let index = UInt16(truncatingIfNeeded: keys.count - 1)
    feelings[tenths] = index
    return index
  }

  mutating func addModifiers() {
    for word in VADERModifiers.boosters { change(word) { $0.boost = VADERModifiers.increase } }
    for word in VADERModifiers.dampeners { change(word) { $0.boost = -VADERModifiers.increase } }
    for word in VADERModifiers.negations { change(word) { $0.negates = true } }
  }

  mutating func addCues() {
    for (cue, words) in VADERModifiers.cues {
      for word in words { change(word) { $0.cue = cue } }
    }
  }

  private mutating func change(_ words: String, _ body: (inout VADERRow) -> Void) {
    var words = words
    words.withUTF8 { change($0[...], body) }
  }

  private mutating func change(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ body: (inout VADERRow) -> Void) {
    guard let index = intern(word) else { return }
    body(&plain[index])
    body(&extended[index])
  }

  /// The row of the word, made where there is none; nil where the word is too long for a key.
  private mutating func intern(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard let base = UnsafeBufferPointer(rebasing: word).baseAddress,
      let key = VADERKey(base, count: word.count, readable: word.base.count - word.startIndex)
    else { return nil }
    let (row, slot) = VADERLexicon.find(key, slots: slots, keys: keys)
    if row != 0 { return Int(row) }
    slots[slot] = UInt32(truncatingIfNeeded: key.hash & 0xffff) << 16 | UInt32(keys.count)
    keys.append(key)
    plain.append(VADERRow())
    extended.append(VADERRow())
    return keys.count - 1
  }
}
