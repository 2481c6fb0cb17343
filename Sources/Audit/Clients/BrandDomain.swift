/// The hosts that a brand owns.
enum BrandDomain {
  /// A host in lower case (`acme.com`); nil where the text is none.
  static func parse(_ text: String) -> String? {
    let host = text.lowercased()
    let isHost =
      host.utf8.contains(UInt8(ascii: "."))
      && host.utf8.allSatisfy { byte in
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte)
          || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      }
    let edges = [host.utf8.first, host.utf8.last]
    return isHost && !edges.contains(UInt8(ascii: ".")) ? host : nil
  }
}
