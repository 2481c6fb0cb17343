import Relation
import Testing
import Values

struct AggregateTests {
  private static func result(_ aggregate: Aggregate, _ values: [Value]) throws -> String {
    var state = AggregateState(aggregate)
    for value in values { try state.add(value) }
    let result = state.result()
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
    // Plain addition gives 0.
    #expect(try Self.result(.sum, [.real(1e16), .real(1), .real(-1e16)]) == "number 1")
    #expect(try Self.result(.sum, [.real(1e308), .real(1e308)]) == "null null")
  }

  @Test func textByBytes() throws {
    let texts: [Value] = [.text("b"), .text("\u{e9}"), .text("e\u{301}"), .text("B")]
    #expect(try Self.result(.min, texts) == "text \"B\"")
    #expect(try Self.result(.max, texts) == "text \"\u{e9}\"")
  }
}
