/// What an import of tables did (or, for a dry run, would have done).
/// `rows == added + updated + unchanged + repeated + bad`.
package struct TableImportReport: Sendable, Equatable {
  /// What told which table a file holds.
  package enum Told: String, Sendable, CaseIterable {
    /// `--table`.
    case given
    /// The key of the list in a JSON record.
    case key
    /// The file's name.
    case name
    case columns
  }

  /// One table of one file.
  package struct Part: Sendable, Equatable {
    package var table: ImportTable
    package var file: String
    package var format: ImportFormat
    package var told: Told
    package var rows = 0
    package var added = 0
    /// Rows that the database had with other values.
    package var updated = 0
    package var unchanged = 0
    /// Rows that this import had brought already.
    package var repeated = 0
    package var bad = 0
    /// Columns that nothing was read from, with the rows that had them; in order of first appearance.
    package var unknown: [Unknown] = []
  }

  package struct Unknown: Sendable, Equatable {
    package var column: String
    package var rows: Int
  }

  /// A file, or a list in one, that was passed over.
  package struct Skipped: Sendable, Equatable {
    package enum Reason: String, Sendable {
      case format = "neither JSON nor a table by its name's ending"
      case table = "none of the tables"
      /// `--table` names another one.
      case other = "not the table that was asked for"
      case empty = "no rows"
    }

    package var path: String
    package var reason: Reason
  }

  package var parts: [Part]
  package var skipped: [Skipped]
  /// The first ten thousand.
  package var badRows: [BadRow]
  /// Names of clients of this import that have no brands: nothing was looked for in their answers.
  package var brandless: [String]
  /// Runs that were read with other brands than their client has now: `reread` brings them up to date.
  package var staleRuns: Int
  package var isDryRun: Bool

  package var rows: Int { parts.reduce(0) { $0 + $1.rows } }
  package var added: Int { parts.reduce(0) { $0 + $1.added } }
  package var updated: Int { parts.reduce(0) { $0 + $1.updated } }
  package var unchanged: Int { parts.reduce(0) { $0 + $1.unchanged } }
  package var repeated: Int { parts.reduce(0) { $0 + $1.repeated } }
  package var bad: Int { parts.reduce(0) { $0 + $1.bad } }

  /// One sentence: `added 2 clients and 48 responses, updated 1 job, 12 rows are as they were`.
  package var summary: String {
    let would = isDryRun ? "would have " : ""
    var texts: [String] = []
    if let list = list(\.added) { texts.append("\(would)added \(list)") }
    if let list = list(\.updated) { texts.append("\(would)updated \(list)") }
    if texts.isEmpty { texts.append("nothing is new") }
    if unchanged > 0 { texts.append("\(ImportReport.count(unchanged, "row")) as before") }
    if repeated > 0 { texts.append("\(repeated) came twice") }
    if bad > 0 { texts.append("skipped \(ImportReport.count(bad, "row")) that cannot be taken") }
    return texts.joined(separator: ", ")
  }

  private func list(_ count: KeyPath<Part, Int>) -> String? {
    let texts = ImportTable.allCases.compactMap { table -> String? in
      let sum = parts.filter { $0.table == table }.reduce(0) { $0 + $1[keyPath: count] }
      return sum == 0 ? nil : ImportReport.count(sum, table.singular)
    }
    guard let last = texts.last else { return nil }
    return texts.count == 1 ? last : texts.dropLast().joined(separator: ", ") + " and " + last
  }
}
