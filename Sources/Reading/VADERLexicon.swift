import Resources

/// Every word that a rule knows, in one open-addressed table over bytes, built when first asked for.
final class VADERLexicon: Sendable {
  static let shared = VADERLexicon()

  /// What VADER knows; row 0 is the unknown word.
  let plain: [VADERRow]
  /// The same rows with our own words (`data/sentiment_words.txt`) filled in.
  let extended: [VADERRow]
  /// A row for "avoid" where the brand itself is to be avoided.
  let shunned: UInt16
  /// Our phrases, by the row of their first word; the longer of two first.
  private let phrases: [UInt16: [SentimentPhrase]]
  private let beginsPhrase: [Bool]
  private let keys: [VADERKey]
  private let slots: [UInt32]

  private init() {
    var builder = VADERLexiconBuilder()
    builder.addLexicon(Resource.vaderLexicon.bytes)
    builder.addModifiers()
    builder.addCues()
    builder.addOwnWords(Resource.sentimentWords.bytes)
    builder.addOwnPhrases(Resource.sentimentWords.bytes)
    shunned = builder.feelingRow(tenths: -12)
    phrases = builder.phrases
    beginsPhrase = builder.plain.indices.map { builder.phrases[UInt16($0)] != nil }
    plain = builder.plain
    extended = builder.extended
    keys = builder.keys
    slots = builder.slots
  }

  /// The phrases that begin with the word of a row.
  func phrases(from row: UInt16) -> [SentimentPhrase] {
    beginsPhrase[Int(row)] ? phrases[row] ?? [] : []
  }

  /// The row of an ASCII word in any case; 0 where nobody knows it. `readable` ≥ `count` bytes may be loaded.
  func row(of bytes: UnsafePointer<UInt8>, count: Int, readable: Int) -> UInt16 {
    guard let key = VADERKey(bytes, count: count, readable: readable) else { return 0 }
    return VADERLexicon.find(key, slots: slots, keys: keys).row
  }

  /// The row of a word with other characters. No word of the lexicon has any in lower case, but the Kelvin sign
  /// becomes a `k`.
  func rowBeyondASCII(of text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt16 {
    guard text[range].contains(0x84), range.count <= 3 * VADERKey.limit else { return 0 }
    var bytes: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = VADERByte.scalar(in: text, at: index)
      guard scalar.isASCII || scalar == "\u{212a}" else { return 0 }
      bytes.append(scalar.isASCII ? text[index] : UInt8(ascii: "k"))
      index += length
    }
    return bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      return row(of: base, count: bytes.count, readable: bytes.count)
    }
  }

  /// The key's row, or 0, and the slot where it is or belongs. A slot is a tag of 16 bits over a row of 16; an
  /// empty one is 0.
  static func find(_ key: VADERKey, slots: [UInt32], keys: [VADERKey]) -> (row: UInt16, slot: Int) {
    let hash = key.hash
    let tag = UInt32(truncatingIfNeeded: hash & 0xffff)
    var slot = Int(hash >> 48) & (slots.count - 1)
    while slots[slot] != 0 {
      let row = UInt16(truncatingIfNeeded: slots[slot])
      if slots[slot] >> 16 == tag, keys[Int(row)] == key { return (row, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (0, slot)
  }
}
