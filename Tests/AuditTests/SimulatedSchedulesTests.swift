import Audit
import AuditModel
import Storage
import Testing
import Values

/// `simulate`: retries, timeouts, waits, overlaps and missed times in virtual time.
@Suite struct SimulatedSchedulesTests {
  private static let day: Int64 = 86_400_000
  private static let hour: Int64 = 3_600_000

  /// A job of few calls with a history of `days` before noon.
  private func job(
    _ name: String, _ trigger: JobTrigger, _ edit: (inout JobChange) -> Void = { _ in }, days: Int64 = 10,
    in world: World
  ) throws -> EntityReference {
    var said = JobChange()
    said.name = name
    said.scenario = "ecom_flash"
    said.platforms = ["openai"]
    said.trigger = trigger
    said.retries = 0
    edit(&said)
    world.now = World.noon - days * Self.day
    defer { world.now = World.noon }
    return try Jobs.create(said, in: world.context)
  }

  /// `name status attempt scheduled started`, as `MM-DD HH:MM`, in the order of the rows.
  private func executions(_ world: World, where condition: String = "1") throws -> [String] {
    func time(_ column: String) -> String {
      "coalesce(strftime('%m-%d %H:%M', \(column) / 1000, 'unixepoch'), '-')"
    }
    let sql = """
      SELECT j.name || ' ' || e.status || ' ' || e.attempt || ' ' || \(time("e.scheduledAt")) || ' ' || \(time("e.startedAt"))
      FROM executions e JOIN jobs j ON j.id = e.jobId WHERE \(condition) ORDER BY e.seq
      """
    return try world.store.read { try $0.rows(sql) { $0.text(0) } }
  }

  @Test func `failed attempts are tried again after the delay, as often as the job says`() throws {
    let world = try World()
    // Gives each attempt up before its first answer.
    _ = try job(
      "Hopeless", .cron("0 6 * * *"),
      {
        $0.retries = 2
        $0.retryDelay = 15 * 60_000
        $0.timeout = 100
      }, days: 1, in: world)
    _ = try Simulate.days(1, in: world.context)
    let expected = [
      "Hopeless timeout 1 11-23 06:00 11-23 06:00", "Hopeless timeout 2 11-23 06:00 11-23 06:15",
      "Hopeless timeout 3 11-23 06:00 11-23 06:30",
    ]
    #expect(try executions(world, where: "e.status <> 'failed'").count == expected.count)
    #expect(try executions(world) == expected)
    #expect(try world.text("SELECT runCount || ' ' || failureCount FROM jobs") == "3 3")
  }

