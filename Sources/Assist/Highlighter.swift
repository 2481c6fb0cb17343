import Diagnostics
import Language
import Planning
import Relation

/// Colour as you type: what the real lexer, parser and checker say of a text that is not finished. It asks neither the
/// database nor the file system.
package struct Highlighter {
  let declarations: Declarations

  /// Above it the names are not checked: such a text was pasted, and each key must stay quick.
  private static let checkedLength = 256 << 10

  package init(declarations: Declarations) {
    var declarations = declarations
    // A file is looked into when the statement is checked for good, not at each key.
    declarations.fileShape = { _, _ in .problem(message: "", notes: []) }
    self.declarations = declarations
  }

  /// What stands out in `text`, in order, without overlaps. A name that is not known is `unknown` once it is finished
  /// or nothing known begins with it; `cursor` (in bytes) is where it is being typed. `scope` has the variables.
  package func highlights(of text: String, cursor: Int, scope: Scope) -> [Highlight] {
    let source = SourceText(name: "", text: text)
    let study = Parser.study(source, source: 0)
    var paint = HighlightPaint(count: source.bytes.count)
    for role in RoleReader.roles(of: source, source: 0, parsed: study.roles) {
      let isTyped = role.span.start < cursor && cursor <= role.span.end
      if role.kind == .stray, isTyped { continue }
      paint.set(kind(of: role, in: source, scope), role.span)
    }
    if source.bytes.count <= Self.checkedLength {
      for span in unknownNames(source, study, cursor, scope) { paint.set(.unknown, span) }
    }
    return paint.highlights
  }

  private func kind(of role: SyntaxRole, in source: SourceText, _ scope: Scope) -> Highlight.Kind? {
    switch role.kind {
    case .keyword: .keyword
    case .call: callKind(role.span, source, scope)
    case .option: .option
    case .function: .function
    case .variable: .variable
    case .string: .string
    case .number: .number
    case .duration: .duration
    case .date: .date
    case .constant: .constant
    case .comment: .comment
    case .operator: .operator
    case .stray: .unknown
    case .word: wordKind(source.slice(role.span))
    case .name, .punctuation: nil
    }
  }

  private func callKind(_ span: Span, _ source: SourceText, _ scope: Scope) -> Highlight.Kind? {
    let name = source.slice(span)
    let words = source.bytes[span.end...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "|") }
    let next = String(decoding: words, as: UTF8.self).words.first.map(String.init) ?? ""
    if declarations.verbNames.contains(name + " " + next) { return .verb }
    if declarations.catalog.entries.contains(where: { $0.name == name || $0.singular == name }) {
      return .source
    }
    let isVerb =
      scope.definitions[name] != nil || declarations.verbNames.contains { $0.words.first == name[...] }
    return isVerb ? .verb : nil
  }

  /// A raw word that has the form of a value, or is the second word of a verb.
  private func wordKind(_ word: String) -> Highlight.Kind? {
    if declarations.verbNames.contains(where: { $0.words.dropFirst().first == word[...] }) { return .verb }
    guard let first = word.utf8.first, (0x30...0x39).contains(first) || first == UInt8(ascii: "-") else {
      return nil
    }
    if Checker.constant(word, .integer) != nil || Checker.constant(word, .number) != nil { return .number }
    return Checker.constant(word, .duration) != nil ? .duration : nil
  }

  /// The places of names that nothing has.
  private func unknownNames(
    _ source: SourceText, _ study: Parser.Study, _ cursor: Int, _ scope: Scope
  ) -> [Span] {
    let script = study.diagnostics.isEmpty ? study.script : mended(source, study) ?? study.script
    let includes = script.statements.contains { if case .include = $0.kind { true } else { false } }
    // What it includes may make any name.
    if includes { return [] }
    let found = Checker.check(script, source: source, declarations: declarations, scope: scope).diagnostics
    return found.filter { Self.isOfNames($0.code) && $0.span.start < source.bytes.count }
      .map { Self.withoutBrackets($0.span, source) }
      .filter { isFinished($0, source, cursor, scope) }
  }

  /// An expression in brackets has them in its span.
  private static func withoutBrackets(_ span: Span, _ source: SourceText) -> Span {
    var span = span
    span.end = min(span.end, source.bytes.count)
    while span.start < span.end, [0x20, 0x28].contains(source.bytes[span.start]) { span.start += 1 }
    while span.start < span.end, [0x20, 0x29].contains(source.bytes[span.end - 1]) { span.end -= 1 }
    return span
  }

  private static func isOfNames(_ code: String) -> Bool {
    code.hasPrefix("unknown-") || code == "bare-word" || code == "no-row"
  }

  /// Half a statement with its brackets and strings closed and what it waits for put in, if that makes a program:
  /// places in it are those of the text.
  private func mended(_ source: SourceText, _ study: Parser.Study) -> Script? {
    guard study.isIncomplete else { return nil }
    let scan = CompleterScan(source.bytes)
    guard !scan.frames.contains(where: { $0.bracket == .interpolation }) else { return nil }
    let quote = scan.string.map { String(UnicodeScalar($0.quote)) } ?? ""
    let closing =
      scan.frames.reversed().map(Self.closing).joined() + String(repeating: "\n}", count: scan.openBlocks)
    let text = source.text + quote + (scan.isComment ? "\n" : " ")
    for waiting in ["", "null", "== null", "count", "x", "{ }"] {
      let whole = SourceText(name: "", text: text + waiting + closing)
      let (script, diagnostics) = Parser.parse(whole, source: 0)
      if diagnostics.isEmpty { return script }
    }
    return nil
  }

  private static func closing(_ frame: CompleterScan.Frame) -> String {
    switch frame.bracket {
    case .statement, .interpolation: ""
    case .round: ")"
    case .square: "]"
    case .curly: "}"
    }
  }

  /// Whether a name is wrong for good: it is not being typed, or nothing known begins with what is there.
  private func isFinished(_ span: Span, _ source: SourceText, _ cursor: Int, _ scope: Scope) -> Bool {
    guard span.start < cursor, cursor <= span.end else { return true }
    let written = source.bytes[span.start..<min(span.end, source.bytes.count)]
    let isString = written.first == UInt8(ascii: "\"") || written.first == UInt8(ascii: "'")
    if isString, written.count > 1, written.last == written.first, cursor == span.end { return true }
    let completer = Completer(declarations: declarations, scope: scope, data: .none)
    let (from, candidates) = completer.complete(source.text, cursor: cursor)
    let typed = source.bytes[min(from, cursor)..<cursor]
    return !candidates.contains { $0.text.utf8.starts(with: typed) }
  }
}

extension String {
  fileprivate var words: [Substring] { split(separator: " ") }
}
