import Values

/// The path of a foreign field: names, or places in a list, with dots between them.
struct FieldPath: Equatable {
  let text: String
  let parts: [String]

  /// Nil for an empty path or part.
  init?(_ text: String) {
    self.text = text
    parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.contains(where: \.isEmpty) { return nil }
  }

  /// The value there; nil where there is none. A name that holds dots itself goes before a path.
  func value(in record: Record) -> Value? {
    if let value = record[text] { return value }
    guard parts.count > 1 else { return nil }
    var value = Value.record(record)
    for part in parts {
      switch value {
      case .record(let record):
        guard let next = record[part] else { return nil }
        value = next
      case .list(let list):
        guard let index = Int(part), list.indices.contains(index) else { return nil }
        value = list[index]
      default: return nil
      }
    }
    return value
  }
}
