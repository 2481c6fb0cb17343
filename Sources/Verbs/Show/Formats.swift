import Planning
import Values

private let path = Key<String>.positional(
  "file", .path, "where to; .csv .tsv .json .ndjson .md .html .txt")
private let isWhole = Key<Bool>.flag("all", "every row, also those that the screen has no room for")

extension Verb {
  /// A verb that shows what comes in another format.
  private static func format(_ name: String, _ summary: String) -> Verb {
    Verb(VerbDeclaration(name, summary, input: .rows, examples: ["brands | take 3 | \(name)"])) { call in
      if let input = call.input { try call.host.present(.format(name), input) }
      return .nothing
    }
  }

  /// A verb that shows what comes to a person, who may want all of it.
  private static func screen(_ name: String, _ summary: String, _ details: String) -> Verb {
    Verb(
      VerbDeclaration(
        name, summary, details: details, parameters: [isWhole.parameter], input: .rows,
        examples: ["brands | take 3 | \(name)", "brands | \(name) --all"])
    ) { call in
      if let input = call.input {
        try call.host.present(.format(name, isWhole: call[isWhole] ?? false), input)
      }
      return .nothing
    }
  }

  static let table = screen(
    "table", "show rows as a table",
    "A terminal gets as many rows and columns as fit, and is told what is left out. What is longer than the screen goes "
      + "through the pager.")
  static let line = screen(
    "line", "show rows as lines of name and value",
    "Every column, whole; a terminal gets as many rows as of a table.")
  static let json = format("json", "show rows as one JSON array")
  static let ndjson = format("ndjson", "show rows as a JSON object a line")
  static let csv = format("csv", "show rows as CSV (RFC 4180)")
  static let tsv = format("tsv", "show rows with tabs between columns, quoted as CSV")
  static let markdown = format("markdown", "show rows as a Markdown table")
  static let html = format("html", "show rows as a page with one table")

  static let save = Verb(
    VerbDeclaration(
      "save", "write rows to a file",
      details: "The format is the file's ending. Written to a temporary name and renamed; nothing is cut.",
      parameters: [path.parameter], input: .rows, examples: ["runs | take 3 | save /tmp/auditsh-example.csv"])
  ) { call in
    guard let input = call.input, let path = call[path] else { return .nothing }
    let count = try call.host.save(path, input)
    call.host.note("\(path)  \(count) row\(count == 1 ? "" : "s")")
    return .nothing
  }
}
