import Values

/// A row that could not be read: where, and why. Nothing of what the row says is in it.
package struct BadRow: Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case json(JSONProblem.Reason)
    /// A list element or a line that is no record: what it is instead.
    case notRecord(found: String)
    case missing(ImportField)
    /// Neither a prompt nor a question's id.
    case noQuestion
    case noRunKey
    case wrongType(expected: String, found: String)
    case badTime
    /// What was expected instead.
    case badNumber(expected: String)
    /// A name from which no id can be made: no letter or digit in it.
    case badPlatform
    /// More bytes than one row may have.
    case tooLong(limit: Int)
    /// So many fields where the header has more, or fewer.
    case ragged(expected: Int, found: Int)
    /// A quote inside a field that does not begin with one.
    case strayQuote
    case textAfterQuote
    /// A quoted field that never ends.
    case openQuote
    case badUTF8
    /// A label that is not there.
    case noLabel
    /// No brand of the client has this name; `nearest` is one that it has.
    case unknownBrand(nearest: String?)
    case repeatedBrand
    case badSentiment
    case badFlag
    /// None of these words.
    case badWord(known: [String])
    case missingField(TableField)
    /// No such row, neither in the files nor in the database.
    case dangling(ImportTable)
    /// A row with this id came before with other values.
    case otherValues
    /// The database has this id for something else: what that is.
    case taken(by: String)
    case badBrands(String)
    /// A time before the one that it should follow.
    case before(field: TableField)
    /// More completed than there are.
    case moreThanAll
  }

  package var file: String
  /// From 1.
  package var line: Int
  /// Characters from 1; nil where only the line is known.
  package var column: Int?
  /// The JSON path or the column's name; nil where the row as a whole is at fault.
  package var path: String?
  package var reason: Reason

  package init(file: String, line: Int, column: Int? = nil, path: String? = nil, reason: Reason) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.reason = reason
  }
}

extension BadRow: CustomStringConvertible {
  /// `answers.csv:12:7: …`, with the path where there is one.
  package var description: String {
    var text = "\(file):\(line)"
    if let column { text += ":\(column)" }
    text += ": "
    if let path { text += "`\(path)`: " }
    return text + reason.text
  }
}

extension BadRow.Reason {
  /// Why, in words, without a full stop.
  package var text: String {
    switch self {
    case .json(let reason): "not JSON: \(reason.description)"
    case .notRecord(let found): "expected a record, found a \(found)"
    case .missing(.text): "no answer's text, and no error either"
    case .missing(let field): "no \(field.rawValue)"
    case .noQuestion: "neither a prompt nor a question's id"
    case .noRunKey: "this part of the run's key is missing"
    case .wrongType(let expected, let found): "expected \(expected), found a \(found)"
    case .badTime: "expected a time as `2026-11-01T09:00:00Z` or seconds since 1970"
    case .badNumber(let expected): "expected \(expected)"
    case .badPlatform: "expected a platform's name with at least one letter or digit"
    case .tooLong(let limit): "longer than \(limit / 1_048_576) MB; the file is not read any further"
    case .ragged(let expected, let found): "expected \(expected) fields as in the header, found \(found)"
    case .strayQuote: "a quote inside a field that does not begin with one"
    case .textAfterQuote: "text between a closing quote and the next separator"
    case .openQuote: "this quoted field never ends"
    case .badUTF8: "not UTF-8"
    case .noLabel: "missing"
    case .unknownBrand(let nearest):
      "not a brand of the client" + (nearest.map { ", did you mean `\($0)`?" } ?? "")
    case .repeatedBrand: "this brand stands there twice"
    case .badSentiment: "expected positive, neutral or negative"
    case .badFlag: "expected true or false"
    case .badWord(let known): "expected one of " + known.joined(separator: ", ")
    case .missingField(let field): "no \(field.rawValue)"
    case .dangling(let table): "no \(table.singular) with this id, neither in the files nor in the database"
    case .otherValues: "a row with this id came before, with other values"
    case .taken(let owner): "the database has this id already, as that of \(owner)"
    case .before(let field): "it ends before \(field.rawValue)"
    case .moreThanAll: "more is completed than there is in all"
    case .badBrands(let reason): "these brands cannot be told apart: \(reason)"
    }
  }
}
