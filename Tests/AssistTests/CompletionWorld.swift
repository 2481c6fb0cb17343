import Assist
import Diagnostics
import Language
import Planning
import Relation
import Storage
import Values
import Verbs

/// The real language over a small made-up world.
struct CompletionWorld {
  var data = CompletionWorld.data
  var scope = Scope()

  static let declarations = Declarations(
    catalog: .audit, verbNames: Verb.names + Help.verbNames
  ) { (Verb.named($0) ?? Help.verb(named: $0))?.declaration }

  static var data: CompletionData {
    CompletionData(
      ids: { entity, prefix in
        let all = [
          "run": [("3f2a91", "Weekly · completed · 2h ago"), ("3f2b00", "Flash · failed · 1d ago")],
          "report": [("9c1d00", "Executive")], "response": [("9a77c0", "openai · 2h ago")],
        ]
        return (all[entity] ?? []).filter { $0.0.hasPrefix(prefix) }.map { (id: $0.0, summary: $0.1) }
      },
      names: { kind, _ in
        let all = [
          "scenario": ["saas_weekly", "ecom_flash"], "platform": ["anthropic", "gemini", "openai"],
          "brand": ["Acme", "Globex Corp", "O\"Hara", "evil\u{1b}[2J"], "job": ["Weekly pulse"],
          "persona": ["cto_growth"], "id of run": ["3f2b00aa-whole"],
        ]
        return (all[kind] ?? []).map { (name: $0, summary: kind) }
      },
      files: { prefix in ["out/", "out/audits.json", "my file.csv"].filter { $0.hasPrefix(prefix) } })
  }

  /// Runs the statements of `text` through the checker, as the session would have.
  mutating func define(_ text: String) {
    let source = SourceText(name: "", text: text)
    let (script, _) = Parser.parse(source, source: 0)
    scope = Checker.check(script, source: source, declarations: Self.declarations, scope: scope).scope
  }

  func complete(_ text: String, cursor: Int) -> (replaceFrom: Int, candidates: [Candidate]) {
    Completer(declarations: Self.declarations, scope: scope, data: data).complete(text, cursor: cursor)
  }

  /// `¦` is the cursor.
  func complete(_ marked: String) -> (replaceFrom: Int, candidates: [Candidate]) {
    let parts = marked.split(separator: "¦", maxSplits: 1, omittingEmptySubsequences: false)
    return complete(parts.joined(), cursor: parts[0].utf8.count)
  }

  func texts(_ marked: String) -> [String] { complete(marked).candidates.map(\.text) }
}
