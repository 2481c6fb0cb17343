import Values

extension Value {
  static func object(_ pairs: [(String, Value)]) -> Value { .record(Record(pairs)) }

  /// A member of an object.
  subscript(name: String) -> Value? {
    guard case .record(let record) = self else { return nil }
    return record[name]
  }

  var elements: [Value] {
    guard case .list(let list) = self else { return [] }
    return list
  }
}
