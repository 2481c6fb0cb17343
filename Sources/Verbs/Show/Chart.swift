import Planning
import Values

private let value = Key<String>.positional(
  "column", .text, required: false, "the column to draw (the first number that can be)")
private let labels = Key<[String]>.list("by", of: .text, "the columns that name what is drawn")
private let kind = Key<String>.option(
  "as", .word(Enumeration("kind of chart", ["bars", "stacked", "lines", "heat", "box"])),
  "how to draw it (what the columns ask for)")
private let file = Key<String>.option("to", .path, "a file to draw it into: .svg or .html")

extension Verb {
  static let chart = Verb(
    VerbDeclaration(
      "chart", "draw rows: bars, shares of a whole, lines over time, a heat map or boxes",
      details: """
        The number that the rows are sorted by, else the first, is drawn for each of the words before it. A column of \
        dates makes lines over time, two columns of words a heat map, or stacked bars where the numbers are shares of a \
        whole; durations of many rows make boxes of least, quartiles and greatest. `low` and `high` are drawn as whiskers.
        """,
      parameters: [value.parameter, labels.parameter, kind.parameter, file.parameter], input: .rows,
      examples: [
        "mentions | summarize n = count() by brand | sort -n | take 5 | chart",
        "mentions | summarize n = count() by brand, platform | chart --as heat",
        "responses | chart latency --by platform --as box",
        "scorecard latest | chart visibility --to /tmp/auditsh-example.svg",
      ])
  ) { call in
    guard let input = call.input else { return .nothing }
    let request = ChartRequest(
      value: call[value], labels: call[labels] ?? [], kind: call[kind], file: call[file])
    try call.host.present(.chart(request), input)
    if let file = request.file { call.host.note("\(file)  written") }
    return .nothing
  }
}
