import Audit
import AuditModel
import Storage
import Testing
import Values

/// Reading all runs again, stopped and not.
@Suite struct RereadTests {
  /// Two clients' runs of four days, after which a brand got another alias and another one went.
  private func changed() throws -> World {
    let world = try World()
    for seed in 1...4 {
      world.now += 86_400_000
      for scenario in ["saas_weekly", "ecom_flash"] {
        _ = try Runs.launch(small(scenario, seed: UInt64(seed)), in: world.context)
      }
    }
    _ = try Clients.addAliases(["project board"], to: BrandName("Quillstack"), in: world.context)
    _ = try Clients.removeBrand(BrandName("Kadenz"), in: world.context)
    return world
  }

  private let stale =
    "SELECT count(*) FROM runs WHERE clientId = (SELECT clientId FROM brands WHERE name = 'Quillstack')"

  @Test func whatIsUpToDateIsNotReadAgain() throws {
    let world = try changed()
    let count = Int(try world.integer(stale))
    let all = Int(try world.integer("SELECT count(*) FROM runs WHERE readingVersion IS NOT NULL"))
    #expect(count > 0 && all > count)
    let first = try Runs.rereadAll(in: world.context)
    #expect(first.runs == count && first.upToDate == all - count && first.left == 0)
    #expect(try world.integer("SELECT count(*) FROM mentions WHERE brand = 'Kadenz'") == 0)
    #expect(world.events.last?.isLast == true && world.events.last?.done == first.answers)
    let done = try world.dump()
    #expect(try Runs.rereadAll(in: world.context).runs == 0)
    #expect(try world.dump() == done)
    #expect(try Runs.rereadAll(force: true, in: world.context).runs == all)
    let kept = done.filter { line in
      ["responses", "rollups", "runs"].contains { line.hasPrefix($0 + ":") }
    }
    #expect(try world.dump(["responses", "rollups", "runs"]) == kept)
  }

  @Test func stoppedAnywhereAndGoneOnWithItEqualsOneThatWasNot() throws {
    let whole = try changed()
    _ = try Runs.rereadAll(in: whole.context)
    let expected = try whole.dump()
    var stops = 0
    var patience = 0
    let world = try changed()
    // Each time it gets a little farther than the last.
    while true {
      world.patience = patience
      let summary = try Runs.rereadAll(in: world.context)
      if summary.left == 0 { break }
      stops += 1
      patience += 1
      #expect(stops < 100)
    }
    #expect(stops >= 2)
    #expect(try world.dump() == expected)
  }

  @Test func oneClientAlone() throws {
    let world = try changed()
    _ = try Clients.addBrand("Nobody", to: "Caldera & Finch", in: world.context)
    let client = try world.store.read { try Lookup.client("Caldera & Finch", in: $0) }
    #expect(try Runs.rereadAll(of: client, in: world.context).runs > 0)
    let rest = try Runs.rereadAll(in: world.context)
    let count = Int(try world.integer(stale))
    #expect(rest.runs == count)
  }

  @Test func whoWorksOnARunReadsIt() throws {
    let world = try changed()
    try world.store.write { connection in
      try connection.execute(
        """
        UPDATE runs SET status = 'running', leaseOwner = 'another', leaseUntil = ?
        WHERE seq = (SELECT max(seq) FROM runs
          WHERE clientId = (SELECT clientId FROM brands WHERE name = 'Quillstack'))
        """, [.integer(world.hostNow + 10_000)])
    }
    let summary = try Runs.rereadAll(in: world.context)
    let count = Int(try world.integer(stale))
    #expect(summary.busy == 1 && summary.runs == count - 1)
  }
}
