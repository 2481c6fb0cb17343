import Diagnostics
import Language
import Planning

/// A script that grows by the statements of a conversation, and can be run by itself at any time: what a statement
/// needs of earlier ones that the draft does not have is put before it.
package struct ScriptDraft {
  private var reader = ProgramReader()

  package init() {}

  /// Takes a text that stands by itself; false (and nothing is taken) where it has errors.
  package mutating func take(_ text: String) -> Bool { problems(of: text).isEmpty }

  /// The texts to be written so that `text` can stand behind what the draft has, `text` last; `earlier` is what ran
  /// before it, oldest first. Nil where it cannot be made to stand.
  package mutating func add(_ text: String, earlier: ArraySlice<String>) -> [String]? {
    let before = reader
    var added: [String] = []
    var found = problems(of: text)
    while let problem = found.first {
      guard let place = earlier.lastIndex(where: { Self.makes($0, problem.name) }),
        let more = add(earlier[place], earlier: earlier[..<place]), added.count < 200
      else {
        reader = before
        return nil
      }
      added += more
      found = problems(of: text)
    }
    return added + [text]
  }

  /// A name that is missing; nil: the last result.
  private struct Problem {
    let name: String?
  }

  /// What is missing; the text is taken where nothing is.
  private mutating func problems(of text: String) -> [Problem] {
    let before = reader
    let read = reader.read(name: "", text: text, declarations: Session.declarations)
    let errors =
      (read.diagnostics + Session.promptOnly(read.statements)
      + read.statements.compactMap(Session.missingPerson)).filter { $0.severity == .error }
    guard !errors.isEmpty else { return [] }
    reader = before
    let source = SourceText(name: "", text: text)
    return errors.map { error in
      if error.code == "no-last-result" { return Problem(name: nil) }
      let word = source.slice(error.span)
      return Problem(name: word.hasPrefix("$") ? String(word.dropFirst()) : word)
    }
  }

  /// Whether a text makes a name, or gives a result (nil).
  private static func makes(_ text: String, _ name: String?) -> Bool {
    let script = Parser.parse(SourceText(name: "", text: text), source: 0).0
    return script.statements.contains { statement in
      switch statement.kind {
      case .letBinding(let made, _), .definition(let made, _, _), .parameter(let made, _, _):
        made.text == name
      case .pipeline: name == nil
      default: false
      }
    }
  }
}

extension Session {
  /// A statement's text as a script takes it: what was said yes to at the prompt says so.
  package func scriptText(of text: String, from start: Int, to end: Int, calls: [BoundCall], source: Int)
    -> String
  {
    var bytes = Array(text.utf8)
    var last = end
    let asked = calls.filter {
      $0.mustAsk && $0.span.source == source && start <= $0.span.start && $0.span.end <= end
    }
    for place in Set(asked.map(\.span.end)).sorted(by: >) {
      let yes = Array(" --yes".utf8)
      bytes.insert(contentsOf: yes, at: min(place, bytes.count))
      last += yes.count
    }
    return String(decoding: bytes[min(start, bytes.count)..<min(last, bytes.count)], as: UTF8.self)
  }
}
