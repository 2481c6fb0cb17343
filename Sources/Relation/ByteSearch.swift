/// Finds bytes among bytes, sixteen places at a time. Where it folds case, ASCII letters stand for both cases.
struct ByteSearch: Sendable {
  private let needle: [UInt8]
  private let foldsCase: Bool
  private let first: SIMD16<UInt8>
  private let last: SIMD16<UInt8>
  private let firstFold: SIMD16<UInt8>
  private let lastFold: SIMD16<UInt8>

  /// Nil for nothing to search. Where it folds case, `needle` is in lower case.
  init?(_ needle: [UInt8], foldsCase: Bool) {
    guard let first = needle.first, let last = needle.last else { return nil }
    func fold(_ byte: UInt8) -> UInt8 { foldsCase && byte &- 97 < 26 ? 0x20 : 0 }
    self.needle = needle
    self.foldsCase = foldsCase
    self.first = SIMD16(repeating: first)
    self.last = SIMD16(repeating: last)
    firstFold = SIMD16(repeating: fold(first))
    lastFold = SIMD16(repeating: fold(last))
  }

  /// Where it stands first; nil where it doesn't.
  func place(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let end = bytes.count - needle.count
    guard end >= 0, let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
    let tail = base + (needle.count - 1)
    var start = 0
    // Its first and its last byte are looked for at once; what has both is compared.
    while start + 15 <= end {
      let heads = base.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self) | firstFold
      let tails = tail.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self) | lastFold
      let differences = unsafeBitCast((heads .== first) .& (tails .== last), to: SIMD2<UInt64>.self)
      if differences[0] | differences[1] != 0 {
        for place in start..<start + 16 where stands(at: place, in: bytes) { return place }
      }
      start += 16
    }
    while start <= end {
      if stands(at: start, in: bytes) { return start }
      start += 1
    }
    return nil
  }

  @inline(__always)
  private func stands(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in needle.indices {
      let byte = bytes[place + index]
      guard (foldsCase && byte &- 65 < 26 ? byte | 0x20 : byte) == needle[index] else { return false }
    }
    return true
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether no byte belongs to a longer scalar.
  var isASCII: Bool {
    guard let base = UnsafeRawPointer(baseAddress) else { return true }
    var all: UInt64 = 0
    var index = 0
    while index + 8 <= count {
      all |= base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < count {
      all |= UInt64(self[index])
      index += 1
    }
    return all & 0x8080_8080_8080_8080 == 0
  }
}
