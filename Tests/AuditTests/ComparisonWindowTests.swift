import Audit
import Storage
import Testing

@Suite struct ComparisonWindowTests {
  private static func day(_ day: Int) -> Int64 { TestDatabase.minute(day * 1440) }

  @Test func aWindowIsComparedWithTheOneBefore() throws {
    let last = try TimeWindows(from: nil, until: Self.day(60), length: 30 * 86_400_000, against: nil)
    #expect(last.later == TimeWindow(from: Self.day(30), until: Self.day(60)))
    #expect(last.earlier == TimeWindow(from: Self.day(0), until: Self.day(30)))
    // November against October: the earlier month may be longer or shorter, and never reaches into the later.
    let months = try TimeWindows(
      from: Self.day(30), until: Self.day(61), length: nil, against: Self.day(0))
    #expect(months.earlier == TimeWindow(from: Self.day(0), until: Self.day(30)))
    let yearBefore = try TimeWindows(
      from: Self.day(365), until: Self.day(396), length: nil, against: Self.day(0))
    #expect(yearBefore.earlier == TimeWindow(from: Self.day(0), until: Self.day(31)))
    for (from, against) in [(Self.day(9), nil), (Self.day(2), Self.day(3)), (Int64.min, nil)] {
      #expect(throws: ComparisonProblem.self) {
        try TimeWindows(from: from, until: Self.day(5), length: nil, against: against)
      }
    }
  }

  /// Three weekly runs before, two after; every question once a run.
  private func database(_ reading: String = "v1") throws -> TestDatabase {
    let database = try TestDatabase()
    try database.client()
    try database.job("j1")
    for week in 0..<5 {
      try database.run("w\(week)", job: "j1", minute: week * 7 * 1440, reading: week == 4 ? reading : "v1")
      try database.answers(
        run: "w\(week)",
        (0..<12).map { index in
          // Acme is in a third of the answers, then in all but one; of which questions changes from week to week.
          let isNamed = week < 3 ? (index + week) % 3 == 0 : (index + week) % 12 != 0
          return TestAnswer("q\(index)", names: isNamed ? ["Acme"] : ["Globex"])
        })
    }
    try database.run("failed", job: "j1", minute: 30 * 1440, status: "failed")
    try database.answers(run: "failed", [TestAnswer("q0", names: ["Initech"])])
    try database.run("alone", minute: 30 * 1440)
    try database.answers(run: "alone", [TestAnswer("other", names: ["Initech"])])
    return database
  }

  private func compare(_ database: TestDatabase, job: String?, by dimension: ComparisonDimension = .brand)
    throws
    -> [ComparisonRow]
  {
    try database.store.read { connection in
      let windows = try TimeWindows(
        from: Self.day(21), until: Self.day(42), length: nil, against: nil)
      let sides = try [windows.earlier, windows.later].map {
        try ComparisonSide.window($0, client: "c1", job: job, in: connection)
      }
      return try Comparison.compare(
        ComparisonRequest(first: sides[0], second: sides[1], dimension: dimension, areWindows: true),
        in: connection)
    }
  }

  @Test func allCompletedRunsOfTheWindowsCount() throws {
    let database = try database()
    let rows = try compare(database, job: "j1")
    #expect(rows[0].firstN == 36 && rows[0].secondN == 24)
    #expect(rows[0].firstAnswers == 12 && rows[0].secondAnswers == 22)
    #expect(rows[0].paired == nil && rows[0].test == .clusteredT && rows[0].questions == 12)
    #expect(rows[0].sharesQuestions && rows[0].verdict == "named more often")
    // Nobody ever names Initech: nothing to test.
    #expect(rows[2].p == 1 && rows[2].test == .fisher && rows[2].verdict == "no significant change")
    // Without the job the client's other run counts too; the failed one never does.
    let all = try compare(database, job: nil)
    #expect(all[0].secondN == 25 && all[2].secondAnswers == 1 && !all[0].sharesQuestions)
    #expect(try compare(database, job: "j1", by: .platform).map(\.key) == ["openai"])
  }

  @Test func windowsOfOneRunEachAreTwoRuns() throws {
    let database = try database()
    let (windows, runs) = try database.store.read { connection in
      let sides = try [2, 3].map {
        try ComparisonSide.window(
          TimeWindow(from: Self.day($0 * 7), until: Self.day($0 * 7 + 7)), client: "c1", job: "j1",
          in: connection)
      }
      let request = ComparisonRequest(first: sides[0], second: sides[1], areWindows: true)
      let pair = ComparisonRequest(
        first: try Lookup.run("w2", in: connection), second: try Lookup.run("w3", in: connection))
      return (
        try Comparison.compare(request, in: connection), try Comparison.compare(pair, in: connection)
      )
    }
    #expect(windows == runs && windows[0].test == .mcNemar)
  }

  @Test func anEmptyWindowSaysWhereTheRunsAre() throws {
    let database = try database()
    let problem = #expect(throws: ComparisonProblem.self) {
      try database.store.read {
        try ComparisonSide.window(
          TimeWindow(from: Self.day(-30), until: Self.day(0)), client: "c1", job: "j1", in: $0)
      }
    }
    #expect(
      problem?.message
        == "no completed run began from 2026-10-02T00:00:00Z until 2026-11-01T00:00:00Z")
    #expect(
      problem?.notes.first == "they began between 2026-11-01T00:00:00Z and 2026-11-29T00:00:00Z")
  }

  @Test func differentReadingsAreRefusedByTheirRuns() throws {
    let problem = #expect(throws: ComparisonProblem.self) { try compare(database("v2"), job: "j1") }
    #expect(problem?.message == "the answers of these 5 runs were read by different readers or alias lists")
    #expect(problem?.notes.contains("reread w0") == true)
  }
}
