import Audit
import Storage
import Testing

@Suite struct HealthTests {
  @Test func thePartsCanBeAskedFor() throws {
    let database = try TestDatabase()
    try database.client()
    try database.job("j1", config: #"{"payload":{"execution":{"sla_minutes":10}}}"#)
    let run = try database.run("r1", job: "j1")
    try database.stats(run: run, "openai", attempted: 10, failed: 1)
    try database.execution("a", job: "j1", run: "r1", minute: 0, minutes: 20)
    try database.execution("b", job: "j1", minute: 100, minutes: 5)
    try database.execution("c", job: "j1", minute: 200, status: "timeout")
    let parts = try #require(try database.store.read { try Health.parts(job: "j1", in: $0) })
    #expect(parts.successRate == 2.0 / 3 && parts.slaRate == 0.75 && parts.errorRate == 0.1)
    #expect(parts.executions == 3 && parts.completed == 2 && parts.weights == .standard)
    #expect(parts.score == 72.25)
    try database.write { connection in
      try Settings.set("health.weights.sla", to: "0", in: connection)
      try Settings.set("health.weights.errors", to: "0", in: connection)
    }
    let weighed = try #require(try database.store.read { try Health.parts(job: "j1", in: $0) })
    #expect(weighed.score == 66.67 && weighed.weights.sla == 0)
    #expect(try database.store.read { try Health.parts(job: "none", in: $0) } == nil)
  }

  @Test func aJobThatNeverRanHasNoHealth() throws {
    let database = try TestDatabase()
    try database.client()
    try database.job("j1")
    let parts = try #require(try database.store.read { try Health.parts(job: "j1", in: $0) })
    #expect(parts.score == nil && parts.successRate == nil && parts.executions == 0)
  }
}
