import Relation
import Testing
import Values

struct AggregateTests {
  private static func result(_ aggregate: Aggregate, _ values: [Value]) throws -> String {
    var state = AggregateState(aggregate)
    for value in values { state.add(value) }
    let result = try state.result()
    return "\(result.typeWord) \(result.json)"
  }

  private static let numbers: [Value] = [.integer(4), .null, .integer(1), .integer(3), .integer(2)]

  @Test(arguments: [
    (Aggregate.count, "number 4"), (.sum, "number 10"), (.avg, "number 2.5"), (.min, "number 1"),
    (.max, "number 4"),
    (.p50, "number 2.5"), (.p95, "number 3.8499999999999996"),
  ])
  func nullsAreSkipped(_ aggregate: Aggregate, _ expected: String) throws {
    #expect(try Self.result(aggregate, Self.numbers) == expected)
  }

  @Test(arguments: Aggregate.allCases)
  func overNothing(_ aggregate: Aggregate) throws {
    let expected = aggregate == .count ? "number 0" : "null null"
    #expect(try Self.result(aggregate, []) == expected)
    if aggregate != .ratio { #expect(try Self.result(aggregate, [.null, .null]) == expected) }
  }

  @Test func sharesAndSentiment() throws {
    #expect(try Self.result(.ratio, [.bool(true), .null, .bool(false), .bool(true)]) == "number 0.5")
    let words: [Value] = ["positive", "positive", "negative", "neutral"].map(Value.text) + [.null]
    #expect(try Self.result(.netSentiment, words) == "number 0.25")
  }

  @Test func durationsStayDurations() throws {
    let spans: [Value] = [.duration(1000), .duration(2001)]
    #expect(try Self.result(.sum, spans) == "duration 3001")
    #expect(try Self.result(.avg, spans) == "duration 1500")
    #expect(try Self.result(.p50, spans) == "duration 1500")
    #expect(try Self.result(.avg, [.duration(.max)]) == "duration \(Int64.max)")
    #expect(try Self.result(.p95, [.duration(.min)]) == "duration \(Int64.min)")
  }

  @Test func sumsAreExactOrAnError() throws {
    #expect(
      try Self.result(.sum, [.integer(9_007_199_254_740_993), .integer(1)]) == "number 9007199254740994")
    #expect(throws: EvaluationProblem.overflow) { try Self.result(.sum, [.integer(.max), .integer(1)]) }
    #expect(try Self.result(.avg, [.integer(.max), .integer(.max)]) == "number 9.223372036854776e+18")
    #expect(try Self.result(.sum, [.real(1e308), .real(1e308)]) == "null null")
    #expect(try Self.result(.avg, [.real(1e308), .real(1e308)]) == "number 1e+308")
  }

  private static let sums: [([Double], String)] = [
    ([1e16, 1, -1e16], "1"), ([1, 1e100, 1, -1e100], "2"), ([1e308, 1e308, -1e308, 0.5], "1e+308"),
    // Bits that lie further from each other than two reals reach.
    ([1e300, 1, 1e-300, -1e300, -1], "1e-300"),
    ([0x1p+1000, 0x1p-1000, -0x1p+1000], "9.332636185032189e-302"),
    // Ten tenths, each a little more than a tenth.
    (Array(repeating: 0.1, count: 10), "1"), ([.infinity, 1], "null"), ([.infinity, -.infinity], "null"),
    // A half goes to even, unless there is more below it.
    ([0x1p+53, 1], "9007199254740992.0"), ([0x1p+53, 1, 0x1p-60], "9.007199254740994e+15"),
    ([0x1p+1000, 0x1p+947, 0x1p-1074], "1.0715086071862676e+301"),
  ]

  @Test(arguments: sums)
  func sumsAreRoundedOnce(_ numbers: [Double], _ expected: String) throws {
    for list in [numbers, numbers.reversed(), numbers.sorted(), numbers.sorted { abs($0) < abs($1) }] {
      #expect(try Self.result(.sum, list.map(Value.real)).hasSuffix(" " + expected))
    }
  }

  @Test func wholeNumbersDoNotOverflowOnTheWay() throws {
    let numbers: [Value] = [.integer(.max), .integer(.max), .integer(-5), .integer(-.max)]
    #expect(try Self.result(.sum, numbers) == "number \(Int64.max - 5)")
    let mixed: [Value] = [.integer(9_007_199_254_740_993), .real(-9_007_199_254_740_992)]
    #expect(try Self.result(.sum, mixed) == "number 1")
  }

  @Test func textByBytes() throws {
    let texts: [Value] = [.text("b"), .text("\u{e9}"), .text("e\u{301}"), .text("B")]
    #expect(try Self.result(.min, texts) == "text \"B\"")
    #expect(try Self.result(.max, texts) == "text \"\u{e9}\"")
  }
}
