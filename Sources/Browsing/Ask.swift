import Values

/// What the browser wants to know. It asks in the language alone, so what it prints is what it showed.
package struct Ask: Equatable, Sendable {
  enum Purpose: Equatable, Sendable {
    /// Rows of the list from here on.
    case rows(from: Int)
    case count
    /// The same, to look for something in them.
    case find(from: Int)
    case choices
    /// A part of an answer.
    case answer(id: String, AnswerData.Part)
    /// A row of the list, whole.
    case record
  }

  /// A statement.
  package let text: String
  let purpose: Purpose
  /// The list that it is for: replies for one that was left are dropped.
  let list: Int
}

/// The rows of a statement.
package struct Reply: Sendable {
  package var fields: [Field]
  package var rows: [[Value]]
  /// What was said beside them.
  package var notes: [String]

  package init(fields: [Field], rows: [[Value]], notes: [String] = []) {
    self.fields = fields
    self.rows = rows
    self.notes = notes
  }

  /// The value of a field in a row; null where there is none.
  func value(_ name: String, _ row: [Value]) -> Value { row.value(of: name, fields) }
}

extension [Value] {
  /// The value of a field of this row; null where there is none.
  func value(of name: String, _ fields: [Field]) -> Value {
    guard let index = fields.firstIndex(where: { $0.name == name }), index < count else { return .null }
    return self[index]
  }
}

/// Why a statement gave no rows.
package struct AskProblem: Equatable, Sendable {
  package var message: String
  package var notes: [String]
  /// It was stopped by a key, and is to be asked again when nobody types.
  package var isInterruption: Bool

  package init(_ message: String, notes: [String] = [], isInterruption: Bool = false) {
    self.message = message
    self.notes = notes
    self.isInterruption = isInterruption
  }
}
