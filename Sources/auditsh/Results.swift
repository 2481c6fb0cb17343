import Audit
import Diagnostics
import Engine
import Relation
import Rendering
import Values
import Verbs

/// Results → bytes of the standard output, or of the file of `-o`.
final class Results {
  var format: OutputFormat
  /// Set anew before each statement of the prompt: the window may have another width, and time goes on.
  var options: RenderOptions
  let file: FileOutput
  /// The record that was shown last; the prompt's hints look at it and take it away.
  var shownRecord: Record?

  init(format: OutputFormat, options: RenderOptions, file: FileOutput) {
    self.format = format
    self.options = options
    self.file = file
  }

  /// The outputs of a session, with notes and progress on the screen.
  func sessionOutput(
    screen: Screen, shell: ShellHost, startDetached: @escaping (String) throws -> Void
  ) -> SessionOutput {
    SessionOutput(
      rows: { try self.rows($0, $1, screen) },
      record: { record, fields in
        screen.eraseProgress()
        self.shownRecord = record
        try self.file.write(
          ValueRenderer.render(record, fields: fields, format: self.format, options: self.options))
      },
      value: { value, field in
        screen.eraseProgress()
        try self.file.write(
          ValueRenderer.render(value, field: field, format: self.format, options: self.options))
      },
      lines: { lines in
        screen.eraseProgress()
        try self.write(lines)
      },
      json: { bytes in
        screen.eraseProgress()
        try self.file.write(bytes)
      },
      save: { try self.save($0, $1) }, note: screen.note, progress: screen.progress,
      startDetached: startDetached, shell: shell)
  }

  private func rows(_ presentation: Presentation?, _ input: VerbInput, _ screen: Screen) throws {
    screen.eraseProgress()
    switch presentation {
    case nil: try write(input, format)
    case .format("text")?:
      try input.each { row in
        for value in row { try self.file.write(value.text ?? "") }
        return true
      }
    case .format(let name)?: try write(input, OutputFormat(rawValue: name) ?? format)
    case .chart(let value)?: try chart(input, value)
    }
  }

  /// Lines of text, made inert; on a terminal folded at blanks, what follows aligned under the first word.
  private func write(_ lines: [String]) throws {
    var text = ""
    for line in lines {
      let visible = VisibleText.of(line, unicode: options.unicode)
      text += WordWrap.fold(visible, width: options.width).joined(separator: "\n") + "\n"
    }
    try file.write(text)
  }

  private func write(_ input: VerbInput, _ format: OutputFormat) throws {
    let writer = RowWriter(format: format, fields: input.fields, options: options) { try self.file.write($0) }
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
