/// What an import did (or, for a dry run, would have done). `rows == added + known + repeated + bad`, for the whole
/// and for each file.
package struct ImportReport: Sendable, Equatable {
  package struct File: Sendable, Equatable {
    package var path: String
    package var format: ImportFormat
    package var rows = 0
    package var added = 0
    /// Answers that the database had already.
    package var known = 0
    /// Answers that this import had brought already.
    package var repeated = 0
    package var bad = 0
  }

  package struct Run: Sendable, Equatable {
    package var id: String
    package var name: String
    package var isNew: Bool
    package var added: Int
    package var known: Int
    package var repeated: Int
    /// Its earlier answers were read with other brands or rules, and so were read anew.
    package var isReread = false
  }

  /// Where a field's values came from.
  package struct UsedField: Sendable, Equatable {
    package var field: ImportField
    package var path: String
    /// Found under a well-known name; no mapping says so.
    package var isGuessed: Bool
  }

  package var client: EntityReference
  package var clientName: String
  package var isNewClient: Bool
  package var files: [File]
  /// In order of first appearance.
  package var runs: [Run]
  /// In the fields' order, a field's paths in order of first use.
  package var fields: [UsedField]
  /// Mapped fields that no row had: `field=path`.
  package var unused: [String]
  /// How many brands the answers were read for.
  package var brandCount: Int
  package var brands: BrandImportReport?
  /// The first ten thousand.
  package var badRows: [BadRow]
  package var isDryRun: Bool

  package static let badRowsKept = 10_000

  package var rows: Int { files.reduce(0) { $0 + $1.rows } }
  package var added: Int { files.reduce(0) { $0 + $1.added } }
  package var known: Int { files.reduce(0) { $0 + $1.known } }
  package var repeated: Int { files.reduce(0) { $0 + $1.repeated } }
  package var bad: Int { files.reduce(0) { $0 + $1.bad } }

  /// One sentence: `added 792 answers of 6 files in 6 runs`.
  package var summary: String {
    let start = isDryRun ? "would add" : "added"
    var text = "\(start) \(Self.count(added, "answer")) of \(Self.count(files.count, "file"))"
    let runs = runs.count { $0.added > 0 }
    if added > 0 { text += " in \(Self.count(runs, "run"))" }
    if known > 0 { text += ", \(known) were here already" }
    if repeated > 0 { text += ", \(repeated) came twice" }
    if bad > 0 { text += ", skipped \(Self.count(bad, "row")) that cannot be read" }
    return text
  }

  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
