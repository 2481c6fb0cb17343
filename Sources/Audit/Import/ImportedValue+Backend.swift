import Values

// Values as the dashboard's backend and its database write them.
extension ImportedValue {
  /// Truth as JSON, PostgreSQL (`t`, `f`) or a person writes it.
  static func flag(_ value: Value) throws(Fault) -> Bool {
    switch value {
    case .bool(let flag): return flag
    case .integer(0): return false
    case .integer(1): return true
    case .text(let text):
      switch FieldGuess.folded(text) {
      case "t", "true", "1", "yes", "y": return true
      case "f", "false", "0", "no", "n": return false
      default: throw Fault(reason: .badFlag)
      }
    default: throw Fault(reason: .badFlag)
    }
  }

  /// A list or a record, nested or as text of JSON (of JSON in a string, too).
  static func json(_ value: Value) throws(Fault) -> Value {
    guard case .text(let text) = value else { return value }
    do throws(JSONProblem) {
      let parsed = try JSONParser.parse(text)
      guard case .text(let inner) = parsed else { return parsed }
      return try JSONParser.parse(inner)
    } catch {
      throw Fault(reason: .json(error.reason))
    }
  }

  /// A word of a closed set, in any case, also as Python writes its enumerations (`RunStatus.COMPLETED`).
  static func word<Word: RawRepresentable & CaseIterable>(
    _ value: Value, synonyms: [String: Word]
  ) throws(Fault) -> Word where Word.RawValue == String {
    let known = Word.allCases.map(\.rawValue)
    guard case .text(let text) = value else {
      throw Fault(reason: .wrongType(expected: "text", found: value.typeWord))
    }
    let last = text.split(separator: ".").last.map(String.init) ?? ""
    let folded = FieldGuess.folded(FieldGuess.trimmed(last))
    if let word = Word.allCases.first(where: { FieldGuess.folded($0.rawValue).sameBytes(as: folded) }) {
      return word
    }
    guard let word = synonyms[folded] else { throw Fault(reason: .badWord(known: known)) }
    return word
  }

  /// Texts of a list: of JSON, of PostgreSQL's array (`{a,"b c"}`), or with commas or semicolons between them.
  static func texts(_ value: Value) throws(Fault) -> [Value] {
    switch value {
    case .list(let list): return list
    case .text(let text):
      if case .list(let list)? = try? json(value) { return list }
      var inner = FieldGuess.trimmed(text)
      if inner.hasPrefix("{"), inner.hasSuffix("}") { inner = String(inner.dropFirst().dropLast()) }
      return inner.split(whereSeparator: { $0 == "," || $0 == ";" })
        .map { FieldGuess.trimmed($0.filter { $0 != "\"" }) }
        .filter { !$0.isEmpty }.map(Value.text)
    default: throw Fault(reason: .wrongType(expected: "a list", found: value.typeWord))
    }
  }
}
