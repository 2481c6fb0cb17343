/// SipHash-2-4 with 128 bits of output and a fixed key (Aumasson & Bernstein 2012): ids and seeds that are the
/// same on every machine and in every version. Not for secrets.
package struct StableHash: Sendable {
  private var v0: UInt64 = 0x736f_6d65_7073_6575
  private var v1: UInt64 = 0x646f_7261_6e64_6f6d ^ 0xee
  private var v2: UInt64 = 0x6c79_6765_6e65_7261
  private var v3: UInt64 = 0x7465_6462_7974_6573
  private var tail: UInt64 = 0
  private var count = 0

  package init() {
    // Key 00 01 … 0f, as in the reference's test vectors.
    v0 ^= 0x0706_0504_0302_0100
    v1 ^= 0x0f0e_0d0c_0b0a_0908
    v2 ^= 0x0706_0504_0302_0100
    v3 ^= 0x0f0e_0d0c_0b0a_0908
  }

  private mutating func round() {
    v0 &+= v1
    v1 = v1 << 13 | v1 >> 51
    v1 ^= v0
    v0 = v0 << 32 | v0 >> 32
    v2 &+= v3
    v3 = v3 << 16 | v3 >> 48
    v3 ^= v2
    v0 &+= v3
    v3 = v3 << 21 | v3 >> 43
    v3 ^= v0
    v2 &+= v1
    v1 = v1 << 17 | v1 >> 47
    v1 ^= v2
    v2 = v2 << 32 | v2 >> 32
  }

  private mutating func absorb(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  /// Bytes without any framing.
  package mutating func append(bytes: some Sequence<UInt8>) {
    for byte in bytes {
      tail |= UInt64(byte) << UInt64(8 * (count & 7))
      count += 1
      if count & 7 == 0 {
        absorb(tail)
        tail = 0
      }
    }
  }

  /// A text with its length first, so that ("a", "bc") and ("ab", "c") differ.
  package mutating func append(_ text: String) {
    append(UInt64(text.utf8.count))
    append(bytes: text.utf8)
  }

  package mutating func append(_ number: UInt64) {
    for shift in 0..<8 {
      append(bytes: CollectionOfOne(UInt8(truncatingIfNeeded: number >> UInt64(8 * shift))))
    }
  }

  package mutating func append(_ number: Int) { append(UInt64(bitPattern: Int64(number))) }

  /// The 128 bits: low word first, as the reference prints them.
  package consuming func finish() -> (low: UInt64, high: UInt64) {
    absorb(tail | UInt64(count & 0xff) << 56)
    v2 ^= 0xee
    for _ in 0..<4 { round() }
    let low = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xdd
    for _ in 0..<4 { round() }
    return (low, v0 ^ v1 ^ v2 ^ v3)
  }

  /// 20 hexadecimal digits (80 bits): an opaque id.
  package consuming func id() -> String {
    let (low, high) = finish()
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for index in 0..<20 {
      let word = index < 16 ? low : high
      let shift = UInt64(index < 16 ? 4 * index : 4 * (index - 16))
      text.append(digits[Int(word >> shift & 0xf)])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The id of a list of texts.
  package static func id(_ parts: String...) -> String {
    var hash = StableHash()
    for part in parts { hash.append(part) }
    return hash.id()
  }
}
