import Diagnostics
import Engine
import Language
import Values

extension Server {
  /// What `auditsh check` says of the document; of a file that it includes at the `include`.
  static func diagnostics(_ uri: String, _ document: TextDocument) -> [Value] {
    let checked = Session.check(name: FileURI.path(uri), text: document.text)
    var includes: [Span]?
    return checked.diagnostics.map { diagnostic in
      var span = diagnostic.span
      var message =
        ([diagnostic.message] + (diagnostic.label.isEmpty ? [] : [diagnostic.label]) + diagnostic.notes)
        .joined(separator: "\n")
      if span.source != 0 {
        if includes == nil { includes = Self.includes(document) }
        let source = checked.sources[span.source]
        message = "\(source.name):\(source.position(of: span.start).line): \(message)"
        span = includes?.first ?? Span(source: 0, start: 0, end: 0)
      }
      return .object([
        ("range", document.range(span.start, span.end)),
        ("severity", .integer(diagnostic.severity == .error ? 1 : 2)),
        ("code", .text(diagnostic.code)), ("source", .text("auditsh")), ("message", .text(message)),
      ])
    }
  }

  private static func includes(_ document: TextDocument) -> [Span] {
    Parser.parse(SourceText(name: "", text: document.text), source: 0).0.statements.compactMap { statement in
      if case .include(let path) = statement.kind { path.span } else { nil }
    }
  }

  /// One edit for the whole text; none where it is formatted already or has syntax errors, which are shown anyway.
  static func formatting(_ uri: String, _ document: TextDocument, _ parameters: Value) -> Value? {
    guard let formatted = try? Formatter.format(SourceText(name: uri, text: document.text)) else {
      return nil
    }
    guard !formatted.utf8.elementsEqual(document.bytes) else { return .list([]) }
    return .list([
      .object([("range", document.range(0, document.bytes.count)), ("newText", .text(formatted))])
    ])
  }
}
