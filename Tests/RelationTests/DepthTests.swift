import Testing

/// SQLite's parser and its expression trees have limits; what goes past them runs in the evaluator, with the same rows.
struct DepthTests {
  private static func nested(_ open: String, _ inner: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + inner + String(repeating: close, count: count)
  }

  private static let shapes: [(name: String, text: @Sendable (Int) -> String)] = [
    ("sums", { "things | where m" + String(repeating: " + 1", count: $0) + " > 3" }),
    ("sums from the right", { "things | where " + nested("(1 + ", "m", ")", $0) + " > 3" }),
    ("reals", { "things | where y" + String(repeating: " * 1.5", count: $0) + " > 3" }),
    ("reals from the right", { "things | where " + nested("(1.5 - ", "y", ")", $0) + " > 3" }),
    ("not", { "things | where " + nested("not (", "n > 1", ")", $0) }),
    ("and, or", { "things | where " + nested("sure or (flag and (", "n > 1", "))", $0 / 2 + 1) }),
    ("chains", { "things | where n > 1" + String(repeating: " and m > 0 or sure", count: $0 * 4) }),
    ("first arguments", { "things | where " + nested("lower(", "word", ")", $0) + " == \"a\"" }),
    ("last arguments", { "things | where " + nested("coalesce(n, ", "m", ")", $0) + " == 2" }),
    ("fallbacks", { "things | select v = n" + String(repeating: " ?? n", count: $0) + " ?? m" }),
    ("comparisons", { "things | where " + nested("(", "n > 1", ") == sure", $0) }),
    ("words", { "things | where " + nested("(", "severity >= \"medium\"", ") != flag", $0) }),
    ("windows", { "things" + nested(" | take 50 | where m + 1 > n", "", "", $0) }),
    ("groups", { "things | summarize c = count() by m" + nested(" | where c > 0 | take 9", "", "", $0) }),
    (
      "windows over calls",
      { "things" + nested(" | take 50 | where " + nested("abs(", "m", ")", 4) + " > 0", "", "", $0) }
    ),
    ("sorting", { "things | sort (" + nested("coalesce(n, ", "m", ")", $0) + ") | take 3" }),
    ("derived", { "things" + nested(" | derive m = m + n", "", "", $0) }),
    ("sums of sums", { "things | summarize s = sum(" + nested("abs(", "m", ")", $0) + ") by sure" }),
  ]

  @Test(arguments: shapes.indices)
  func everyDepthRuns(_ index: Int) throws {
    let store = try Things.store()
    var pushed = 0
    for depth in Array(1...24) + [30, 38] {
      let text = Self.shapes[index].text(depth)
      let plan = try #require(PipelineGenerator.plan(text), "\(text)")
      let fast = try DifferentialTests.run(plan, pushDown: true, store)
      let plain = try DifferentialTests.run(plan, pushDown: false, store)
      #expect(DifferentialTests.difference(fast, plain, plan) == nil, "\(text)")
      #expect(fast.rows != nil || plain.rows == nil, "\(text): \(fast.failure)")
      pushed = max(pushed, fast.pushed > 0 ? depth : 0)
    }
    #expect(pushed >= 3, "\(Self.shapes[index].name) never reach SQLite")
  }

  private static func listed(_ count: Int, _ text: (Int) -> String) -> String {
    (0..<count).map(text).joined(separator: ", ")
  }

  /// SQLite takes so many columns, terms and arguments.
  @Test(arguments: [
    "things | select " + listed(990) { "c\($0) = m + \($0)" } + " | where c0 > 0 | take 2",
    "things | select id, " + listed(700) { "c\($0) = m" } + " | join (things | select id, "
      + listed(250) { "d\($0) = n" } + ") on id == id | sort -c3 | take 2",
    "things | sort " + listed(2500) { "(m % \($0 + 2))" } + " | take 3",
    "things | summarize s = sum(m) by " + listed(990) { "g\($0) = m % \($0 + 2)" } + " | where s > 0",
    "things"
      + String(repeating: " | where m in [" + listed(800) { "\($0)" } + "] or m in [-7, 5]", count: 45),
  ])
  func everyWidthRuns(_ text: String) throws {
    let store = try Things.store()
    let plan = try #require(PipelineGenerator.plan(text), "\(text.prefix(60))")
    let fast = try DifferentialTests.run(plan, pushDown: true, store)
    let plain = try DifferentialTests.run(plan, pushDown: false, store)
    #expect(fast.rows != nil, "\(fast.failure.prefix(200))")
    #expect(DifferentialTests.difference(fast, plain, plan) == nil, "\(text.prefix(60))")
  }
}
