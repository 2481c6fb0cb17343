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
  package static func contains(_ whole: String, _ part: String) -> Bool { FoldedPart(part).isIn(whole) }
}

/// A part to look for in many texts.
package final class FoldedPart {
  private let isASCII: Bool
  /// Without case, for texts as they are.
  private let plain: ByteSearch?
  /// For folded texts.
  private let folded: ByteSearch?

  package init(_ part: String) {
    let bytes = CaseFolding.fold(part)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
    plain = ByteSearch(bytes, foldsCase: true)
    folded = ByteSearch(bytes, foldsCase: false)
  }

  package func isIn(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { isIn($0) }
  }

  /// `text` is UTF-8; what isn't is read as U+FFFD.
  package func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let plain, let folded else { return true }
    if isASCII {
      // Searched where it lies. Other letters stand between ASCII's, unless they fold to some.
      if plain.place(in: text) != nil { return true }
      if text.isASCII || !Self.mayFoldToASCII(text) { return false }
    } else if text.isASCII {
      return false
    }
    return CaseFolding.fold(String(decoding: text, as: UTF8.self)).withUnsafeBufferPointer {
      folded.place(in: $0) != nil
    }
  }

  /// Whether one of the letters that fold to ASCII may be there: ß İ ı ŉ ſ ǰ, ẖ to ẚ, the sign of Kelvin, ligatures
  /// such as ﬁ. Told by their first two bytes.
  private static func mayFoldToASCII(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for index in 0..<max(0, text.count - 1) where text[index] >= 0xc3 {
      switch (text[index], text[index + 1]) {
      case (0xc3, 0x9f), (0xc4, 0xb0), (0xc4, 0xb1), (0xc5, 0x89), (0xc5, 0xbf), (0xc7, 0xb0), (0xe1, 0xba),
        (0xe2, 0x84), (0xef, 0xac):
        return true
      default: break
      }
    }
    return false
  }
}
