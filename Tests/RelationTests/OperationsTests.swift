import Relation
import Testing
import Values

struct OperationsTests {
  /// Half away from zero at the decimal as it is written, not as it is stored.
  @Test(arguments: [
    (2.5, 0, 3.0), (-2.5, 0, -3), (0.5, 0, 1), (1.005, 2, 1.01), (2.675, 2, 2.68), (1.115, 2, 1.12),
    (-1.005, 2, -1.01), (2.4999999999, 0, 2), (1234567.125, 2, 1_234_567.13),
    (4_683_087.975, 2, 4_683_087.98),
    (2_381_134_998.865, 2, 2_381_134_998.87), (0.1 + 0.2, 15, 0.3), (1e-7, 6, 0), (5e-7, 6, 1e-6),
    (1e300, 2, 1e300),
    (99.995, 2, 100), (0, 3, 0), (0.285, 2, 0.29), (1.45, 1, 1.5), (8.5, 0, 9),
  ])
  func rounding(_ x: Double, _ decimals: Int, _ expected: Double) {
    #expect(Rounding.halfAway(x, decimals: decimals) == expected)
  }

  @Test func integersStayExactAndNeverWrap() throws {
    func arithmetic(_ op: Arithmetic, _ a: Int64, _ b: Int64) throws -> Value {
      try Operations.arithmetic(op, .integer(a), .integer(b))
    }
    #expect(try arithmetic(.add, .max - 1, 1).same(as: .integer(.max)))
    for (op, a, b) in [(Arithmetic.add, Int64.max, Int64(1)), (.subtract, .min, 1), (.multiply, .max, 2)] {
      #expect(throws: EvaluationProblem.overflow) { try arithmetic(op, a, b) }
    }
    #expect(throws: EvaluationProblem.overflow) { try Operations.negate(.integer(.min)) }
    #expect(throws: EvaluationProblem.overflow) { try Operations.call(.abs, [.integer(.min)]) }
    #expect(try arithmetic(.divide, 7, 2).same(as: .real(3.5)))
    #expect(try arithmetic(.divide, 7, 0).isNull)
    #expect(try arithmetic(.remainder, -7, 3).same(as: .integer(-1)))
    #expect(try arithmetic(.remainder, 7, -3).same(as: .integer(1)))
    #expect(try arithmetic(.remainder, .min, -1).same(as: .integer(0)))
    #expect(try arithmetic(.remainder, 7, 0).isNull)
  }

  @Test func whatIsNotFiniteIsNull() throws {
    for (op, a, b) in [(Arithmetic.multiply, 1e300, 1e300), (.divide, 1, 0), (.remainder, 1, 0)] {
      #expect(try Operations.arithmetic(op, .real(a), .real(b)).isNull)
    }
    #expect(try Operations.arithmetic(.remainder, .real(-7.5), .integer(2)).same(as: .real(-1.5)))
  }

  @Test func datesAndDurationsGoTogether() throws {
    let day: Int64 = 86_400_000
    func arithmetic(_ op: Arithmetic, _ a: Value, _ b: Value) throws -> String {
      let value = try Operations.arithmetic(op, a, b)
      return "\(value.typeWord) \(value.json)"
    }
    #expect(try arithmetic(.subtract, .date(day), .date(0)) == "duration 86400000")
    #expect(try arithmetic(.add, .duration(day), .date(0)) == "date \"1970-01-02T00:00:00Z\"")
    #expect(try arithmetic(.divide, .duration(day), .duration(day / 4)) == "number 4")
    #expect(try arithmetic(.multiply, .integer(2), .duration(day)) == "duration 172800000")
    #expect(try arithmetic(.divide, .duration(day), .integer(0)) == "null null")
    #expect(try arithmetic(.remainder, .duration(.min), .duration(-1)) == "duration 0")
    #expect(throws: EvaluationProblem.overflow) { try arithmetic(.add, .date(.max), .duration(1)) }
  }

