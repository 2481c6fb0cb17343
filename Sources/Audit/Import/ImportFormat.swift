/// How a file of answers is written.
package enum ImportFormat: String, Sendable, CaseIterable {
  /// One list of records, a record that holds such a list, or records one after another.
  case json
  /// A JSON record on each line.
  case jsonl
  /// RFC 4180 with a header row.
  case csv
  /// The same with tabs.
  case tsv

  /// By the file name's ending; nil for one that says nothing.
  package init?(path: String) {
    let ending = FileName.ending(of: path)
    switch ending {
    case "json": self = .json
    case "jsonl", "ndjson": self = .jsonl
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    default: return nil
    }
  }
}
