import Audit
import Diagnostics
import Relation
import Rendering
import Values
import Verbs

/// Results that may go to a file of their own.
extension Results {
  /// Draws rows on the terminal, or into a file.
  func chart(_ input: VerbInput, _ request: ChartRequest) throws {
    do {
      var rows: [[Value]] = []
      try input.each { row in
        rows.append(row)
        return rows.count < ChartPicture.mostRows
      }
      followWindow()
      let wish = ChartWish(
        value: request.value, labels: request.labels, kind: request.kind.flatMap(ChartKind.init),
        sorting: input.sorting)
      let picture = try ChartPicture.make(rows, fields: input.fields, wish: wish, options: options)
      guard let path = request.file else { return try write(picture.text(options)) }
      guard let text = picture.document(named: path) else {
        throw Failure(
          .run, "the ending of `\(path)` names no kind of picture", notes: ["endings: .svg .html"])
      }
      let target = try AtomicFile(path)
      try target.write(Array(text.utf8))
      try target.commit()
    } catch let problem as ChartProblem {
      throw Failure(.run, problem.description, notes: ["help chart"])
    }
  }

  /// Rows into a file of their own, in the format of its name.
  func save(_ path: String, _ input: VerbInput) throws -> Int {
    let ending = path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]).lowercased() } ?? ""
    let formats: [String: OutputFormat] = [
      "csv": .csv, "tsv": .tsv, "tab": .tsv, "json": .json, "ndjson": .ndjson, "jsonl": .ndjson,
      "md": .markdown, "html": .html,
      "htm": .html, "txt": .table,
    ]
    guard let format = formats[ending] else {
      throw Failure(
        .run, "the ending of `\(path)` names no format",
        notes: ["endings: .csv .tsv .json .ndjson .jsonl .md .html .txt"])
    }
    let target = try AtomicFile(path)
    let options = RenderOptions(unicode: options.unicode, now: options.now)
    let writer = RowWriter(format: format, fields: input.fields, options: options) {
      try target.write(Array($0))
    }
    var count = 0
    try writer.begin()
    try input.each { row in
      count += 1
      try writer.append(row)
      return true
    }
    try writer.finish()
    try target.commit()
    return count
  }
}
