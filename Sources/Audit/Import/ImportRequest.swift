/// What to import, and how to read it.
package struct ImportRequest: Sendable, Equatable {
  /// Paths; one that holds `*`, `?` or `[` stands for all the files that it matches, in order of their names.
  package var files: [String]
  /// Nil: by each file's ending (`.json`, `.jsonl`, `.ndjson`, `.csv`, `.tsv`).
  package var format: ImportFormat?
  /// A client's name or id; a client that is not there yet is made.
  package var client: String
  /// A list of brands to store for the client first.
  package var brands: String?
  /// Our field's name → the path of the foreign one (`metadata.timestamp`, `choices.0.message.content`). Fields that
  /// are not named here are looked for under their well-known names.
  package var mapping: [String: String]
  /// The foreign paths whose values together say which run an answer belongs to. Empty: the field `run`, and for a
  /// row that has none its file.
  package var runKey: [String]
  /// The platform of all answers, whatever the rows say.
  package var platform: String?
  /// Imports the good rows where some are bad; else one bad row means that nothing is imported.
  package var skipBad: Bool
  /// Does all of it and keeps nothing.
  package var dryRun: Bool
  /// Where the answers come from: part of every answer's identity. Nil: each file's name without its ending.
  package var source: String?

  package static let defaultClient = "Imported"

  package init(
    files: [String], format: ImportFormat? = nil, client: String = defaultClient,
    brands: String? = nil, mapping: [String: String] = [:], runKey: [String] = [],
    platform: String? = nil, skipBad: Bool = false, dryRun: Bool = false, source: String? = nil
  ) {
    self.files = files
    self.format = format
    self.client = client
    self.brands = brands
    self.mapping = mapping
    self.runKey = runKey
    self.platform = platform
    self.skipBad = skipBad
    self.dryRun = dryRun
    self.source = source
  }
}
