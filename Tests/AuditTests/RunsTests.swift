import Audit
import AuditModel
import Storage
import Testing
import Values

@Suite struct RunsTests {
  @Test func `equal launches on two databases are equal row by row`() throws {
    let one = try World()
    let two = try World()
    two.hostNow += 123_456
    two.tick = 37
    let first = try Runs.launch(small(), in: one.context)
    let second = try Runs.launch(small(), in: two.context)
    #expect(first == second)
    #expect(first.status == .completed)
    #expect(first.done == 12)
    #expect(try one.dump() == two.dump())
    #expect(try one.integer("SELECT count(*) FROM responses") == 12)
    #expect(try one.integer("SELECT count(*) FROM mentions") > 12)
  }

  @Test func `a platform in trouble is marked in the sums of the run`() throws {
    let world = try World()
    _ = try Runs.launch(small("outage", questions: 24, platforms: nil), in: world.context)
    #expect(try world.text("SELECT group_concat(platform) FROM platformStats WHERE degraded = 1") == "gemini")
    #expect(try world.integer("SELECT count(*) FROM platformStats") == 3)
  }

  @Test func `a second equal launch is another run with the same answers`() throws {
    let world = try World()
    let first = try Runs.launch(small(), in: world.context)
    let second = try Runs.launch(small(), in: world.context)
    #expect(first.run.id != second.run.id)
    let answers = "SELECT count(DISTINCT text) FROM responses WHERE text IS NOT NULL"
    let perRun = "SELECT count(text) FROM responses WHERE runSeq = \(first.run.seq)"
    #expect(try world.integer(answers) == world.integer(perRun))
    #expect(try world.integer("SELECT count(*) FROM clients") == 1)
  }

  @Test func `a run that was cut comes out as one that was not`() throws {
    let whole = try World()
    _ = try Runs.launch(small(), in: whole.context)
    let expected = try whole.dump()
    for cut in [0, 5, 11] {
      let world = try World()
      world.tick = 90  // a batch is two or three calls
      world.patience = cut
      let first = try Runs.launch(small(), in: world.context)
      #expect(first.isInterrupted)
      #expect(first.done == cut)
      #expect(try world.integer("SELECT count(*) FROM runs WHERE leaseOwner IS NOT NULL") == 0)
      world.patience = .max
      let second = try Runs.work(first.run, in: world.context)
      #expect(second.status == .completed)
      #expect(second.done == 12)
      #expect(try world.dump() == expected, "cut after \(cut)")
    }
  }

  @Test func `many small pieces come out the same`() throws {
    let whole = try World()
    _ = try Runs.launch(small(), in: whole.context)
    let world = try World()
    let run = try Runs.create(small(), in: world.context)
    var outcomes = 0
    repeat {
      world.patience = 1
      outcomes += 1
    } while try Runs.work(run, in: world.context).isInterrupted && outcomes < 50
    #expect(outcomes == 12 || outcomes == 13)
    #expect(try world.dump() == whole.dump())
  }

