import Testing
import Values

struct ComparingTests {
  /// Ascending.
  private static let numbers: [Value] = [
    .real(-1e300), .integer(.min), .real(-9.2e18), .integer(-1), .real(-0.5), .integer(0), .real(0.5),
    .integer(1),
    .integer(9_007_199_254_740_992), .integer(9_007_199_254_740_993), .real(9_007_199_254_740_994),
    .integer(.max), .real(9_223_372_036_854_775_808), .real(1e300),
  ]

  private static let texts = [
    "", "\u{0}", "A", "B", "a", "a\u{0}", "aa", "e\u{301}", "z", "\u{e9}", "\u{1f600}",
  ]

  @Test func numbersCompareExactly() {
    for (i, a) in Self.numbers.enumerated() {
      for (j, b) in Self.numbers.enumerated() {
        #expect(a.compare(to: b).signum() == (i - j).signum(), "\(a) \(b)")
      }
    }
    #expect(Value.integer(1).same(as: .real(1)))
    #expect(Value.real(0).same(as: .real(-0.0)))
  }

  @Test func textsCompareByBytes() {
    for (i, a) in Self.texts.enumerated() {
      for (j, b) in Self.texts.enumerated() {
        #expect(
          a.compareBytes(to: b).signum() == (i - j).signum(), "\(a.debugDescription) \(b.debugDescription)")
        #expect(a.sameBytes(as: b) == (i == j))
      }
    }
  }

  /// As SQLite groups: what is the same is one key.
  @Test func keysAreEqualWhereValuesAre() {
    let all: [Value] =
      Self.numbers + Self.texts.map(Value.text) + [
        .null, .bool(true), .bool(false), .list([.integer(1)]), .list([.real(1)]), .list([]),
        .record(Record([("a", .null)])), .real(1), .real(-0.0), .integer(9_007_199_254_740_994),
      ]
    for a in all {
      for b in all {
        let (left, right) = (ValueKey([a]), ValueKey([b]))
        #expect((left == right) == a.same(as: b))
        if left == right { #expect(left.hashValue == right.hashValue, "\(a) \(b)") }
        #expect(a.compare(to: b).signum() == -b.compare(to: a).signum(), "\(a) \(b)")
      }
    }
  }
}
