/// A word behind a verb, as the parser parts them.
struct CompleterAtom: Equatable {
  var text: String
  var start: Int
  var end: Int
  /// Neither string nor bracket: what it means is the parameter's type.
  var isPlain: Bool

  /// The atoms of `bytes[from..<to]`; closed brackets are one each.
  static func read(_ bytes: [UInt8], from: Int, to: Int) -> [CompleterAtom] {
    var atoms: [CompleterAtom] = []
    var position = from
    while position < to {
      let byte = bytes[position]
      if byte <= UInt8(ascii: " ") {
        position += 1
        continue
      }
      let start = position
      let isPlain = !Self.ends(byte)
      if isPlain {
        while position < to, !ends(bytes[position]) { position += 1 }
      } else {
        position = groupEnd(bytes, start, to)
      }
      let text = String(decoding: bytes[start..<position], as: UTF8.self)
      atoms.append(CompleterAtom(text: text, start: start, end: position, isPlain: isPlain))
    }
    return atoms
  }

  /// Behind a string or a bracket with all that it holds.
  private static func groupEnd(_ bytes: [UInt8], _ start: Int, _ to: Int) -> Int {
    var depth = 0
    for token in CompleterToken.read(bytes, from: start, to: to) {
      if token.kind == .symbol, ["(", "[", "{"].contains(token.text) { depth += 1 }
      if token.kind == .symbol, [")", "]", "}"].contains(token.text) { depth -= 1 }
      if depth <= 0 { return max(token.end, start + 1) }
    }
    return to
  }

  static func ends(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "|"), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
