import Diagnostics
import Language
import Planning
import Values

/// Texts → checked statements, with what they include; nothing runs. One reads all the texts of a session, in order.
struct ProgramReader {
  /// Every text that was given or included, for diagnostics: `Span.source` counts them.
  private(set) var sources: [SourceText] = []
  /// The names that the texts so far have made.
  var scope = Scope()
  private var included: [String] = []
  /// Texts that are being read: an include of one of them is passed over, since it is included already.
  private static let depthLimit = 50

  /// Reads and checks a text. A file that it includes is read once, where it is first named, relative to the text's
  /// own folder.
  mutating func read(
    name: String, text: String, declarations: Declarations, depth: Int = 0
  ) -> (statements: [PlannedStatement], diagnostics: [Diagnostic]) {
    let source = SourceText(name: name, text: text)
    let number = sources.count
    sources.append(source)
    let (script, syntax) = Parser.parse(source, source: number)
    var statements: [PlannedStatement] = []
    var diagnostics = syntax
    var part: [Statement] = []
    func check(_ part: inout [Statement], _ reader: inout ProgramReader) {
      guard !part.isEmpty else { return }
      let checked = Checker.check(
        Script(statements: part), source: source, declarations: declarations, scope: reader.scope)
      reader.scope = checked.scope
      statements += checked.statements
      diagnostics += checked.diagnostics
      part = []
    }
    for statement in script.statements {
      guard case .include(let tree) = statement.kind else {
        part.append(statement)
        continue
      }
      check(&part, &self)
      let found = include(tree, from: source, declarations, depth)
      statements += found.statements
      diagnostics += found.diagnostics
    }
    check(&part, &self)
    // What a test asserts may stand in the statements that could not be read.
    if !syntax.isEmpty { diagnostics.removeAll { $0.code == CheckWarning.testOfNothingCode } }
    return (statements, diagnostics.inOrder)
  }

  private mutating func include(
    _ tree: Expression, from source: SourceText, _ declarations: Declarations, _ depth: Int
  ) -> (statements: [PlannedStatement], diagnostics: [Diagnostic]) {
    func problem(_ message: String, _ notes: [String] = []) -> ([PlannedStatement], [Diagnostic]) {
      ([], [Diagnostic(code: "include", message, at: tree.span, notes: notes)])
    }
    guard case .literal(.text(let name)) = tree.kind else {
      return problem("`include` takes the name of a file as it is written", [#"include "common.audit""#])
    }
    let path = ScriptFile.path(name, from: source.name)
    guard !isRead(path) else { return ([], []) }
    markRead(path)
    guard depth < Self.depthLimit else {
      return problem("files include each other more than \(Self.depthLimit) deep")
    }
    do throws(Failure) {
      return read(name: path, text: try ScriptFile.read(path), declarations: declarations, depth: depth + 1)
    } catch {
      return problem(error.message, ["a name is relative to the file that includes it"])
    }
  }

  /// A text that stands for itself is not to be included by what it includes.
  mutating func markRead(_ path: String) { included.append(ScriptFile.canonical(path)) }

  private func isRead(_ path: String) -> Bool { included.contains(ScriptFile.canonical(path)) }
}

extension [Diagnostic] {
  /// By the texts, and by their places in them.
  var inOrder: [Diagnostic] {
    sorted { ($0.span.source, $0.span.start) < ($1.span.source, $1.span.start) }
  }
}
