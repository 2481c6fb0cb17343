import Audit
import AuditModel
import Storage
import Testing
import Values

@Suite struct JobsTests {
  private static let day: Int64 = 86_400_000

  /// A job of few calls, so that histories are quick.
  private func weekly(_ name: String = "Pulse", at time: Int64) -> NewJob {
    NewJob(
      name: name, scenario: "saas_weekly", seed: 3, triggerType: .cron,
      triggerConfig: .record(Record([("cron", .text("0 9 * * 1"))])),
      config: JobConfig(platforms: ["openai"], slaMinutes: 2), createdAt: time)
  }

  @Test func `a launch of a job updates the job`() throws {
    let world = try World()
    let job = try Jobs.create(weekly(at: world.now - Self.day), in: world.context)
    #expect(
      try world.text("SELECT datetime(nextRunAt / 1000, 'unixepoch') FROM jobs") == "2026-11-23 09:00:00")
    let outcome = try Runs.launch(small(job: job.id), in: world.context)
    let row = """
      SELECT runCount || ' ' || successCount || ' ' || failureCount || ' ' || (lastRunAt = \(world.now)) || ' '
        || datetime(nextRunAt / 1000, 'unixepoch') FROM jobs
      """
    #expect(try world.text(row) == "1 1 0 1 2026-11-30 09:00:00")
    let execution = """
      SELECT e.status || ' ' || (e.completedAt = r.completedAt) || ' ' || (e.startedAt = r.startedAt)
      FROM executions e JOIN runs r ON r.id = e.runId WHERE r.id = '\(outcome.run.id)'
      """
    #expect(try world.text(execution) == "completed 1 1")
  }

  @Test func `a cancelled run is neither a success nor a failure`() throws {
    let world = try World()
    let job = try Jobs.create(weekly(at: world.now), in: world.context)
    let run = try Runs.create(small(job: job.id), in: world.context)
    #expect(try world.text("SELECT status FROM executions") == "pending")
    try Runs.cancel(run, in: world.context)
    #expect(try world.text("SELECT status FROM executions") == "cancelled")
    #expect(
      try world.text("SELECT runCount || ' ' || successCount || ' ' || failureCount FROM jobs")
        == "1 0 0")
  }

  @Test func `names are taken once, statuses change as they may`() throws {
    let world = try World()
    let job = try Jobs.create(weekly(at: world.now), in: world.context)
    #expect(throws: JobProblem.nameTaken("Pulse")) {
      try Jobs.create(weekly(at: world.now), in: world.context)
    }
    #expect(throws: JobProblem.emptyName) {
      try Jobs.create(weekly(" ", at: world.now), in: world.context)
    }
    for (name, problem) in [
      ("Latest", JobProblem.reservedName("Latest")), ("a\u{1b}[2J", .controlInName),
      (String(repeating: "é", count: 101), .longName(length: 202, limit: 200)),
    ] {
      #expect(throws: problem) { try Jobs.create(weekly(name, at: world.now), in: world.context) }
    }
    try Jobs.pause(job, in: world.context)
    #expect(try world.integer("SELECT count(*) FROM jobs WHERE nextRunAt IS NULL") == 1)
    try Jobs.resume(job, in: world.context)
    #expect(try world.integer("SELECT count(*) FROM jobs WHERE nextRunAt > \(world.now)") == 1)
    try Jobs.delete(job, in: world.context)
    #expect(throws: JobProblem.wrongStatus(job: "Pulse", is: .deleted, wanted: .active)) {
      try Jobs.resume(job, in: world.context)
    }
    _ = try Jobs.create(weekly(at: world.now), in: world.context)
  }

  @Test func `a history is the same in one piece and in several`() throws {
    let start = World.noon - 21 * Self.day
    let whole = try World()
    _ = try Jobs.create(weekly(at: start), in: whole.context)
    let all = try Simulate.days(21, in: whole.context)
    #expect(all.runs >= 3)
    let parts = try World()
    _ = try Jobs.create(weekly(at: start), in: parts.context)
    for (days, now) in [(9, start + 9 * Self.day), (21, World.noon)] {
      parts.now = now
      _ = try Simulate.days(days, in: parts.context)
    }
    #expect(try parts.dump() == whole.dump())
    #expect(try Simulate.days(21, in: whole.context).executions == 0)
    #expect(try whole.integer("SELECT count(DISTINCT seed) FROM runs") == Int64(all.runs))
  }

  @Test func `an interrupted simulation goes on`() throws {
    let start = World.noon - 14 * Self.day
    let whole = try World()
    _ = try Jobs.create(weekly(at: start), in: whole.context)
    _ = try Simulate.days(14, in: whole.context)
    let world = try World()
    _ = try Jobs.create(weekly(at: start), in: world.context)
    world.patience = 1
    #expect(try Simulate.days(14, in: world.context).isInterrupted)
    world.patience = .max
    #expect(try !Simulate.days(14, in: world.context).isInterrupted)
    #expect(try world.dump() == whole.dump())
  }

  @Test func `an empty database gets demo jobs`() throws {
    let world = try World()
    let summary = try Simulate.days(3, in: world.context)
    #expect(summary.newJobs >= 3)
    #expect(summary.runs >= 1)
    #expect(
      try world.integer("SELECT count(*) FROM jobs WHERE nextRunAt > \(world.now)") == Int64(summary.newJobs))
    #expect(try world.integer("SELECT count(*) FROM runs WHERE completedAt IS NULL") == 0)
    #expect(throws: JobProblem.badDays(0)) { try Simulate.days(0, in: world.context) }
  }

  @Test func `a job that fires each minute is refused before anything is written`() throws {
    let world = try World()
    var job = weekly(at: World.noon)
    job.triggerConfig = .record(Record([("cron", .text("* * * * *"))]))
    _ = try Jobs.create(job, in: world.context)
    #expect(throws: JobProblem.tooManyTimes(limit: 10_000)) {
      try Simulate.days(28, in: world.context)
    }
    #expect(try world.integer("SELECT count(*) FROM runs") == 0)
  }

  @Test func `a job can be launched when it is not due`() throws {
    let world = try World()
    let job = try Jobs.create(weekly(at: World.noon), in: world.context)
    let outcome = try Runs.work(try Jobs.start(job, in: world.context), in: world.context)
    #expect(outcome.total == 48)
    #expect(try world.integer("SELECT successCount FROM jobs") == 1)
    #expect(try Lookup.run("latest", in: world.context) == outcome.run)
  }

  /// However a run of a job ends, the job knows: runs, successes, failures, last and next time.
  @Test(arguments: ["launch", "job run", "simulate", "timeout", "cancel"])
  func `the end of a run reaches its job`(way: String) throws {
    let world = try World()
    let created = World.noon - 7 * Self.day
    var new = weekly(at: created)
    if way == "timeout" { new.policy = JobPolicy(maxRetries: 0, timeout: 100) }
    let job = try Jobs.create(new, in: world.context)
    switch way {
    case "launch": _ = try Runs.launch(small(questions: 24, job: job.id), in: world.context)
    case "simulate", "timeout": _ = try Simulate.days(7, in: world.context)
    case "cancel": try Runs.cancel(try Jobs.start(job, in: world.context), in: world.context)
    default: _ = try Runs.work(try Jobs.start(job, in: world.context), in: world.context)
    }
    let counts = ["timeout": "1 0 1", "cancel": "1 0 0"][way] ?? "1 1 0"
    #expect(
      try world.text("SELECT runCount || ' ' || successCount || ' ' || failureCount FROM jobs") == counts)
    if way != "cancel" {
      let started = way == "simulate" || way == "timeout" ? World.noon - 3 * 3_600_000 : World.noon
      #expect(try world.integer("SELECT lastRunAt FROM jobs") == started)
    }
    #expect(
      try world.text("SELECT datetime(nextRunAt / 1000, 'unixepoch') FROM jobs") == "2026-11-30 09:00:00")
    let health = try world.store.read { try Health.parts(job: job.id, in: $0) }
    #expect((health?.score == nil) == (way == "cancel"))
    #expect(try world.integer("SELECT count(*) > 0 FROM insights") == (counts == "1 1 0" ? 1 : 0))
  }

  @Test func `a run of another client is no run of the job`() throws {
    let world = try World()
    let job = try Jobs.create(weekly(at: World.noon), in: world.context)
    #expect(throws: JobProblem.self) {
      try Runs.launch(small("ecom_flash", job: job.id), in: world.context)
    }
    #expect(try world.integer("SELECT count(*) FROM runs") == 0)
  }

  @Test func `paused jobs are not simulated`() throws {
    let world = try World()
    let job = try Jobs.create(weekly(at: World.noon - 28 * Self.day), in: world.context)
    try Jobs.pause(job, in: world.context)
    #expect(throws: JobProblem.nothingToSimulate) { try Simulate.days(28, in: world.context) }
    #expect(try world.integer("SELECT count(*) FROM executions") == 0)
  }
}
