/// A lower-case ASCII word of up to 24 bytes in three machine words, padded with zeros: compared and hashed without
/// looking at it byte by byte.
struct VADERKey: Equatable {
  private(set) var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0

  /// The longest key in bytes; no word of the lexicon is longer.
  static let limit = 24

  init() {}

  /// `count` ASCII bytes in any case; `readable` ≥ `count` says how many may be loaded. Nil where too long.
  init?(_ bytes: UnsafePointer<UInt8>, count: Int, readable: Int) {
    guard count <= VADERKey.limit else { return nil }
    if readable >= VADERKey.limit {
      let raw = UnsafeRawPointer(bytes)
      first = VADERKey.load(raw, keeping: count)
      if count > 8 { second = VADERKey.load(raw + 8, keeping: count - 8) }
      if count > 16 { third = VADERKey.load(raw + 16, keeping: count - 16) }
    } else {
      first = VADERKey.gather(bytes, 0..<min(count, 8))
      if count > 8 { second = VADERKey.gather(bytes, 8..<min(count, 16)) }
      if count > 16 { third = VADERKey.gather(bytes, 16..<count) }
    }
  }

  var hash: UInt64 {
    let mixed =
      first &* 0x9e37_79b9_7f4a_7c15 ^ (second &* 0xc2b2_ae3d_27d4_eb4f) &>> 7
      ^ third &* 0x1656_67b1_9e37_79f9
    return (mixed ^ mixed &>> 31) &* 0xff51_afd7_ed55_8ccd
  }

  private static func load(_ raw: UnsafeRawPointer, keeping count: Int) -> UInt64 {
    let word = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
    return lowercase(count >= 8 ? word : word & ((1 &<< UInt64(8 * count)) &- 1))
  }

  private static func gather(_ bytes: UnsafePointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var word: UInt64 = 0
    for index in range {
      word |= UInt64(bytes[index]) &<< UInt64(8 * (index - range.lowerBound))
    }
    return lowercase(word)
  }

  /// Eight ASCII bytes at once: a byte's high bit is free to say "at least A" and "past Z".
  private static func lowercase(_ word: UInt64) -> UInt64 {
    let fromA = word &+ 0x3f3f_3f3f_3f3f_3f3f
    let pastZ = word &+ 0x2525_2525_2525_2525
    return word | (fromA & ~pastZ & 0x8080_8080_8080_8080) &>> 2
  }
}
