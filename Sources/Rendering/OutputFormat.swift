/// The shapes rows can leave in: the words of `--output`.
package enum OutputFormat: String, CaseIterable, Sendable {
  case table, json, ndjson, csv, tsv, markdown, html, line
}
