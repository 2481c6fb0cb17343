/// How deep SQLite's parser has to stack what it reads. It holds 100 symbols (YYSTACKDEPTH, unless built otherwise) and
/// fails with "parser stack overflow" beyond, so what nests deeper is left to the evaluator.
enum SQLDepth {
  /// Leaves room for the statement around the brackets and an operator inside them.
  private static let limit = 80

  /// Whether SQLite can read it.
  static func fits(_ sql: String) -> Bool {
    var sql = sql
    return sql.withUTF8 { deepest(in: $0) } <= limit
  }

  /// The symbols held at the deepest place, from the grammar's rules: a call holds its name, a bracket, DISTINCT and
  /// (behind the first argument) a list with its comma; a subquery the SELECT before it; an operator its left side.
  /// Asked at each step of a statement, of some thousand bytes: only brackets and commas are looked at more closely.
  private static func deepest(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var depth = 0
    var deepest = 0
    var open: [(weight: Int, hasComma: Bool)] = []
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte >= UInt8(ascii: "("), byte <= UInt8(ascii: ",") else { continue }
      switch byte {
      case UInt8(ascii: "("):
        let isSubquery = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "S")
        let isCall = index > 0 && isNamePart(bytes[index - 1])
        let left = before(index, bytes)
        var weight = isSubquery ? 6 : (isCall ? 3 : 1)
        if left != UInt8(ascii: "("), left != UInt8(ascii: ",") { weight += 2 }
        if open.last?.hasComma ?? false { weight += 2 }
        open.append((weight, false))
        depth += weight
        deepest = max(deepest, depth)
      case UInt8(ascii: ")"): depth -= open.popLast()?.weight ?? 0
      case UInt8(ascii: ","): if !open.isEmpty { open[open.count - 1].hasComma = true }
      default: break
      }
    }
    return deepest
  }

  /// What stands before a bracket and the name it may belong to; a bracket at the start.
  private static func before(_ bracket: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var index = bracket - 1
    while index >= 0, isNamePart(bytes[index]) { index -= 1 }
    while index >= 0, bytes[index] == UInt8(ascii: " ") { index -= 1 }
    return index >= 0 ? bytes[index] : UInt8(ascii: "(")
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: ".")
  }
}
