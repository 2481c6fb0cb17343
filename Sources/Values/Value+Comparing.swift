// Text compares by UTF-8 bytes, as SQLite's BINARY collation does; Swift's own `==` equates é and é.

extension String {
  package func sameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && compareBytes(to: other) == 0
  }

  /// Negative, zero or positive, by UTF-8 bytes.
  package func compareBytes(to other: String) -> Int {
    let fast = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in
        compareBuffers(left, right)
      }
    }
    if let order = fast ?? nil { return order }
    var left = utf8.makeIterator()
    var right = other.utf8.makeIterator()
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let a?, let b?) where a != b: return a < b ? -1 : 1
      default: continue
      }
    }
  }
}

private func compareBuffers(
  _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
) -> Int {
  let shared = min(left.count, right.count)
  var index = 0
  while index < shared {
    let a = left[index]
    let b = right[index]
    if a != b { return a < b ? -1 : 1 }
    index += 1
  }
  return left.count - right.count
}

/// Compares an integer with a double exactly, as SQLite does: no rounding of large integers.
package func compareExactly(_ n: Int64, _ x: Double) -> Int {
  if x >= 9_223_372_036_854_775_808.0 { return -1 }
  if x < -9_223_372_036_854_775_808.0 { return 1 }
  let whole = Int64(x)
  if n != whole { return n < whole ? -1 : 1 }
  let rest = x - Double(whole)
  return rest > 0 ? -1 : (rest < 0 ? 1 : 0)
}

extension Value {
  /// Where the kinds differ, this order decides: SQLite's (null, number, text), then ours.
  private var kindRank: Int {
    switch self {
    case .null: 0
    case .bool: 1
    case .integer, .real, .date, .duration: 2
    case .text: 3
    case .list: 4
    case .record: 5
    }
  }

  /// A total order: negative, zero or positive. Nulls come first here; `sort` puts them last itself.
  package func compare(to other: Value) -> Int {
    switch (self, other) {
    case (.null, .null): return 0
    case (.bool(let a), .bool(let b)): return a == b ? 0 : (a ? 1 : -1)
    case (.integer(let a), .integer(let b)), (.date(let a), .date(let b)),
      (.duration(let a), .duration(let b)):
      return a == b ? 0 : (a < b ? -1 : 1)
    case (.real(let a), .real(let b)): return a == b ? 0 : (a < b ? -1 : 1)
    case (.integer(let a), .real(let b)): return compareExactly(a, b)
    case (.real(let a), .integer(let b)): return -compareExactly(b, a)
    case (.text(let a), .text(let b)): return a.compareBytes(to: b)
    case (.list(let a), .list(let b)): return Value.compareLists(a, b)
    case (.record(let a), .record(let b)):
      let byNames = Value.compareLists(a.names.map(Value.text), b.names.map(Value.text))
      return byNames != 0 ? byNames : Value.compareLists(a.values, b.values)
    default:
      let ranks = (kindRank, other.kindRank)
      return ranks.0 == ranks.1 ? 0 : (ranks.0 < ranks.1 ? -1 : 1)
    }
  }

  private static func compareLists(_ a: [Value], _ b: [Value]) -> Int {
    for (left, right) in zip(a, b) {
      let order = left.compare(to: right)
      if order != 0 { return order }
    }
    return a.count - b.count
  }

  /// Null-safe equality: null equals null alone.
  package func same(as other: Value) -> Bool {
    if case .text(let a) = self, case .text(let b) = other { return a.sameBytes(as: b) }
    return compare(to: other) == 0
  }
}

/// A row of values as a dictionary key: equal where `Value.same(as:)` says so.
package struct ValueKey: Hashable {
  package let values: [Value]

  package init(_ values: [Value]) { self.values = values }

  package static func == (left: ValueKey, right: ValueKey) -> Bool {
    left.values.count == right.values.count
      && zip(left.values, right.values).allSatisfy { $0.same(as: $1) }
  }

  package func hash(into hasher: inout Hasher) {
    for value in values { value.hashContent(into: &hasher) }
  }
}

extension Value {
  /// Equal for what `same(as:)` holds equal.
  package func hashContent(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .integer(let n): hasher.combine(Double(n))
    case .real(let x): hasher.combine(x)
    case .date(let ms), .duration(let ms): hasher.combine(ms)
    case .text(var text): text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .list(let list): for value in list { value.hashContent(into: &hasher) }
    case .record(let record): for value in record.values { value.hashContent(into: &hasher) }
    }
  }
}