  @Test(arguments: [
    ("2026-01-05", 7, "2026-01-05"), ("2026-01-11T23:59:59Z", 7, "2026-01-05"),
    ("2026-01-04", 7, "2025-12-29"),
    ("1969-12-28", 7, "1969-12-22"), ("2026-01-05T13:00Z", 1, "2026-01-05"), ("2026-01-12", 14, "2026-01-05"),
  ])
  func weeksStartOnMonday(_ date: String, _ days: Int64, _ start: String) throws {
    let ms = try #require(Timestamp.parse(date))
    let bucket = try Operations.call(.bucket, [.date(ms), .duration(days * 86_400_000)])
    #expect(bucket.same(as: .date(try #require(Timestamp.parse(start)))))
  }

  /// Null where they are not defined, an error where the 64 bits end, never a crash.
  @Test func functionsAreTotal() throws {
    let ends: [Value] = [.integer(.min), .integer(.max), .integer(0), .real(1e300), .real(-1e300), .real(0)]
    let dates: [Value] = [.date(.min), .date(.max), .date(0)]
    for value in ends {
      for function in [ScalarFunction.round, .floor, .ceil] { _ = try? Operations.call(function, [value]) }
      for width in ends { _ = try? Operations.call(.bucket, [value, width]) }
      for decimals in [-1, 0, 2, 15, 99] {
        _ = try? Operations.call(.format, [value, .integer(Int64(decimals))])
        _ = try? Operations.call(.round, [value, .integer(Int64(decimals))])
      }
    }
    for date in dates {
      for function in [ScalarFunction.date, .hour, .weekday] { _ = try? Operations.call(function, [date]) }
      for width in [1, 86_400_000, 604_800_000, Int64.max] {
        _ = try? Operations.call(.bucket, [date, .duration(width)])
      }
      _ = try? Operations.call(.format, [date, .text("%Y-%m-%d %H:%M:%S %A %% %q %")])
    }
    #expect(throws: EvaluationProblem.overflow) {
      try Operations.call(.bucket, [.integer(.min), .integer(10)])
    }
    #expect(throws: EvaluationProblem.overflow) { try Operations.call(.date, [.date(.min)]) }
    #expect(try Operations.call(.bucket, [.integer(-7), .integer(3)]).same(as: .integer(-9)))
    #expect(try Operations.call(.bucket, [.integer(7), .integer(0)]).isNull)
    #expect(throws: EvaluationProblem.tooLarge) {
      try Operations.call(.range, [.integer(.min), .integer(.max)])
    }
    for function in ScalarFunction.allCases where function != .coalesce {
      #expect(try Operations.call(function, [.null, .null]).isNull)
    }
  }

  @Test(arguments: [
    (ScalarFunction.len, "a\u{0}\u{1f600}e\u{301}", "5"), (.upper, "stra\u{df}e", "\"STRASSE\""),
    (.lower, "\u{c9}A", "\"\u{e9}a\""), (.trim, " \t\u{a0}a b\n\u{3000}", "\"a b\""), (.trim, "  ", "\"\""),
    (.date, "2026-01-05T10:00+02:00", "\"2026-01-05T08:00:00Z\""), (.date, "soon", "null"),
  ])
  func texts(_ function: ScalarFunction, _ text: String, _ json: String) throws {
    #expect(try Operations.call(function, [.text(text)]).json == json)
  }

  @Test(arguments: [
    (1234.5, 2, "1234.50"), (0.005, 2, "0.01"), (-0.001, 2, "0.00"), (2.5, 0, "3"), (-1.25, 1, "-1.3"),
    (0, 3, "0.000"),
  ])
  func fixedDecimals(_ x: Double, _ decimals: Int64, _ text: String) throws {
    #expect(try Operations.call(.format, [.real(x), .integer(decimals)]).text == text)
  }

  @Test func nullHasTwoValuedLogic() {
    #expect(Operations.compare(.equal, .null, .null))
    #expect(Operations.compare(.notEqual, .null, .integer(1)))
    for op in [Comparison.less, .lessOrEqual, .greater, .greaterOrEqual] {
      #expect(!Operations.compare(op, .null, .null))
      #expect(!Operations.compare(op, .integer(1), .null))
    }
    #expect(Operations.isIn(.null, .list([.null])))
    #expect(!Operations.contains(.null, .text("")))
  }
}
