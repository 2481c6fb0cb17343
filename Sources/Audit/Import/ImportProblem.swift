import AuditModel
import Values

/// Why an import did nothing at all.
package enum ImportProblem: ExplainedProblem, Equatable {
  case noFiles
  /// A pattern that no file matches.
  case noMatch(pattern: String)
  /// What the system says of it.
  case cannotRead(file: String, reason: String)
  /// A file whose name does not tell its format.
  case unknownFormat(file: String)
  /// A folder in place of its files.
  case isFolder(String)
  /// UTF-16, by its first bytes.
  case notUTF8(file: String)
  /// A mapping of a field that answers don't have; `nearest` is one that they have.
  case unknownField(String, nearest: String?)
  /// A mapping, run key, name of a client or source that is empty: what it is of.
  case emptyName(of: String)
  case badPlatform(String)
  /// A table without a header row.
  case noHeader(file: String)
  /// A header in which two columns have the same name.
  case repeatedColumn(file: String, column: String)
  /// A column that a mapping or run key names and the table doesn't have.
  case unknownColumn(file: String, column: String, columns: [String])
  /// The first rows that cannot be read (at most `ImportReport.badRowsKept`) of `count`; `good` other rows could have been imported.
  case badRows([BadRow], count: Int, good: Int)
  /// A name of a table that is none of ours.
  case unknownTable(String)
  /// A mapping of a field that the tables don't have.
  case unknownTableField(String, known: [String])
  /// A file whose name and columns don't tell its table.
  case noTable(file: String)
  /// Neither a file nor a folder: it can be read once only.
  case notAFile(String)
  case emptyFolder(String)
  case cancelled(rows: Int)
  case badBrandFile(file: String, line: Int, column: Int, reason: JSONProblem.Reason)
  /// All that is wrong with a list of brands.
  case badBrands(file: String, faults: [BrandFault])

  static let rowsShown = 20
}

extension ImportProblem {
  package var message: String {
    switch self {
    case .noFiles: "no file is given to import"
    case .noMatch(let pattern): "no file matches `\(pattern)`"
    case .cannotRead(let file, let reason): "`\(file)` cannot be read: \(reason)"
    case .unknownFormat(let file): "the name of `\(file)` does not tell its format"
    case .isFolder(let path): "`\(path)` is a folder"
    case .notUTF8(let file): "`\(file)` is written in UTF-16, expected UTF-8"
    case .unknownField(let name, _): "answers have no field `\(name)`"
    case .emptyName(let what): "the \(what) is empty"
    case .badPlatform(let name): "`\(name)` is no name of a platform: it has neither a letter nor a digit"
    case .noHeader(let file): "`\(file)` has no header row"
    case .repeatedColumn(let file, let column): "`\(file)` has two columns `\(column)`"
    case .unknownColumn(let file, let column, _): "`\(file)` has no column `\(column)`"
    case .badRows(_, let count, let good):
      "\(ImportReport.count(count, "row")) of \(count + good) cannot be read, so nothing was imported"
    case .unknownTable(let name): "there is no table `\(name)` to import"
    case .unknownTableField(let name, _): "the tables have no field `\(name)`"
    case .noTable(let file): "neither the name nor the columns of `\(file)` tell which table it is"
    case .notAFile(let path): "`\(path)` is no regular file, and tables are read more than once"
    case .emptyFolder(let path): "`\(path)` has no file of JSON, JSON lines, CSV or TSV"
    case .cancelled(let rows):
      "the import was stopped after \(ImportReport.count(rows, "row")); nothing of it was kept"
    case .badBrandFile(let file, let line, let column, let reason):
      "\(file):\(line):\(column): not JSON: \(reason.description)"
    case .badBrands(let file, let faults):
      faults.count == 1
        ? "\(file): \(faults[0].text)"
        : "\(ImportReport.count(faults.count, "fault")) in the brands of `\(file)`"
    }
  }

  package var notes: [String] {
    switch self {
    case .noFiles: ["`import answers data/*.jsonl` takes JSON, JSON lines, CSV and TSV"]
    case .noMatch: ["a pattern is relative to the folder that the shell was started in"]
    case .cannotRead: []
    case .unknownFormat:
      ["`--format jsonl` says it; known are " + ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")]
    case .isFolder(let path):
      ["name its files: import answers \(path)\(path.hasSuffix("/") ? "" : "/")*.jsonl"]
    case .notUTF8(let file): ["`iconv -f UTF-16 -t UTF-8 \(file)` turns it into UTF-8"]
    case .unknownField(_, let nearest):
      (nearest.map { ["did you mean `\($0)`?"] } ?? [])
        + ["fields: " + ImportField.allCases.map(\.rawValue).joined(separator: ", ")]
    case .emptyName: []
    case .badPlatform: ["`--platform openai` takes every answer as one of OpenAI's"]
    case .noHeader: ["the first row names the columns"]
    case .repeatedColumn: ["rename one of them"]
    case .unknownColumn(_, _, let columns): ["columns: " + columns.joined(separator: ", ")]
    case .badRows(let rows, let count, _): Self.notes(on: rows, count: count)
    case .unknownTable, .noTable:
      ["tables: " + ImportTable.allCases.map(\.rawValue).joined(separator: ", "), "`--table runs` says it"]
    case .unknownTableField(let name, let known):
      (NearestName.of(name.split(separator: ".").last.map(String.init) ?? name, in: known)
        .map { ["did you mean `\($0)`?"] } ?? []) + ["fields: " + known.joined(separator: ", ")]
    case .notAFile: ["write it to a file first"]
    case .emptyFolder: []
    case .cancelled: ["importing again starts from the beginning"]
    case .badBrandFile:
      [
        "expected a list of brands: `[{\"name\": \"Acme\", \"aliases\": [\"Acme Inc\"]}]`",
        "of another file: read \"FILE\" | where brand != null | distinct brand | select name = brand | save brands.json",
      ]
    case .badBrands(_, let faults):
      (faults.count == 1 ? [] : faults.prefix(Self.rowsShown).map(\.text)) + [
        "a brand is {name, aliases, domains, isPrimary}, an alias a text or {text, caseSensitive, denyContexts}"
      ]
    }
  }

  private static func notes(on rows: [BadRow], count: Int) -> [String] {
    var notes = rows.prefix(rowsShown).map(\.description)
    if count > notes.count { notes.append("and \(count - notes.count) more") }
    // The commonest mistake is a name that no guess finds: say how to give it.
    let fields = rows.compactMap { row -> ImportField? in
      switch row.reason {
      case .missing(let field): field
      case .noQuestion: .prompt
      default: nil
      }
    }
    for field in ImportField.allCases where fields.contains(field) {
      notes.append("`--map \(field.rawValue)=NAME` says which field is the \(field.rawValue)")
    }
    notes.append("`--skip-bad` imports the rows that can be read")
    return notes
  }
}
