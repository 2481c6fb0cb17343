import AuditModel
import Testing

@testable import Reading

/// Why a place counts as a mention, or not.
@Suite struct MentionTraceTests {
  private static let brands = [
    Brand(id: "0", name: "GE"), Brand(id: "1", name: "Acme", aliases: [BrandAlias(text: "Acme Pro-Line")]),
    Brand(
      id: "2", name: "Chase",
      aliases: [BrandAlias(text: "Chase", caseSensitive: true, denyContexts: ["wild goose", "… paper"])]),
  ]

  private func traces(_ text: String) throws -> [MentionTrace] {
    try AnswerReader(brands: Self.brands).traces(in: text)
  }

  @Test(arguments: [
    ("In general it works.", [MentionTrace.Rejection.insideWord("general")]),
    ("See https://acme.com/chase and go.", [.address, .address]),
    ("They chase it.", [.otherCase]),
    ("A wild goose, Chase, is a bird.", [.context("wild goose")]),
    ("A paper Chase.", [.context("… paper")]),
    ("I couldn't find anything about Acme.", [.absent("couldn't find")]),
  ]) func reasons(text: String, expected: [MentionTrace.Rejection]) throws {
    #expect(try traces(text).map(\.rejection) == expected)
  }

  @Test func theLongerSpellingStandsOverTheShorter() throws {
    let found = try traces("An acme pro line’s price.")
    #expect(found.map(\.rejection) == [nil, .covered(by: "acme pro line")])
    #expect(found[0].alias == "Acme Pro-Line" && found[0].range == 3..<16)
    #expect(found[0].differences == [.letterCase, .typography, .possessive])
  }

  @Test func differencesFromTheAlias() throws {
    #expect(try traces("Acme").map(\.differences) == [[]])
    #expect(try traces("ACME").map(\.differences) == [[.letterCase]])
    #expect(try traces("Ａｃｍｅ").map(\.differences) == [[.typography]])
    #expect(try traces("Acme Pro Line's").first?.differences == [.typography, .possessive])
    #expect(try traces("for $4.50Acme").map(\.differences) == [[.glued]])
  }

  @Test func whatWasHeardAndFelt() throws {
    let found = try traces("Chase is slow, but **Acme** isn't bad and everybody says that it is GREAT!")
    let feelings = found.compactMap(\.feeling)
    #expect(feelings.count == 2 && feelings[0].score < 0 && feelings[1].score > 0)
    #expect(feelings[0].heard == ["Chase", "is", "slow"])
    #expect(feelings[0].words.map(\.text) == ["slow"] && feelings[0].words[0].value < 0)
    #expect(feelings[1].words.map(\.text) == ["bad", "GREAT!"])
    // Negated: the value is what it came to, not the lexicon's.
    #expect(feelings[1].words.allSatisfy { $0.value > 0 })
    let opposed = try traces("Acme is better than Chase.").compactMap(\.feeling)
    #expect(opposed.map(\.isOpposed) == [false, true])
  }

  @Test func hostileTextIsTraced() throws {
    for text in ["", "\u{0}", "Acme\u{301} [Acme](", "ＧＥ\u{200b}GE 🏳️‍🌈", "[[[[](((acme.com"] {
      let found = try traces(text)
      #expect(found.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= text.utf8.count })
    }
  }
}
