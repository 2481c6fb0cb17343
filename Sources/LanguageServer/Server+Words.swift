import Assist
import Diagnostics
import Engine
import Language
import Planning
import Relation
import Values

extension Server {
  /// Of the language alone: ids and names of a database are not known here.
  private static var completer: Completer {
    Completer(declarations: Session.declarations, scope: Scope(), data: .none)
  }

  /// What Tab would offer at the place.
  static func completion(_ uri: String, _ document: TextDocument, _ parameters: Value) -> Value? {
    guard let cursor = document.offset(parameters["position"]) else { return nil }
    let found = completer.complete(document.text, cursor: cursor)
    let items = found.candidates.enumerated().map { index, candidate -> Value in
      .object([
        ("label", .text(candidate.display)), ("detail", .text(candidate.summary)),
        // The completer's order: what fits best comes first.
        ("sortText", .text(String(1000 + index))), ("filterText", .text(candidate.text)),
        (
          "textEdit",
          .object([
            ("range", document.range(found.replaceFrom, cursor)), ("newText", .text(candidate.text)),
          ])
        ),
      ])
    }
    return .object([("isIncomplete", .bool(true)), ("items", .list(items))])
  }

  /// Of a field its type and meaning, of a variable its type; of a source, verb, stage or function its help page.
  static func hover(_ uri: String, _ document: TextDocument, _ parameters: Value) -> Value? {
    guard let place = document.offset(parameters["position"]), let range = document.word(at: place) else {
      return nil
    }
    let word = String(decoding: document.bytes[range], as: UTF8.self)
    // What could stand there and is what stands there: the completer knows the rows at the place.
    let candidates = completer.complete(document.text, cursor: range.upperBound).candidates
    let summary =
      candidates.first { $0.text.trimmed(of: "( ") == word }?.summary
      ?? (word.hasPrefix("$") ? variable(word, range.lowerBound, document) : nil)
      ?? madeHere(word, range.upperBound, uri, document)
    var lines: [String] = []
    if !summary.isEmpty { lines.append("**\(word)** \(summary)\(unit(word, summary))") }
    let isField = summary.contains(" · ") || word.hasPrefix("$")
    if !isField, let page = Help.lines(on: longName(word, range.upperBound, document)) ?? Help.lines(on: word)
    {
      lines.append("```text\n" + page.joined(separator: "\n") + "\n```")
    }
    guard !lines.isEmpty else { return nil }
    return .object([
      (
        "contents",
        .object([("kind", .text("markdown")), ("value", .text(lines.joined(separator: "\n\n")))])
      ), ("range", document.range(range.lowerBound, range.upperBound)),
    ])
  }

  /// The type of a loop's variable, or of a parameter, where its own name is made: asked for as if it were used behind
  /// the `{` of its block.
  private static func madeHere(_ word: String, _ end: Int, _ uri: String, _ document: TextDocument) -> String
  {
    let names = ProgramNames(SourceText(name: uri, text: document.text))
    let made = names.made.first { $0.name.span.end == end && $0.name.text == word }
    guard let made, made.kind == .variable || made.kind == .parameter else { return "" }
    let place = made.reach.start > end ? made.reach.start + 1 : made.statement.end
    return variable("$" + word, place, document) ?? ""
  }

  /// What a variable is for a statement that would begin at a place: an argument offers values of its own kind alone.
  private static func variable(_ name: String, _ place: Int, _ document: TextDocument) -> String? {
    let before = String(decoding: document.bytes[..<min(place, document.bytes.count)], as: UTF8.self)
    let text = before + "\n" + name
    return completer.complete(text, cursor: text.utf8.count).candidates.first { $0.text == name }?.summary
  }

  /// What a field's number measures, where the catalogue says.
  private static func unit(_ word: String, _ summary: String) -> String {
    for source in Session.declarations.catalog.sources {
      for field in source.row where field.name == word && summary.hasSuffix(field.summary) {
        if let unit = field.unit { return " (\(unit.rawValue))" }
      }
    }
    return ""
  }

  /// The word and the next one: verbs have two.
  private static func longName(_ word: String, _ end: Int, _ document: TextDocument) -> String {
    guard end < document.bytes.count, document.bytes[end] == UInt8(ascii: " "),
      let next = document.word(at: end + 1), next.lowerBound == end + 1
    else { return word }
    return word + " " + String(decoding: document.bytes[next], as: UTF8.self)
  }
}

extension String {
  fileprivate func trimmed(of characters: String) -> String {
    var text = self[...]
    while let last = text.last, characters.contains(last) { text.removeLast() }
    while let first = text.first, characters.contains(first) { text.removeFirst() }
    return String(text)
  }
}
