import Diagnostics
import Engine
import Language
import Values

extension Server {
  /// Where a variable, a parameter or a `def` is made, also in a file that is included; of an `include` the file.
  static func definition(_ uri: String, _ document: TextDocument, _ parameters: Value) -> Value? {
    guard let place = document.offset(parameters["position"]) else { return nil }
    let path = FileURI.path(uri)
    let names = ProgramNames(SourceText(name: path, text: document.text))
    if let include = names.includes.first(where: { $0.span.start <= place && place <= $0.span.end }) {
      return location(FileURI.uri(ScriptFile.path(include.path, from: path)), TextDocument(""), 0, 0)
    }
    guard let range = document.word(at: place) else { return nil }
    let word = String(decoding: document.bytes[range], as: UTF8.self)
    let isVariable = word.hasPrefix("$")
    let name = isVariable ? String(word.dropFirst()) : word
    if let made = names.find(name, isVariable: isVariable, at: place) {
      return location(uri, document, made.name.span.start, made.name.span.end)
    }
    guard !names.includes.isEmpty else { return nil }
    for source in Session.check(name: path, text: document.text).sources.dropFirst() {
      let end = source.bytes.count
      guard let made = ProgramNames(source).find(name, isVariable: isVariable, at: end) else { continue }
      return location(
        FileURI.uri(source.name), TextDocument(source.text), made.name.span.start, made.name.span.end)
    }
    return nil
  }

  private static func location(_ uri: String, _ document: TextDocument, _ start: Int, _ end: Int) -> Value {
    .object([("uri", .text(uri)), ("range", document.range(start, end))])
  }

  /// The outline: variables, parameters, definitions and tests.
  static func symbols(_ uri: String, _ document: TextDocument, _ parameters: Value) -> Value? {
    let names = ProgramNames(SourceText(name: uri, text: document.text))
    return .list(
      names.made.map { made in
        // LSP's kinds: function, method, variable.
        let kind: Int64 =
          switch made.kind {
          case .definition: 12
          case .test: 6
          case .variable, .parameter: 13
          }
        return .object([
          ("name", .text(made.name.text)), ("kind", .integer(kind)),
          ("range", document.range(made.statement.start, made.statement.end)),
          ("selectionRange", document.range(made.name.span.start, made.name.span.end)),
        ])
      })
  }
}
