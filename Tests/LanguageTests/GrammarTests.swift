import Diagnostics
import Foundation
import Language
import Testing

/// GRAMMAR.md says what the parser does: sentences made from its productions are programs, and no word is missing.
struct GrammarTests {
  private static let text: String = {
    let file = FormatterPropertyTests.repository.appending(path: "GRAMMAR.md")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()

  /// The productions above the tokens, by name.
  private static let rules: [String: GrammarRule] = {
    var rules: [String: GrammarRule] = [:]
    let part = text.components(separatedBy: "## Tokens")[0]
    for block in part.matches(of: /(?s)```\n(.*?)```/) {
      var productions: [(String, String)] = []
      for line in block.1.split(separator: "\n") {
        if let match = line.firstMatch(of: /^([a-z-]+) += (.*)/) {
          productions.append((String(match.1), String(match.2)))
        } else if !productions.isEmpty {
          productions[productions.count - 1].1 += " " + line
        }
      }
      for (name, body) in productions { rules[name] = GrammarRule(body) }
    }
    return rules
  }()

  /// What `## Tokens` describes, and a head that no call hides.
  private static let samples: [String: [String]] = [
    "name": ["alpha", "beta_2"], "separator": ["\n", ";", "\n\n", " # why\n"], "duration": ["2s", "1.5h"],
    "string": ["'raw'", "\"text \\n\""], "date": ["@2026-11-01", "@2026-11-01T09:00Z"],
    "variable": ["$x", "$_"], "word": ["latest", "7d", "out/a.json", "a,b", "-5", "20/s"],
    "option": ["--to", "--max-n="],
    "literal": [
      "1", "2.5e-3", "1_000", "7d", "true", "false", "null", "\"hi $x $(1 + 2)\"", "'raw'",
    ],
  ]

  @Test func sentencesOfTheGrammarArePrograms() throws {
    #expect(Self.rules.count > 20)
    var maker = SentenceMaker(rules: Self.rules, samples: Self.samples)
    for number in 0..<600 {
      let sentence = maker.make("script")
      let (_, problems) = Parser.parse(SourceText(name: "made", text: sentence), source: 0)
      #expect(problems.isEmpty, "\(sentence)\n\(problems.map(\.message))")
      if number % 4 == 0 { _ = FormatterPropertyTests.check(sentence) }
    }
    #expect(Set(Self.rules.keys).subtracting(maker.used).isEmpty, "no sentence uses some productions")
    let terminals = Self.rules.values.reduce(into: Set<String>()) { $0.formUnion($1.terminals) }
    #expect(terminals.subtracting(maker.written).isEmpty, "no sentence uses some words")
  }

  @Test func noWordOfTheLanguageIsMissing() {
    let terminals = Self.rules.values.reduce(into: Set<String>()) { $0.formUnion($1.terminals) }
    let words =
      Keyword.statements + Keyword.stages + Keyword.operators + BinaryOperator.allCases.map(\.rawValue)
      + Quantifier.allCases.map(\.rawValue)
    for word in words { #expect(terminals.contains(word), "GRAMMAR.md has no production with \"\(word)\"") }
    let reserved = Self.text.components(separatedBy: "## Reserved words").last ?? ""
    for word in Keyword.statements + Keyword.stages + Keyword.operators {
      #expect(
        reserved.split(whereSeparator: { !$0.isLetter }).contains(Substring(word)),
        "\(word) is not among the reserved words")
    }
  }

  @Test func examplesParse() {
    let examples = Self.text.matches(of: /(?s)```auditsh\n(.*?)```/)
    #expect(examples.count >= 3)
    for example in examples { #expect(Reading.script(String(example.1)).problems == []) }
  }
}
