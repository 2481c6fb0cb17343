/// Fills the tables of `VADERLexicon`.
struct VADERLexiconBuilder {
  private(set) var plain = [VADERRow()]
  private(set) var extended = [VADERRow()]
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
      guard word.allSatisfy({ $0 < 0x80 && VADERByte.table[Int($0)] & VADERByte.upper == 0 }) else {
        continue
      }
      change(word) { row in
        row.valence = Double(tenths) / 10
        row.isFelt = true
      }
    }
  }

  /// Words of ours that VADER doesn't feel. Where it takes one for a booster ("exceptional"), ours wins.
  mutating func addOwnWords(_ file: UnsafeBufferPointer<UInt8>) {
    for (word, tenths) in SentimentWordFile(file) {
      guard let index = intern(word), !extended[index].isFelt else { continue }
      extended[index].valence = Double(tenths) / 10
      extended[index].boost = 0
      extended[index].isFelt = true
    }
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
    let bytes = UnsafeBufferPointer(rebasing: word)
    guard let base = bytes.baseAddress, let key = VADERKey(base, count: bytes.count, readable: bytes.count)
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
