import Values

/// The other side of a join, by its keys. The other side must be rows by now; a source that is still to be read has none.
struct Partners {
  /// How many values a partner has.
  let width: Int
  private var keys = KeyTable(width: 1)
  /// By the number of the key, the partners' values one after another, and how many partners there are.
  private var values: [(values: [Value], count: Int)] = []
  /// What a row without a partner gets.
  private let none: (values: [Value], count: Int)

  init(_ join: Join) {
    width = join.kept.count
    none = join.isLeft ? ([Value](repeating: .null, count: join.kept.count), 1) : ([], 0)
    guard case .rows(let rows) = join.side else { return }
    for row in rows where !row[join.right].isNull {
      let (number, isNew) = row.withUnsafeBufferPointer {
        keys.insert(.init(rebasing: $0[join.right...join.right]))
      }
      if isNew { values.append(([], 0)) }
      for column in join.kept { values[number].values.append(row[column]) }
      values[number].count += 1
    }
  }

  /// The values of all partners of a key, and how many partners there are. Null has none.
  func values(of key: UnsafeBufferPointer<Value>) -> (values: [Value], count: Int) {
    guard !key[0].isNull, let number = keys.find(key) else { return none }
    return values[number]
  }
}
