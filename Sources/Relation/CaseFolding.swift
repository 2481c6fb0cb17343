/// Case folded containment. A scalar folds to the lower case of its upper case (so ß and SS, ς and σ are one).
package enum CaseFolding {
  package static func fold(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        bytes.append((65...90).contains(byte) ? byte | 0x20 : byte)
      } else {
        for upper in scalar.properties.uppercaseMapping.unicodeScalars {
          bytes.append(contentsOf: upper.properties.lowercaseMapping.utf8)
        }
      }
    }
    return bytes
  }

  /// Whether `part` stands in `whole`, both folded. The empty text stands in every text.
  package static func contains(_ whole: String, _ part: String) -> Bool {
    let needle = fold(part)
    guard let first = needle.first else { return true }
    var whole = whole
    return whole.withUTF8 { bytes in
      // Plain ASCII, by far the commonest, is searched where it lies.
      if bytes.allSatisfy({ $0 < 0x80 }) { return search(bytes, needle, first) }
      return fold(String(decoding: bytes, as: UTF8.self)).withUnsafeBufferPointer {
        search($0, needle, first)
      }
    }
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }

  private static func search(_ bytes: UnsafeBufferPointer<UInt8>, _ needle: [UInt8], _ first: UInt8) -> Bool {
    guard bytes.count >= needle.count else { return false }
    var start = 0
    while start <= bytes.count - needle.count {
      if lower(bytes[start]) == first {
        var index = 1
        while index < needle.count, lower(bytes[start + index]) == needle[index] { index += 1 }
        if index == needle.count { return true }
      }
      start += 1
    }
    return false
  }
}
