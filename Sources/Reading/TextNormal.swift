// NFKC is Foundation's; it is asked only for the few code points that need it.
import Foundation

/// Folding of code points outside ASCII.
enum TextNormal {
  /// The common ones, without a look at the Unicode tables; nil: ask `fold`.
  static func quick(_ scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar.value {
    case 0x00a0, 0x2000...0x200a, 0x202f, 0x205f, 0x3000: [0x20]
    case 0x2010...0x2013, 0x2212: [UInt8(ascii: "-")]
    case 0x2018, 0x2019, 0x201b, 0x02bc, 0x2032: [UInt8(ascii: "'")]
    // Invisible: soft hyphen, joiners, direction marks, variation selectors, byte order mark.
    case 0x00ad, 0x034f, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x2064, 0x2066...0x2069, 0xfe00...0xfe0f,
      0xfeff:
      []
    // NFKC would turn these into letters ("Acme™" into "acmetm"), and a sign behind a name is not part of it.
    case 0x2120, 0x2122: Array(String(Character(scalar)).utf8)
    case 0xff01...0xff5e: [UInt8(truncatingIfNeeded: scalar.value - 0xfee0)]
    case 0..<0x80: [UInt8(truncatingIfNeeded: scalar.value)]
    default: nil
    }
  }

  /// Whether the code point may melt into the one before it: combining marks, voiced marks, conjoining jamo.
  static func joins(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x2010...0x2bff, 0x3001...0x3029, 0x3041...0x3096, 0x30a1...0x30fe, 0x4e00...0x9fff: false
    case 0x1160...0x11ff, 0xff9e, 0xff9f: true
    default: scalar.properties.canonicalCombiningClass.rawValue != 0
    }
  }

  static func fold(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, keepingCase: Bool) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let changes = text.unicodeScalars.contains { $0.properties.changesWhenNFKCCaseFolded }
    guard changes || text.unicodeScalars.count > 1 else { return Array(bytes) }
    let normal = text.precomposedStringWithCompatibilityMapping
    guard !keepingCase else { return Array(normal.utf8) }
    var folded = ""
    for scalar in normal.unicodeScalars {
      switch scalar {
      case "ß", "ẞ": folded += "ss"
      case "ς": folded += "σ"
      default: folded += scalar.properties.lowercaseMapping
      }
    }
    return Array(folded.precomposedStringWithCompatibilityMapping.utf8)
  }
}