  @Test func `a run can be finished after its worker died`() throws {
    let world = try World()
    world.patience = 4
    let run = try Runs.launch(small(), in: world.context).run
    world.patience = .max
    // What a killed worker leaves behind: its lease.
    try world.store.write {
      try $0.execute(
        "UPDATE runs SET leaseOwner = 'dead', leaseUntil = ?", [.integer(world.hostNow + 20_000)])
    }
    #expect(throws: RunProblem.busy(run: run.id, remaining: 20_000)) {
      try Runs.work(run, in: world.context)
    }
    world.hostNow += 20_000
    #expect(try Runs.work(run, in: world.context).status == .completed)
    #expect(throws: RunProblem.finished(run: run.id, status: .completed)) {
      try Runs.work(run, in: world.context)
    }
  }

  @Test func `a run of a process that is gone need not be waited for`() throws {
    let world = try World()
    var holder = ""
    world.onPause = { _ in holder = try world.text("SELECT leaseOwner FROM runs") ?? "" }
    world.patience = 4
    let run = try Runs.launch(small(pace: 4), in: world.context).run
    world.patience = .max
    var parts = holder.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    try #require(parts.count == 4)
    // No pid is that large.
    parts[2] = String(Int32.max)
    let gone = parts.joined(separator: "|")
    parts[0] += "elsewhere"
    for (owner, isFree) in [(holder, false), (parts.joined(separator: "|"), false), (gone, true)] {
      try world.store.write {
        try $0.execute(
          "UPDATE runs SET leaseOwner = ?, leaseUntil = ?",
          [.text(owner), .integer(world.hostNow + 20_000)])
      }
      if isFree {
        #expect(try Runs.work(run, in: world.context).status == .completed)
      } else {
        #expect(throws: RunProblem.self) { try Runs.work(run, in: world.context) }
      }
    }
  }

  @Test func `two shells cannot work on one run`() throws {
    let world = try World()
    let other = try World(sharing: world)
    var refusals = 0
    world.onPause = { _ in
      other.hostNow = world.hostNow
      do {
        _ = try Runs.work(Lookup.run("latest", in: other.context), in: other.context)
      } catch RunProblem.busy {
        refusals += 1
      }
    }
    let outcome = try Runs.launch(small(questions: 2, pace: 0.7), in: world.context)
    #expect(outcome.status == .completed)
    #expect(refusals > 4)
  }

  @Test func `a worker that slept through its lease gives way`() throws {
    let world = try World()
    let other = try World(sharing: world)
    world.onPause = { _ in
      other.hostNow = world.hostNow + 40_000
      world.onPause = { _ in }
      _ = try Runs.work(Lookup.run("latest", in: other.context), in: other.context)
    }
    let run = try Runs.create(small(pace: 10), in: world.context)
    other.patience = 3  // it stops in the middle and leaves the run to whoever comes
    #expect(throws: RunProblem.leaseLost(run: run.id)) { try Runs.work(run, in: world.context) }
    let whole = try World()
    _ = try Runs.launch(small(pace: 10), in: whole.context)
    _ = try Runs.work(run, in: world.context)
    #expect(try world.dump() == whole.dump())
  }

  @Test func `cancelling stops a live worker and keeps what is there`() throws {
    let world = try World()
    let other = try World(sharing: world)
    let run = try Runs.create(small(pace: 4), in: world.context)
    var pauses = 0
    world.onPause = { _ in
      pauses += 1
      if pauses == 5 { try Runs.cancel(run, in: other.context) }
    }
    let outcome = try Runs.work(run, in: world.context)
    #expect(outcome.status == .cancelled)
    let stored = try world.integer("SELECT count(*) FROM responses")
    #expect(stored == Int64(outcome.done))
    #expect((1..<12).contains(stored))
    #expect(throws: RunProblem.finished(run: run.id, status: .cancelled)) {
      try Runs.cancel(run, in: world.context)
    }
  }

  @Test func `a pace is kept`() throws {
    let world = try World()
    let start = world.hostNow
    _ = try Runs.launch(small(pace: 4), in: world.context)
    #expect(world.hostNow - start == 3000)
    #expect(throws: RunProblem.badPace(0)) { try Runs.launch(small(pace: 0), in: world.context) }
  }

  @Test func `sums are those of the rows`() throws {
    let world = try World()
    world.tick = 90
    _ = try Runs.launch(small("throttling", questions: 12, platforms: nil), in: world.context)
    let recomputed = """
      SELECT count(*) FROM (
        SELECT runSeq, platform, brand, count(*), sum(frequency), sum(sentiment = 'positive'),
          sum(sentiment = 'neutral'), sum(sentiment = 'negative'), sum(rank), round(sum(1.0 / rank), 9),
          round(sum(score), 9)
        FROM mentions GROUP BY 1, 2, 3
        EXCEPT
        SELECT runSeq, platform, brand, answers, frequency, positive, neutral, negative, rankSum,
          round(reciprocalRankSum, 9), round(scoreSum, 9) FROM rollups)
      """
    #expect(try world.integer(recomputed) == 0)
    #expect(
      try world.integer("SELECT count(*) FROM rollups")
        == world.integer("SELECT count(DISTINCT platform || '|' || brand) FROM mentions"))
    let stats = """
      SELECT count(*) FROM (
        SELECT platform, count(*), count(text), count(errorCode), sum(errorCode IS 'rate_limited'),
          sum(CASE WHEN text IS NOT NULL THEN processingTimeMs ELSE 0 END), coalesce(sum(tokens), 0)
        FROM responses GROUP BY 1
        EXCEPT
        SELECT platform, attempted, answered, failed, rateLimited, latencySum, tokens FROM platformStats)
      """
    #expect(try world.integer(stats) == 0)
    #expect(
      try world.integer("SELECT sum(count) FROM platformErrors")
        == world.integer("SELECT count(errorCode) FROM responses"))
    #expect(try world.integer("SELECT count(errorCode) FROM responses") > 0)
  }

  @Test func `reading again follows changed aliases, and back`() throws {
    let world = try World()
    let run = try Runs.launch(small(), in: world.context).run
    let before = try world.dump()
    #expect(
      try Runs.reread(run, in: world.context) == 12 - world.integer("SELECT count(errorCode) FROM responses"))
    #expect(try world.dump() == before)
    let brand = try #require(try world.text("SELECT id FROM brands WHERE isPrimary ORDER BY seq"))
    try world.store.write {
      try $0.execute("INSERT INTO brandAliases (brandId, text) VALUES (?, 'the')", [.text(brand)])
    }
    let mentions = "SELECT sum(frequency) FROM mentions"
    let rollups = "SELECT sum(frequency) FROM rollups"
    let few = try world.integer(mentions)
    _ = try Runs.reread(run, in: world.context)
    #expect(try world.integer(mentions) > few)
    #expect(try world.integer(rollups) == world.integer(mentions))
    try world.store.write { try $0.execute("DELETE FROM brandAliases WHERE text = 'the'") }
    _ = try Runs.reread(run, in: world.context)
    // Numbers of rows are new, what they say is not.
    let saying = "SELECT group_concat(brand || frequency || score) FROM mentions"
    let whole = try World()
    _ = try Runs.launch(small(), in: whole.context)
    #expect(try world.text(saying) == whole.text(saying))
    #expect(try world.dump(["rollups", "responses"]) == whole.dump(["rollups", "responses"]))
  }

  @Test func `aliases that change while a run is stopped hold for all of it`() throws {
    let changed = try World()
    changed.patience = 5
    let run = try Runs.launch(small(), in: changed.context).run
    let alias = "INSERT INTO brandAliases (brandId, text) SELECT id, 'the' FROM brands WHERE isPrimary"
    try changed.store.write { try $0.execute(alias) }
    changed.patience = .max
    _ = try Runs.work(run, in: changed.context)
    let before = try changed.dump()
    _ = try Runs.reread(run, in: changed.context)
    #expect(try changed.dump() == before)
  }

  @Test func `progress is what another shell sees`() throws {
    let world = try World()
    let run = try Runs.create(small(), in: world.context)
    let before = try Runs.progress(run, in: world.context)
    #expect(before.status == .pending)
    #expect(before.parts.map(\.total) == [6, 6])
    world.patience = 5
    _ = try Runs.work(run, in: world.context)
    let stopped = try Runs.progress(run, in: world.context)
    #expect(stopped.done == 5)
    #expect(stopped.total == 12)
    #expect(stopped.isStalled)
    #expect(stopped.parts.reduce(0) { $0 + $1.done } == 5)
    world.patience = .max
    world.hostNow += 1000
    _ = try Runs.work(run, in: world.context)
    let after = try Runs.progress(run, in: world.context)
    #expect(after.hasEnded && !after.isStalled)
    #expect(after.rate(since: stopped) == 7)
    #expect(world.events.last?.isLast == true)
    #expect(world.events.last?.done == 12)
  }

  @Test func `what cannot be launched leaves nothing behind`() throws {
    let world = try World()
    let before = try world.dump()
    #expect(throws: (any Error).self) { try Runs.launch(small("no_such"), in: world.context) }
    #expect(throws: (any Error).self) {
      try Runs.launch(small(platforms: ["altavista"]), in: world.context)
    }
    #expect(throws: LookupProblem.unknown(kind: .job, text: "none")) {
      try Runs.launch(small(job: "none"), in: world.context)
    }
    #expect(try world.dump() == before)
  }

  @Test func `two processes launch on one file at once`() async throws {
    let world = try World()
    let path = world.path
    let outcomes = try await withThrowingTaskGroup(of: RunOutcome.self) { group in
      for seed in 1...3 {
        group.addTask {
          let store = try Store.open(path, .readWrite)
          let context = AuditContext(store: store, now: { World.noon }, hostNow: { 0 })
          return try Runs.launch(small(seed: UInt64(seed)), in: context)
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes.allSatisfy { $0.status == .completed && $0.done == 12 })
    #expect(try world.integer("SELECT count(*) FROM responses") == 36)
  }
}

extension Lookup {
  /// Outside of a transaction.
  static func run(_ text: String, in context: AuditContext) throws -> RunReference {
    try context.store.read { try run(text, in: $0) }
  }
}
