/// Bare domains in running text (`acme.com`).
enum CitationHost {
  /// The endings taken for a domain wherever they stand; others only for a tracked brand's domain. Words that a
  /// sentence may begin with (`in`, `so`, `us`, `it`) are left out: glued text (`Apple.in stock`) isn't a domain.
  private static let endings: Set<[UInt8]> = Set(
    ("com org net edu gov mil int info biz io ai co app dev shop store tv fm gg xyz tech cloud online site blog "
      + "eu uk de fr es nl se ch at ca au nz jp cn kr br mx pl ru")
      .split(separator: " ").map { Array($0.utf8) })

  /// A host name's greatest length in bytes (RFC 1035).
  private static let longest = 253

  static func isPlausible(_ host: some BidirectionalCollection<UInt8>) -> Bool {
    guard let dot = host.lastIndex(of: UInt8(ascii: ".")), dot > host.startIndex else { return false }
    return endings.contains(host[host.index(after: dot)...].map(TextBytes.lower))
  }

  /// The host around the dot at `dot`, or nil where none can be: a letter or digit on both sides, lower case behind.
  static func range(
    around dot: Int, in bytes: UnsafeBufferPointer<UInt8>, from limit: Int
  ) -> Range<Int>? {
    guard dot > limit, dot + 2 < bytes.count, TextBytes.isWord(bytes[dot - 1]),
      TextBytes.isWord(bytes[dot + 1])
    else { return nil }
    var start = dot
    while start > limit, dot - start < longest, isHostByte(bytes[start - 1]) { start -= 1 }
    while start < dot, !TextBytes.isWord(bytes[start]) { start += 1 }
    var end = dot + 1
    while end < bytes.count, end - dot < longest, isHostByte(bytes[end]) { end += 1 }
    while end > dot, !TextBytes.isWord(bytes[end - 1]) { end -= 1 }
    return start..<trimmed(bytes, start..<end)
  }

  /// Cuts labels off the end until an ending in lower case (or a host all in capitals) closes the host:
  /// `acme.com.The` is `acme.com`.
  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ host: Range<Int>) -> Int {
    var end = host.upperBound
    while let dot = bytes[host.lowerBound..<end].lastIndex(of: UInt8(ascii: ".")) {
      let hasCapital = bytes[dot..<end].contains(where: TextBytes.isUpper)
      if !hasCapital || !bytes[host.lowerBound..<end].contains(where: TextBytes.isLower) { return end }
      end = dot
    }
    return host.lowerBound
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    TextBytes.isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
