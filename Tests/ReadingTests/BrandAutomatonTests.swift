import AuditModel
import Testing

@testable import Reading

/// The automaton and the reader against slow and simple ones, on random texts with a fixed seed.
@Suite struct BrandAutomatonTests {
  /// Knuth's MMIX constants.
  private struct Random: RandomNumberGenerator {
    var state: UInt64 = 2026
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  private static func word(_ letters: String, _ length: ClosedRange<Int>, _ random: inout Random) -> String {
    String(
      (0..<Int.random(in: length, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
  }

  @Test func findsEveryEndOfEveryKey() {
    var random = Random()
    for _ in 0..<200 {
      let words = Set((0..<6).map { _ in Self.word("ab c", 1...5, &random) })
      let keys = Set(words.map { TextFolder.key($0) }).filter { !$0.isEmpty }.sorted {
        $0.lexicographicallyPrecedes($1)
      }
      // Runs of separators count once, an escape not at all: say so by plain means.
      let text = Array(Self.word("aabbAB -\\c", 0...40, &random).utf8)
      var expected: [[Int]] = []
      for end in 1..<(text.count + 1) where !TextBytes.isSkipped(text[end - 1]) {
        let isInRun = end > 1 && TextBytes.isSeparator(text[end - 1]) && TextBytes.isSeparator(text[end - 2])
        let plain = TextFolder.key(text[..<end] + [UInt8(ascii: "x")]).dropLast()
        for (place, key) in keys.enumerated() where !isInRun && plain.suffix(key.count).elementsEqual(key) {
          // `TextFolder.key` trims what stands in front; no key begins with a separator, so nothing is lost.
          expected.append([end, place])
        }
      }
      var ends: [BrandAutomaton.End] = []
      text.withUnsafeBufferPointer { BrandAutomaton(keys: keys).ends(in: $0, into: &ends) }
      let found = ends.map { [$0.end, $0.pattern] }.sorted { $0.lexicographicallyPrecedes($1) }
      #expect(found == expected, "\(String(decoding: text, as: UTF8.self)) \(keys)")
    }
  }

  @Test func aStartIsWhereTheKeyBegins() {
    for (text, length, start) in [("xx a  - b", 3, 3), ("a\\-b", 3, 0), ("\\ab", 2, 1), ("ab", 2, 0)] {
      let bytes = Array(text.utf8)
      let found = bytes.withUnsafeBufferPointer {
        BrandAutomaton.start(of: length, endingAt: bytes.count, in: $0)
      }
      #expect(found == start, "\(text)")
    }
  }

  /// Whatever the text: hits are whole code points, in order, apart, and read back as the brand's name.
  @Test func hitsAreSoundOnHostileTexts() throws {
    var random = Random()
    let pieces = [
      "Acme", "ＡＣＭＥ", "ac\u{301}me", "a\u{200b}cme", "C++", "Löwe", "Lo\u{308}we", "ガーミン", "ｶﾞｰﾐﾝ", " ", "\n",
      "\\", "**",
      "](", "[", ")", "https://", "acme.com", "www.", "<", ">", "&amp;", "&#", ";", "$9.99", "é", "\u{301}",
      "👩‍👩‍👧",
      "½", "ﬁ", "'s", "’", "_", "-", "no information about ", "[1]: ", "\"", "\u{0}", "가", "\u{1100}\u{1161}",
      "@",
    ]
    let reader = try AnswerReader(brands: [
      Brand(id: "1", name: "Acme", domains: ["acme.com"]), Brand(id: "2", name: "C++"),
      Brand(id: "3", name: "Löwe"),
      Brand(id: "4", name: "ガーミン"),
    ])
    let names = ["Acme", "C++", "Löwe", "ガーミン"].map { TextFolder.key($0) }
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...30, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }
      .joined()
      let bytes = Array(text.utf8)
      let reading = reader.read(text)
      var last = 0
      for hit in reader.hits(in: text) {
        #expect(last <= hit.start && hit.start < hit.end && hit.end <= bytes.count)
        let name = try #require(String(validating: bytes[hit.start..<hit.end], as: UTF8.self))
        #expect(TextFolder.key(name) == names[hit.brand], "\(text)")
        last = hit.end
      }
      #expect(
        reading.citations.allSatisfy { $0.offset >= 0 && $0.offset < bytes.count && !$0.domain.isEmpty })
    }
  }
}
