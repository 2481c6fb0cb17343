import Audit
import AuditModel
import Scheduling
import Storage
import Testing
import Values

/// Making jobs and changing them, as a person says it.
@Suite struct JobChangesTests {
  private static let day: Int64 = 86_400_000

  private func change(_ name: String? = nil, _ trigger: JobTrigger? = nil) -> JobChange {
    var change = JobChange()
    change.name = name
    change.trigger = trigger
    if name != nil { change.scenario = "saas_weekly" }
    return change
  }

  @Test func `what is said stands in the canonical configuration`() throws {
    let world = try World()
    var said = change("Pulse", .cron("0 9 * * 1"))
    said.zone = "Europe/Berlin"
    said.owner = try JobOwner("Ada Lovelace <ada@example.com>")
    said.platforms = ["openai", "gemini"]
    said.sla = 15 * 60_000
    said.channels = ["webhook:https://example.com/hook"]
    said.alertSeverity = .medium
    (said.retries, said.retryDelay, said.timeout, said.maxConcurrent) = (1, 60_000, 3_600_000, 2)
    let job = try Jobs.create(said, in: world.context)
    let config = try world.text("SELECT jobConfig FROM jobs WHERE seq = \(job.seq)")
    #expect(
      config == """
        {"payload":{"client_id":"26f72656cbd06bdef426","owner":{"name":"Ada Lovelace","email":"ada@example.com"},\
        "cadence":{"cron":"0 9 * * 1"},"platforms":["openai","gemini"],"question_bank_id":"saas_weekly",\
        "alerting":{"channels":["webhook:https://example.com/hook"],"severity_threshold":"medium"},\
        "execution":{"sla_minutes":15}}}
        """)
    #expect(
      try world.text("SELECT triggerConfig FROM jobs WHERE seq = \(job.seq)")
        == #"{"trigger_type":"cron","cron":"0 9 * * 1","timezone":"Europe/Berlin"}"#)
    let numbers =
      "maxRetries || ' ' || retryDelayMs || ' ' || timeoutMs || ' ' || maxConcurrent || ' ' || createdBy"
    #expect(
      try world.text("SELECT \(numbers) FROM jobs WHERE seq = \(job.seq)")
        == "1 60000 3600000 2 ada@example.com")
    // 2026-11-23 is a Monday, noon in UTC: the next one is a week later at 08:00 UTC.
    #expect(try next(world, job) == "2026-11-30T08:00:00Z")
  }

  private func next(_ world: World, _ job: EntityReference) throws -> String? {
    let time = try world.store.read { try $0.integer("SELECT nextRunAt FROM jobs WHERE seq = \(job.seq)") }
    return time.map { Timestamp.text($0) }
  }

  @Test func `an edit changes what is said and nothing else`() throws {
    let world = try World()
    var said = change("Pulse", .cron("0 9 * * 1"))
    said.label = "Mondays"
    said.sla = 60_000
    let job = try Jobs.create(said, in: world.context)
    let before = try world.dump(["jobs"])
    var edit = JobChange()
    edit.name = "Pulse"
    try Jobs.edit(job, edit, in: world.context)
    #expect(try world.dump(["jobs"]) == before)
    edit.trigger = .every(90 * 60_000)
    edit.sla = 0
    try Jobs.edit(job, edit, in: world.context)
    #expect(
      try world.text("SELECT triggerType || triggerConfig FROM jobs")
        == #"interval{"trigger_type":"interval","minutes":90}"#)
    #expect(try world.integer("SELECT count(*) FROM jobs WHERE jobConfig LIKE '%Mondays%'") == 0)
    #expect(try world.integer("SELECT count(*) FROM jobs WHERE jobConfig LIKE '%sla_minutes%'") == 0)
    #expect(try next(world, job) == "2026-11-23T13:30:00Z")
  }

  @Test func `what makes no sense is refused and changes nothing`() throws {
    let world = try World()
    _ = try Jobs.create(change("Pulse"), in: world.context)
    let before = try world.dump()
    func refuses(_ problem: JobProblem, _ edit: (inout JobChange) -> Void) {
      var said = change("Other")
      edit(&said)
      #expect(throws: problem) { try Jobs.create(said, in: world.context) }
    }
    refuses(.nameTaken("Pulse")) { $0.name = "Pulse" }
    refuses(.inThePast("2026-11-23T08:00:00Z")) {
      $0.trigger = .at(.text("2026-11-23T09:00"))
      $0.zone = "Europe/Berlin"
    }
    refuses(.negativeRetries(-1)) { $0.retries = -1 }
    #expect(throws: TriggerProblem.self) {
      try Jobs.create(change("Other", .cron("0 9 * *")), in: world.context)
    }
    #expect(throws: TriggerProblem.intervalOutOfRange) {
      try Jobs.create(change("Other", .every(10)), in: world.context)
    }
    var said = change("Other")
    said.channels = ["carrier-pigeon:7"]
    #expect(throws: AlertProblem.unknownKind("carrier-pigeon:7")) { try Jobs.create(said, in: world.context) }
    said.channels = nil
    said.client = "Zephyr Home"
    #expect(throws: (any Error).self) { try Jobs.create(said, in: world.context) }
    #expect(try world.dump() == before)
  }

  @Test(
    arguments: [
      ("Ada <ada@example.com>", "Ada", "ada@example.com"), ("ada@example.com", nil, "ada@example.com"),
      ("  Ada   Lovelace ", "Ada Lovelace", nil), ("<ada@example.com>", nil, "ada@example.com"),
    ] as [(String, String?, String?)])
  func owners(text: String, name: String?, email: String?) throws {
    let owner = try JobOwner(text)
    #expect(owner.name == name && owner.email == email)
  }

  @Test(arguments: ["", " ", "Ada <ada@example>", "Ada <", "ada@", "Ada <ada@example.com> x"])
  func noOwners(text: String) {
    #expect(throws: JobProblem.badOwner(text)) { try JobOwner(text) }
  }

  @Test func `jobs cannot wait in a circle`() throws {
    let world = try World()
    let a = try Jobs.create(change("A"), in: world.context)
    for (name, before) in [("B", "A"), ("C", "B")] {
      var said = change(name)
      said.after = [before]
      _ = try Jobs.create(said, in: world.context)
    }
    var edit = JobChange()
    edit.after = ["C"]
    #expect(throws: JobProblem.cycle(["A", "C", "B", "A"])) { try Jobs.edit(a, edit, in: world.context) }
    edit.after = ["A"]
    #expect(throws: JobProblem.cycle(["A", "A"])) { try Jobs.edit(a, edit, in: world.context) }
    #expect(throws: JobProblem.needed(job: "A", by: ["B"])) { try Jobs.delete(a, in: world.context) }
    #expect(try world.integer("SELECT count(*) FROM jobDependencies") == 2)
  }

  @Test func `a job waits until the other has completed since its own last start`() throws {
    let world = try World()
    let first = try Jobs.create(change("First"), in: world.context)
    var said = change("Second")
    said.after = ["First"]
    said.platforms = ["openai"]
    let second = try Jobs.create(said, in: world.context)
    #expect(throws: JobProblem.waiting(job: "Second", for: ["First"])) {
      try Jobs.start(second, in: world.context)
    }
    _ = try Runs.work(try Jobs.start(first, in: world.context), in: world.context)
    world.now += Self.day
    _ = try Runs.work(try Jobs.start(second, in: world.context), in: world.context)
    #expect(throws: JobProblem.waiting(job: "Second", for: ["First"])) {
      try Jobs.start(second, in: world.context)
    }
    _ = try Jobs.start(second, isForced: true, in: world.context)
  }

  @Test func `what is due, and what was missed`() throws {
    let world = try World()
    let job = try Jobs.create(change("Six", .every(6 * 3_600_000)), in: world.context)
    let weekly = try Jobs.create(change("Weekly", .cron("0 9 * * 1")), in: world.context)
    #expect(try world.store.read { try Jobs.due(until: world.now, in: $0) } == [])
    world.now += 25 * 3_600_000
    let due = try world.store.read { try Jobs.due(until: world.now, in: $0) }
    #expect(due.map(\.name) == ["Six"])
    #expect(due.first?.times == 4 && due.first?.dueAt == World.noon + 6 * 3_600_000)
    let next = try world.store.read { try Jobs.nextTimes(of: job, after: world.now, count: 2, in: $0) }
    #expect(next.map(\.at) == [World.noon + 30 * 3_600_000, World.noon + 36 * 3_600_000])
    // One run serves them all, and the interval goes on from it.
    _ = try Runs.work(try Jobs.start(job, in: world.context), in: world.context)
    #expect(try world.store.read { try Jobs.due(until: world.now, in: $0) } == [])
    try Jobs.pause(weekly, in: world.context)
    let later = world.now + 30 * Self.day
    #expect(try world.store.read { try Jobs.due(until: later, in: $0) }.map(\.name) == ["Six"])
    #expect(try world.store.read { try Jobs.nextTimes(of: weekly, after: world.now, count: 2, in: $0) } == [])
  }

  @Test func `next times are told by the job's own clock`() throws {
    let world = try World()
    world.now = try #require(Timestamp.parse("2026-10-20"))
    var said = change("Berlin", .cron("30 2 * * *"))
    said.zone = "Europe/Berlin"
    let job = try Jobs.create(said, in: world.context)
    let from = try #require(Timestamp.parse("2026-10-23T12:00Z"))
    let next = try world.store.read { try Jobs.nextTimes(of: job, after: from, count: 3, in: $0) }
    // The clocks go back on the 25th: 02:30 comes twice and counts once.
    #expect(
      next.map(\.local) == [
        "Sat 2026-10-24 02:30 +02:00", "Sun 2026-10-25 02:30 +02:00", "Mon 2026-10-26 02:30 +01:00",
      ])
  }

  @Test func `as many runs at once as the job allows`() throws {
    let world = try World()
    let job = try Jobs.create(change("One"), in: world.context)
    let run = try Jobs.start(job, in: world.context)
    // Who starts it at the same moment, before anybody works on it, is told so.
    #expect(throws: JobProblem.busy(job: "One", going: 1, limit: 1)) {
      try Jobs.start(job, in: world.context)
    }
    // Another shell works on it.
    try world.store.write {
      try $0.execute(
        "UPDATE runs SET status = 'running', leaseOwner = 'elsewhere|1|1|x', leaseUntil = ? WHERE seq = ?",
        [.integer(world.hostNow + 30_000), .integer(run.seq)])
    }
    #expect(throws: JobProblem.busy(job: "One", going: 1, limit: 1)) {
      try Jobs.start(job, in: world.context)
    }
    _ = try Jobs.start(job, isForced: true, in: world.context)
    world.hostNow += 60_000
    _ = try Jobs.start(job, in: world.context)
  }

  @Test func `a deleted job gives its name away`() throws {
    let world = try World()
    let old = try Jobs.create(change("Pulse"), in: world.context)
    try Jobs.delete(old, in: world.context)
    let new = try Jobs.create(change("Pulse"), in: world.context)
    #expect(try world.store.read { try Lookup.job("Pulse", in: $0) } == new)
    #expect(try world.store.read { try Lookup.job("latest", in: $0) } == new)
    #expect(try world.store.read { try Lookup.job(old.id, in: $0) } == old)
    #expect(throws: JobProblem.deleted(job: "Pulse")) { try Jobs.start(old, in: world.context) }
  }

  @Test func `a run that takes longer than its job allows is given up`() throws {
    let world = try World()
    var said = change("Slow")
    said.timeout = 20_000
    let job = try Jobs.create(said, in: world.context)
    let outcome = try Runs.work(try Jobs.start(job, in: world.context), in: world.context)
    #expect(outcome.status == .failed && outcome.done > 0 && outcome.done < outcome.total)
    #expect(
      try world.text(
        "SELECT status || ' ' || (completedAt - startedAt) || ' ' || errorMessage FROM executions")
        == "timeout 20000 timed out after \(outcome.done) of the \(outcome.total) calls")
    #expect(
      try world.integer("SELECT count(*) FROM responses WHERE respondedAt > \(world.now + 20_000)") == 0)
    #expect(try world.integer("SELECT count(*) FROM responses") == Int64(outcome.done))
    #expect(try world.text("SELECT runCount || ' ' || failureCount FROM jobs") == "1 1")
  }
}
