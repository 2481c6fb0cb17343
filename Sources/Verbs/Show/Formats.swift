import Planning
import Values

private let value = Key<String>.positional(
  "column", .text, required: false, "the column to draw (the first number)")
private let path = Key<String>.positional("file", .path, "where to; .csv .json .ndjson .md .txt")

extension Verb {
  /// A verb that shows what comes in another format.
  private static func format(_ name: String, _ summary: String) -> Verb {
    Verb(VerbDeclaration(name, summary, input: .rows, examples: ["brands | take 3 | \(name)"])) { call in
      if let input = call.input { try call.host.present(.format(name), input) }
      return .nothing
    }
  }

  static let table = format("table", "show rows as a table")
  static let line = format("line", "show rows as lines of name and value")
  static let json = format("json", "show rows as one JSON array")
  static let ndjson = format("ndjson", "show rows as a JSON object a line")
  static let csv = format("csv", "show rows as CSV (RFC 4180)")
  static let markdown = format("markdown", "show rows as a Markdown table")

  static let chart = Verb(
    VerbDeclaration(
      "chart", "draw rows as bars, or as lines over time",
      details:
        "The text columns name the bars, a number gives their length; `low` and `high` beside it are drawn as whiskers.",
      parameters: [value.parameter], input: .rows,
      examples: ["mentions | summarize n = count() by brand | sort -n | take 5 | chart"])
  ) { call in
    if let input = call.input { try call.host.present(.chart(value: call[value]), input) }
    return .nothing
  }

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
