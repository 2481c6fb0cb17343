import Testing

/// Nothing fails for a row that the evaluator would not have come to.
struct CutShortTests {
  @Test(arguments: [
    "laters | derive c = m + big | take 1",
    "laters | derive c = m + big | skip 1 | first",
    "laters | select c0 = at, c1 = (m + big), c2 = len(id) | derive c0 = round(0.5, 2) | distinct | take 1",
    "laters | where m + big > 0 or true | take 1",
    "laters | derive c = big * 2 | where sure | take 1",
  ])
  func columnsOfRowsThatAreLeftOutAreNotComputed(_ text: String) throws { try agree(text) }

  /// Inner joins leave rows out too, and SQLite may look at a row before it looks for its partner.
  @Test(arguments: [
    "things | where big == null or m < 0 | select word, m, x, k = m | join (persons | select rank) on m == rank | where k + m < 10",
    "things | join (things | where big == null | select id) on id == id | where m + big > 0 or m == m",
  ])
  func conditionsAreAskedOfPartnersAlone(_ text: String) throws { try agree(text) }

  /// `half` is typed real and holds whole numbers; beside 64 bits they differ where a real does not.
  @Test(arguments: [
    "things | select c = big - half | distinct", "things | derive c = half + big | sort c, -m",
  ])
  func wholeNumbersTypedRealAreReckonedAsReals(_ text: String) throws { try agree(text) }

  private func agree(_ text: String) throws {
    let store = try Things.store()
    let plan = try #require(PipelineGenerator.plan(text))
    let pushed = try DifferentialTests.run(plan, pushDown: true, store)
    let plain = try DifferentialTests.run(plan, pushDown: false, store)
    #expect(plain.rows != nil, "\(plain.failure)")
    #expect(DifferentialTests.difference(pushed, plain, plan) == nil, "\(pushed.sql)")
  }
}
