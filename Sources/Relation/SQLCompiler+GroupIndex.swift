extension SQLCompiler {
  /// Whether a query that is grouped by the first column of the source's index reads columns that the index has not:
  /// faster over the whole table then, and sorted.
  func readsBesideIndex(_ sql: String) -> Bool {
    guard inner.isEmpty, let first = source.groupIndex.first, group?.first == first else { return false }
    let known = source.groupIndex
    return (group ?? []).contains { !known.contains($0) }
      || Self.columns(in: sql).contains { !known.contains($0) }
  }

  /// The names with a table's in front that stand in it: `m.rank`.
  private static func columns(in sql: String) -> [String] {
    let words = sql.utf8.split { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
        false
      default: true
      }
    }
    // Numbers that the compiler writes, such as 1.0, begin with a digit.
    return words.filter { $0.contains(UInt8(ascii: ".")) && ($0.first ?? 0) > UInt8(ascii: "9") }
      .map { String(Substring($0)) }
  }
}
