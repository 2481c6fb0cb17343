import Diagnostics
import Values

/// Diagnostics and failures as text: the excerpt with a caret, one line each, or JSON. Meant for stderr.
package enum DiagnosticRenderer {
  /// The words of `--error-format`.
  package enum Format: String, CaseIterable, Sendable {
    /// An excerpt of the source with a caret.
    case text
    /// `file:line:column: error: …`, a line each, as editors and CI read it.
    case short
    /// A JSON object a line: severity, code, message, label, notes, file, line, column, endLine, endColumn.
    case json
  }

  /// All diagnostics in the order given, each ended by a line end (`text`: a blank line between).
  /// `Span.source` is an index into `sources`; a diagnostic of an unknown source is shown without its place.
  package static func render(
    _ diagnostics: [Diagnostic], sources: [SourceText], format: Format = .text, options: RenderOptions
  ) -> String {
    let parts = diagnostics.map { diagnostic in
      let index = diagnostic.span.source
      let source = sources.indices.contains(index) ? sources[index] : nil
      switch format {
      case .text: return text(diagnostic, source, options)
      case .short: return short(diagnostic, source, options)
      case .json: return json(diagnostic, source)
      }
    }
    return parts.joined(separator: format == .text ? "\n" : "")
  }

  /// A failure while running: `error: message` and its notes.
  package static func render(_ failure: Failure, format: Format = .text, options: RenderOptions) -> String {
    switch format {
    case .text:
      return headline(.error, failure.message, options) + notes(failure.notes, indent: "  ", options)
    case .short:
      return "error: " + oneLine(failure.message, options) + "\n"
    case .json:
      return line([
        ("severity", .text("error")), ("kind", .text(failure.kind.word)), ("message", .text(failure.message)),
        ("notes", .list(failure.notes.map(Value.text))),
      ])
    }
  }

  // MARK: text

  private static func text(
    _ diagnostic: Diagnostic, _ source: SourceText?, _ options: RenderOptions
  ) -> String {
    var result = headline(diagnostic.severity, diagnostic.message, options)
    guard let source else { return result + notes(diagnostic.notes, indent: "  ", options) }
    let excerpt = ExcerptRenderer(source: source, diagnostic: diagnostic, options: options)
    result += excerpt.render()
    return result + notes(diagnostic.notes, indent: TextFitting.spaces(excerpt.gutter + 1), options)
  }

  private static func headline(
    _ severity: Diagnostic.Severity, _ message: String, _ options: RenderOptions
  ) -> String {
    let style = options.style
    let word = style.paint(severity.rawValue, severity == .error ? .bad : .warning)
    // The word stands before the first line; what follows is indented.
    let lines = folded(severity.rawValue + ": " + message, hanging: 2, options.width, options)
    let first = style.paint(String(lines[0].dropFirst(severity.rawValue.count + 2)), .strong)
    return word + ": " + first + "\n" + lines.dropFirst().map { $0 + "\n" }.joined()
  }

  private static func notes(_ notes: [String], indent: String, _ options: RenderOptions) -> String {
    let sign = options.style.paint("=", .dim)
    let room = options.width.map { max(20, $0 - indent.count - 2) }
    return notes.map { note in
      let lines = folded(note, hanging: 0, room, options)
      return indent + sign + " " + lines.joined(separator: "\n" + indent + "  ") + "\n"
    }.joined()
  }

  /// A text's lines, made visible and folded at blanks; all but the first are indented by `hanging`.
  private static func folded(_ text: String, hanging: Int, _ width: Int?, _ options: RenderOptions)
    -> [String]
  {
    let lines = VisibleText.of(text, .kept, unicode: options.unicode).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().flatMap { index, line in
      WordWrap.fold(
        (index > 0 ? TextFitting.spaces(hanging) : "") + line, width: width,
        hanging: index > 0 ? 0 : hanging)
    }
  }

  // MARK: short and json

  private static func short(
    _ diagnostic: Diagnostic, _ source: SourceText?, _ options: RenderOptions
  ) -> String {
    let label = diagnostic.label.isEmpty ? "" : " (\(oneLine(diagnostic.label, options)))"
    let what = "\(diagnostic.severity.rawValue): \(oneLine(diagnostic.message, options))\(label)\n"
    guard let source else { return what }
    return place(source, diagnostic.span, options) + ": " + what
  }

  static func place(_ source: SourceText, _ span: Span, _ options: RenderOptions) -> String {
    let position = source.position(of: span.start)
    return "\(oneLine(source.name, options)):\(position.line):\(position.column)"
  }

  private static func oneLine(_ text: String, _ options: RenderOptions) -> String {
    VisibleText.of(text, unicode: options.unicode)
  }

  private static func json(_ diagnostic: Diagnostic, _ source: SourceText?) -> String {
    var pairs: [(String, Value)] = [
      ("severity", .text(diagnostic.severity.rawValue)), ("code", .text(diagnostic.code)),
      ("message", .text(diagnostic.message)), ("label", .text(diagnostic.label)),
      ("notes", .list(diagnostic.notes.map(Value.text))),
    ]
    if let source {
      let start = source.position(of: diagnostic.span.start)
      let end = source.position(of: max(diagnostic.span.start, diagnostic.span.end))
      pairs += [
        ("file", .text(source.name)), ("line", .integer(Int64(start.line))),
        ("column", .integer(Int64(start.column))), ("endLine", .integer(Int64(end.line))),
        ("endColumn", .integer(Int64(end.column))),
      ]
    }
    return line(pairs)
  }

  private static func line(_ pairs: [(String, Value)]) -> String {
    Value.record(Record(pairs)).json + "\n"
  }
}

extension Failure.Kind {
  /// The word for it in JSON.
  fileprivate var word: String {
    switch self {
    case .assertion: "assertion"
    case .usage: "usage"
    case .run: "run"
    case .database: "database"
    case .timeout: "timeout"
    case .interrupted: "interrupted"
    case .closedPipe: "closed-pipe"
    }
  }
}
