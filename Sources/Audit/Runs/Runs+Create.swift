import AuditModel
import Simulation
import Storage
import Values

extension Runs {
  /// Makes a pending run. To be called in a transaction.
  static func create(
    _ launch: PreparedLaunch, in connection: Connection
  ) throws -> RunReference {
    let (request, config, plan) = (launch.request, launch.config, launch.plan)
    let job = try request.job.map { try Lookup.job($0, in: connection) }
    let client = ClientRow(
      id: plan.client.id, name: plan.client.name, industry: plan.client.industry,
      productType: plan.client.productType)
    if let job { try check(client, of: job, scenario: config.scenario, in: connection) }
    try Clients.install(client, brands: plan.brands, now: config.clockStart, in: connection)
    let id = try freeId(config, job: job?.id, in: connection)
    try connection.execute(
      """
      INSERT INTO runs (id, clientId, jobId, displayName, scenario, seed, config, status, createdAt,
        totalQuestions, progressData)
      VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?, ?)
      """,
      [
        .text(id), .text(client.id), .optional(job?.id), .optional(request.displayName),
        .text(config.scenario), .integer(Int64(bitPattern: config.seed)), config.json,
        .integer(config.clockStart), .integer(Int64(plan.calls.count)), planned(plan),
      ])
    let run = RunReference(seq: connection.lastInsertedRowID, id: id)
    try writeQuestions(plan, run: run, in: connection)
    if let job {
      try Jobs.runPlanned(
        run, job: job.id, scheduledAt: request.scheduledAt ?? config.clockStart, attempt: request.attempt,
        in: connection)
    }
    return run
  }

  /// A job's runs are of its client: its health and insights look at them together.
  private static func check(
    _ client: ClientRow, of job: EntityReference, scenario: String, in connection: Connection
  ) throws {
    let sql = "SELECT c.id, c.name FROM jobs j JOIN clients c ON c.id = j.clientId WHERE j.seq = ?"
    let own = try connection.first(sql, [.integer(job.seq)]) { ($0.text(0), $0.text(1)) }
    if let own, own.0 != client.id {
      throw JobProblem.otherClient(scenario: scenario, client: client.name, given: own.1)
    }
  }

  /// The id of the first equal launch that this database does not have.
  private static func freeId(
    _ config: RunConfig, job: String?, in connection: Connection
  ) throws -> String {
    var ordinal = 0
    while true {
      let id = config.runId(job: job, ordinal: ordinal)
      if try connection.integer("SELECT 1 FROM runs WHERE id = ?", [.text(id)]) == nil { return id }
      ordinal += 1
    }
  }

  /// `{"planned": {"openai": 48, …}}`: the calls of each platform.
  private static func planned(_ plan: SimulationPlan) -> Value {
    let counts = plan.platforms.map { platform in
      (platform, Value.integer(Int64(plan.calls.count { $0.platform == platform })))
    }
    return .record(Record([("planned", .record(Record(counts)))]))
  }

  private static func writeQuestions(
    _ plan: SimulationPlan, run: RunReference, in connection: Connection
  ) throws {
    let writer = try AnswerWriter(connection: connection, run: run, brands: plan.brands)
    for question in plan.questions {
      _ = try writer.question(
        QuestionRow(
          key: question.key, text: question.text, category: question.category, type: question.type,
          persona: question.persona, role: question.role, driver: question.driver,
          emotionalAnchor: question.emotionalAnchor, contextStage: question.contextStage,
          targetBrand: question.targetBrand, priorityScore: question.priorityScore))
    }
  }
}
