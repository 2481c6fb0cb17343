/// Which tables of the dashboard's backend to import, and how to read them.
package struct TableImportRequest: Sendable, Equatable {
  /// Files and folders; a path that holds `*`, `?` or `[` stands for all that it matches.
  package var files: [String]
  /// What all of it is; nil: told by each file's name or columns.
  package var table: ImportTable?
  /// Nil: by each file's ending.
  package var format: ImportFormat?
  /// `runs.startedAt` or `startedAt` → the column, or the path of a nested value.
  package var mapping: [String: String]
  /// A client's name or id for runs that name none; made where it is new.
  package var client: String?
  /// Imports the good rows where some are bad; else one bad row means that nothing is imported.
  package var skipBad: Bool
  /// Does all of it and keeps nothing.
  package var dryRun: Bool

  package init(
    files: [String], table: ImportTable? = nil, format: ImportFormat? = nil,
    mapping: [String: String] = [:], client: String? = nil, skipBad: Bool = false, dryRun: Bool = false
  ) {
    self.files = files
    self.table = table
    self.format = format
    self.mapping = mapping
    self.client = client
    self.skipBad = skipBad
    self.dryRun = dryRun
  }
}
