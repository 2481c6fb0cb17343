import Planning
import Values

extension Verb {
  /// Its rows depend on the file: the checker looks into it, and the session reads it. There is nothing to do here.
  static let read = Verb(
    VerbDeclaration(
      "read", "read a file's rows: CSV, TSV, JSON or JSONL; nothing is stored",
      details: """
        The columns and their types are taken from the file when the script is checked, from its first 10,000 rows. \
        Its name is relative to the script.
        """,
      parameters: [
        Key<String>.positional("file", .path, "the file; its ending tells the format").parameter,
        Key<[String]>.list("as", of: .text, "columns with their types: ticket:text,opened:date").parameter,
      ],
      output: .rows([]),
      examples: [
        #"read "tickets.csv" | where priority == "high" | select id, opened"#,
        #"read "tickets.csv" --as id:text | join runs on runId == id | select id, priority, status"#,
      ])
  ) { _ in .nothing }
}
