import Audit
import Planning
import Storage
import Values

private let job = Key<String>.positional("job", .id("job"), "which job; its name will do")

extension Verb {
  static let health = Verb(
    VerbDeclaration(
      "health", "what a job's health is made of",
      details:
        """
        100 · (.60 success + .25 SLA + .15 (1 − errors)) / (the weights of the parts that exist), over the last 10 \
        executions that completed, failed or timed out. The weights are settings: `settings set health.weights.sla 0.3`.
        """,
      parameters: [job.parameter],
      output: .record([
        Field("job", .text), Field("healthScore", .real, nullable: true, unit: .score),
        Field("successRate", .real, nullable: true, unit: .share), Field("successWeight", .real),
        Field("slaRate", .real, nullable: true, unit: .share), Field("slaWeight", .real),
        Field("sla", .duration, nullable: true),
        Field("errorRate", .real, nullable: true, unit: .share), Field("errorWeight", .real),
        Field("executions", .integer, unit: .count), Field("completed", .integer, unit: .count),
        Field("attemptedCalls", .integer, unit: .count), Field("failedCalls", .integer, unit: .count),
      ]),
      examples: [
        "health latest", "health \"Weekly SaaS pulse\" | select healthScore, successRate, slaRate, errorRate",
      ])
  ) { call in
    let context = try call.context()
    return try context.store.read { connection in
      let found = try Lookup.job(call[job] ?? "latest", in: connection)
      guard let parts = try Audit.Health.parts(job: found.id, in: connection) else { return .nothing }
      let name = try connection.text("SELECT name FROM jobs WHERE seq = ?", [.integer(found.seq)])
      func real(_ x: Double?) -> Value { x.map(Value.real) ?? .null }
      return .record(
        Record([
          ("job", name.map(Value.text) ?? .null), ("healthScore", real(parts.score)),
          ("successRate", real(parts.successRate)), ("successWeight", .real(parts.weights.success)),
          ("slaRate", real(parts.slaRate)), ("slaWeight", .real(parts.weights.sla)),
          ("sla", parts.sla.map(Value.duration) ?? .null),
          ("errorRate", real(parts.errorRate)), ("errorWeight", .real(parts.weights.errors)),
          ("executions", .integer(Int64(parts.executions))), ("completed", .integer(Int64(parts.completed))),
          ("attemptedCalls", .integer(Int64(parts.attemptedCalls))),
          ("failedCalls", .integer(Int64(parts.failedCalls))),
        ]))
    }
  }
}