  @Test func `a retry that is still to come is done by the next simulation`() throws {
    func history(_ stops: [Int64]) throws -> [String] {
      let world = try World()
      _ = try job(
        "Hopeless", .cron("50 11 * * *"),
        {
          $0.retries = 1
          $0.retryDelay = Self.hour
          $0.timeout = 100
        }, in: world)
      for stop in stops {
        world.now = World.noon + stop
        _ = try Simulate.days(10 + Int(stop / Self.day), in: world.context)
        if stop == 0 { #expect(try executions(world, where: "e.status = 'retrying'").count == 1) }
      }
      return try world.dump()
    }
    #expect(try history([0, 2 * Self.day]) == history([2 * Self.day]))
  }

  /// Due every six hours; the retry of each comes after seven.
  private func overlapping(_ limit: Int) throws -> World {
    let world = try World()
    _ = try job(
      "Often", .cron("0 */6 * * *"),
      {
        $0.maxConcurrent = limit
        $0.retries = 1
        $0.retryDelay = 7 * Self.hour
        $0.timeout = 100
      }, in: world)
    _ = try Simulate.days(1, in: world.context)
    return world
  }

  @Test func `a due time is missed while as many as the job allows are going on`() throws {
    let one = try overlapping(1)
    #expect(
      try executions(one) == [
        "Often timeout 1 11-22 18:00 11-22 18:00", "Often cancelled 1 11-23 00:00 -",
        "Often timeout 2 11-22 18:00 11-23 01:00", "Often timeout 1 11-23 06:00 11-23 06:00",
        "Often retrying 2 11-23 06:00 -", "Often cancelled 1 11-23 12:00 -",
      ])
    #expect(
      try one.text("SELECT errorMessage FROM executions WHERE status = 'cancelled' LIMIT 1")
        == "missed: 1 of 1 at once were still going")
    // What was missed is no run.
    #expect(try one.text("SELECT runCount || ' ' || failureCount FROM jobs") == "3 3")
    let two = try overlapping(2)
    #expect(try executions(two, where: "e.status = 'cancelled'") == [])
  }

  @Test func `a job starts when those it waits for have completed`() throws {
    let world = try World()
    _ = try job("First", .cron("0 6 * * *"), days: 3, in: world)
    _ = try job("Second", .cron("0 6 * * *"), { $0.after = ["First"] }, days: 3, in: world)
    _ = try Simulate.days(3, in: world.context)
    let pairs = """
      SELECT count(*) FROM executions s JOIN jobs j ON j.id = s.jobId AND j.name = 'Second'
      JOIN executions f ON f.scheduledAt = s.scheduledAt AND f.jobId <> s.jobId AND f.status = 'completed'
      WHERE s.startedAt = f.completedAt
      """
    let started = try executions(world, where: "j.name = 'Second' AND e.startedAt IS NOT NULL")
    let completed = try executions(world, where: "j.name = 'First' AND e.status = 'completed'")
    #expect(started.count >= 2 && started.count == completed.count)
    #expect(try world.integer(pairs) == Int64(started.count))
  }

  @Test func `what waits for nothing that comes is missed at the next time`() throws {
    let world = try World()
    _ = try job("Never", .manual, in: world)
    _ = try job("Waits", .cron("0 6 * * *"), { $0.after = ["Never"] }, in: world)
    _ = try Simulate.days(3, in: world.context)
    #expect(
      try executions(world) == [
        "Waits cancelled 1 11-21 06:00 -", "Waits cancelled 1 11-22 06:00 -", "Waits pending 1 11-23 06:00 -",
      ])
    #expect(
      try world.text("SELECT errorMessage FROM executions ORDER BY seq LIMIT 1")
        == "missed: waited for `Never` until the next time")
    #expect(try world.integer("SELECT sum(runCount) FROM jobs") == 0)
    // What waits is due.
    let due = try world.store.read { try Jobs.due(until: world.now, in: $0) }
    #expect(due.map(\.name) == ["Waits"] && due.first?.times == 1 && due.first?.waitsFor == ["Never"])
    #expect(try world.integer("SELECT count(*) FROM runs") == 0)
    // Once the other has completed, what waits goes ahead.
    let never = try world.store.read { try Lookup.job("Never", in: $0) }
    _ = try Runs.work(try Jobs.start(never, in: world.context), in: world.context)
    world.now += Self.hour
    _ = try Simulate.days(3, in: world.context)
    #expect(
      try executions(world, where: "j.name = 'Waits'").last?.hasPrefix(
        "Waits completed 1 11-23 06:00 11-23 12:0") == true)
    #expect(try executions(world, where: "e.status = 'pending'") == [])
  }

  @Test func `a run that somebody starts serves what waits`() throws {
    let world = try World()
    _ = try job("Never", .manual, in: world)
    let waits = try job("Waits", .cron("0 6 * * *"), { $0.after = ["Never"] }, in: world)
    _ = try Simulate.days(1, in: world.context)
    _ = try Runs.work(try Jobs.start(waits, isForced: true, in: world.context), in: world.context)
    #expect(
      try executions(world) == [
        "Waits cancelled 1 11-23 06:00 -", "Waits completed 1 11-23 12:00 11-23 12:00",
      ])
    #expect(try world.store.read { try Jobs.due(until: world.now, in: $0) } == [])
  }

  @Test func `times in which a job was paused are not made up for`() throws {
    let world = try World()
    let daily = try job("Daily", .cron("0 6 * * *"), in: world)
    world.now = World.noon - 8 * Self.day
    _ = try Simulate.days(2, in: world.context)
    try Jobs.pause(daily, in: world.context)
    world.now = World.noon - 2 * Self.day
    try Jobs.resume(daily, in: world.context)
    world.now = World.noon
    _ = try Simulate.days(10, in: world.context)
    let days = try executions(world).map { String($0.split(separator: " ")[3]) }
    #expect(days == ["11-14", "11-15", "11-22", "11-23"])
  }

  /// A world with all of it at once.
  private func busy() throws -> World {
    let world = try World()
    _ = try job("Base", .cron("0 */8 * * *"), { $0.retries = 1 }, in: world)
    _ = try job(
      "Often", .every(9 * Self.hour),
      {
        $0.timeout = 9000
        $0.retries = 2
        $0.retryDelay = 8 * Self.hour
        $0.channels = ["webhook:http://127.0.0.1:9/", "email"]
      }, in: world)
    _ = try job("After", .cron("0 */8 * * *"), { $0.after = ["Base", "Often"] }, in: world)
    return world
  }

  @Test func `a simulation that is stopped anywhere goes on to the same history`() throws {
    let whole = try busy()
    _ = try Simulate.days(3, in: whole.context)
    let expected = try whole.dump()
    for status in ["completed", "timeout", "cancelled"] {
      #expect(expected.contains { $0.hasPrefix("executions") && $0.contains("'\(status)'") }, "no \(status)")
    }
    #expect(expected.contains { $0.hasPrefix("alerts") })
    let parts = try busy()
    var patience = 1
    while true {
      parts.patience = patience
      patience = patience % 3 + 1
      if try !Simulate.days(3, in: parts.context).isInterrupted { break }
    }
    #expect(try parts.dump() == expected)
    parts.patience = .max
    #expect(try Simulate.days(3, in: parts.context).executions == 0)
    #expect(try parts.dump() == expected)
    // Nothing was posted.
    #expect(
      try parts.integer("SELECT count(*) FROM alerts WHERE sentAt IS NOT NULL OR error IS NOT NULL") == 0)
  }
}
