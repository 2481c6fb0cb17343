/// How deep SQLite's parser has to stack what it reads. It holds 100 symbols (YYSTACKDEPTH, unless built otherwise) and
/// fails with "parser stack overflow" beyond, so what nests deeper is left to the evaluator.
enum SQLDepth {
  /// Leaves room for the statement around the brackets and an operator inside them.
  private static let limit = 80
  /// No bracket counts for more (see `deepest`).
  private static let heaviest = 10

  /// Whether SQLite can read it. Most texts nest so little that their brackets need not be weighed.
  static func fits(_ sql: String) -> Bool {
    mostBrackets(in: sql) * heaviest <= limit || deepest(in: sql) <= limit
  }

  private static func mostBrackets(in sql: String) -> Int {
    var depth = 0
    var most = 0
    for byte in sql.utf8 {
      if byte == UInt8(ascii: "(") {
        depth += 1
        most = max(most, depth)
      } else if byte == UInt8(ascii: ")"), depth > 0 {
        depth -= 1
      }
    }
    return most
  }

  /// The symbols held at the deepest place, from the grammar's rules: a call holds its name, a bracket, DISTINCT and
  /// (behind the first argument) a list with its comma; a subquery the SELECT before it; an operator its left side.
  private static func deepest(in sql: String) -> Int {
    var depth = 0
    var deepest = 0
    var open: [(weight: Int, hasComma: Bool)] = []
    var previous = UInt8(ascii: "(")
    var beforeName = previous
    var sql = sql
    sql.withUTF8 { bytes in
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case UInt8(ascii: "("):
          let isSubquery = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "S")
          let isCall = index > 0 && isNamePart(bytes[index - 1])
          let left = isCall ? beforeName : previous
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
        if byte != UInt8(ascii: " ") {
          if isNamePart(byte), index == 0 || !isNamePart(bytes[index - 1]) { beforeName = previous }
          previous = byte
        }
      }
    }
    return deepest
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || byte == UInt8(ascii: ".")
  }
}
