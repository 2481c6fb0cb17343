/// One place at which two values differ.
package struct ValueDifference: Sendable, Equatable {
  /// `[3].name`; empty for the values as a whole.
  package var path: String
  /// Nil where there is none.
  package var expected: String?
  package var found: String?

  /// All places at which `found` is not `expected`, in order, at most 1,000. Dates and durations are what they are as
  /// JSON; 1 and 1.0 are one number; a record's fields may stand in any order.
  package static func between(_ expected: Value, _ found: Value) -> [ValueDifference] {
    var list: [ValueDifference] = []
    compare(expected, found, "", &list)
    return list
  }

  private static let limit = 1000

  private static func compare(_ a: Value, _ b: Value, _ path: String, _ list: inout [ValueDifference]) {
    guard list.count < limit else { return }
    switch (a, b) {
    case (.list(let x), .list(let y)):
      for index in 0..<max(x.count, y.count) {
        let place = "\(path)[\(index)]"
        guard x.indices.contains(index), y.indices.contains(index) else {
          list.append(
            ValueDifference(
              path: place, expected: x.indices.contains(index) ? x[index].json : nil,
              found: y.indices.contains(index) ? y[index].json : nil))
          continue
        }
        compare(x[index], y[index], place, &list)
      }
    case (.record(let x), .record(let y)):
      for name in x.names + y.names.filter({ x[$0] == nil }) {
        let place = path.isEmpty ? name : "\(path).\(name)"
        guard let left = x[name], let right = y[name] else {
          list.append(ValueDifference(path: place, expected: x[name]?.json, found: y[name]?.json))
          continue
        }
        compare(left, right, place, &list)
      }
    default:
      if let left = a.number, let right = b.number, left == right { return }
      if a.json.sameBytes(as: b.json) { return }
      list.append(ValueDifference(path: path, expected: a.json, found: b.json))
    }
  }
}

extension ValueDifference: CustomStringConvertible {
  /// `runs[2].status: expected "completed", found "failed"`, long values cut.
  package var description: String {
    func cut(_ text: String) -> String { text.count > 60 ? text.prefix(59) + "…" : text }
    let place = path.isEmpty ? "" : "\(path): "
    switch (expected, found) {
    case (let expected?, let found?): return "\(place)expected \(cut(expected)), found \(cut(found))"
    case (let expected?, nil): return "\(place)missing, expected \(cut(expected))"
    default: return "\(place)not expected, found \(cut(found ?? "null"))"
    }
  }
}
