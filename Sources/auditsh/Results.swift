import Audit
import Diagnostics
import Engine
import Relation
import Rendering
import Values
import Verbs

/// Results → bytes of the standard output, or of the file of `-o`.
struct Results {
  let format: OutputFormat
  let options: RenderOptions
  let file: FileOutput

  /// The outputs of a session, with notes and progress on the screen.
  func sessionOutput(screen: Screen, startDetached: @escaping (String) throws -> Void) -> SessionOutput {
    SessionOutput(
      rows: { try rows($0, $1, screen) },
      record: { record, fields in
        screen.eraseProgress()
        try file.write(ValueRenderer.render(record, fields: fields, format: format, options: options))
      },
      value: { value, field in
        screen.eraseProgress()
        try file.write(ValueRenderer.render(value, field: field, format: format, options: options))
      },
      lines: { lines in
        screen.eraseProgress()
        let text = lines.map { VisibleText.of($0, unicode: options.unicode) + "\n" }.joined()
        try file.write(text)
      },
      json: { bytes in
        screen.eraseProgress()
        try file.write(bytes)
      },
      save: save, note: screen.note, progress: screen.progress, redraw: screen.redraw,
      startDetached: startDetached)
  }

  private func rows(_ presentation: Presentation?, _ input: VerbInput, _ screen: Screen) throws {
    screen.eraseProgress()
    switch presentation {
    case nil: try write(input, format)
    case .format("text")?:
      try input.each { row in
        for value in row { try file.write(value.text ?? "") }
        return true
      }
    case .format(let name)?: try write(input, OutputFormat(rawValue: name) ?? format)
    case .chart(let value)?: try chart(input, value)
    }
  }

  private func write(_ input: VerbInput, _ format: OutputFormat) throws {
    let writer = RowWriter(format: format, fields: input.fields, options: options) { try file.write($0) }
    try writer.begin()
    try input.each { row in
      try writer.append(row)
      return true
    }
    try writer.finish()
  }

  private func chart(_ input: VerbInput, _ value: String?) throws {
    var rows: [[Value]] = []
    try input.each { row in
      rows.append(row)
      return rows.count < 10_000
    }
    do {
      try file.write(ChartRenderer.render(rows, fields: input.fields, value: value, options: options))
    } catch let problem as ChartProblem {
      throw Failure(.run, problem.description, notes: ["help chart"])
    }
  }

  /// Rows into a file of their own, in the format of its name.
  private func save(_ path: String, _ input: VerbInput) throws -> Int {
    let ending = path.lastIndex(of: ".").map { String(path[path.index(after: $0)...]).lowercased() } ?? ""
    let formats: [String: OutputFormat] = [
      "csv": .csv, "json": .json, "ndjson": .ndjson, "jsonl": .ndjson, "md": .markdown, "txt": .table,
    ]
    guard let format = formats[ending] else {
      throw Failure(
        .run, "the ending of `\(path)` names no format",
        notes: ["endings: .csv .json .ndjson .jsonl .md .txt"])
    }
    let target = try AtomicFile(path)
    var options = options
    options.width = nil
    options.color = false
    options.rowLimit = nil
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
