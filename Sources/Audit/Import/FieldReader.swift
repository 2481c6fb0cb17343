import Values

/// Finds our fields in foreign rows: where a mapping says, else under their well-known names.
struct FieldReader {
  private let mapped: [ImportField: FieldPath]
  private let runKey: [FieldPath]
  /// The names of the row that `guesses` were made for: most rows of a file look alike.
  private var shape: [String]?
  private var guesses: [ImportField: [FieldGuess]] = [:]
  /// Every path that gave a value, a field's in order of first use.
  private(set) var used: [ImportField: [(path: String, isGuessed: Bool)]] = [:]

  /// Throws `ImportProblem`.
  init(mapping: [String: String], runKey: [String]) throws(ImportProblem) {
    var mapped: [ImportField: FieldPath] = [:]
    for (name, text) in mapping.sorted(by: { $0.key.compareBytes(to: $1.key) < 0 }) {
      guard let field = ImportField(rawValue: name) else {
        throw .unknownField(name, nearest: NearestName.of(name, in: ImportField.allCases.map(\.rawValue)))
      }
      guard let path = FieldPath(text) else { throw .emptyName(of: "path of the field `\(name)`") }
      mapped[field] = path
    }
    var keys: [FieldPath] = []
    for text in runKey {
      guard let path = FieldPath(text) else { throw .emptyName(of: "run key") }
      keys.append(path)
    }
    self.mapped = mapped
    self.runKey = keys
  }

  /// The paths that a table must have as columns, since it has nothing nested.
  var namedPaths: [String] {
    ImportField.allCases.compactMap { mapped[$0]?.text } + runKey.map(\.text)
  }

  /// Mapped fields that no row had so far: `field=path`.
  var unused: [String] {
    ImportField.allCases.compactMap { field in
      guard let path = mapped[field], used[field] == nil else { return nil }
      return "\(field.rawValue)=\(path.text)"
    }
  }

  func isMapped(_ field: ImportField) -> Bool { mapped[field] != nil }

  /// The field's value and its path; nil where the row has none, null or an empty text.
  mutating func value(_ field: ImportField, in record: Record) -> (value: Value, path: String)? {
    if let path = mapped[field] {
      guard let value = path.value(in: record), !Self.isEmpty(value) else { return nil }
      note(field, path.text, isGuessed: false)
      return (value, path.text)
    }
    learn(record.names)
    for guess in guesses[field] ?? [] {
      if let found = guess.value(in: record), !Self.isEmpty(found.value) {
        note(field, found.path, isGuessed: true)
        return found
      }
    }
    return nil
  }

  /// The parts of the run's key and their paths, nil for a part that the row doesn't have; empty where no run key is
  /// given.
  func runKeyParts(of record: Record) -> [(value: Value?, path: String)] {
    runKey.map { path in
      let value = path.value(in: record)
      return (value.flatMap { Self.isEmpty($0) ? nil : $0 }, path.text)
    }
  }

  private static func isEmpty(_ value: Value) -> Bool {
    switch value {
    case .null: true
    case .text(let text): text.isEmpty
    default: false
    }
  }

  private mutating func learn(_ names: [String]) {
    if let shape, shape.count == names.count,
      zip(shape, names).allSatisfy({ $0.sameBytes(as: $1) })
    {
      return
    }
    shape = names
    guesses = [:]
    for field in ImportField.allCases where mapped[field] == nil {
      let found = FieldGuess.guesses(for: field, names: names)
      if !found.isEmpty { guesses[field] = found }
    }
  }

  private mutating func note(_ field: ImportField, _ path: String, isGuessed: Bool) {
    if let known = used[field], known.contains(where: { $0.path.sameBytes(as: path) }) { return }
    used[field, default: []].append((path, isGuessed))
  }
}
