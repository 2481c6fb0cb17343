import AuditModel
import Scheduling
import Simulation
import Storage
import Values

extension Jobs {
  /// Makes an active job of what is said. Throws `JobProblem`, `TriggerProblem`, `ScenarioProblem`, `LookupProblem`,
  /// `AlertProblem`, `StoreProblem`.
  package static func create(_ change: JobChange, in context: AuditContext) throws -> EntityReference {
    let now = context.now()
    return try context.store.write { connection in
      var new = change.applied(to: NewJob(name: ""))
      new.createdBy = new.config.ownerEmail ?? new.config.ownerName
      try check(change, now: now)
      if let problem = platformProblem(new.config.platforms, scenario: new.scenario) { throw problem }
      let job = try create(new, now: now, in: connection)
      try finish(change, job, in: connection)
      return job
    }
  }

  /// Changes a job; its next time is worked out anew from now on where its trigger changes. Throws as `create` does.
  package static func edit(
    _ job: EntityReference, _ change: JobChange, in context: AuditContext
  ) throws {
    let now = context.now()
    try context.store.write { connection in
      let old = try load(job, in: connection)
      let new = change.applied(to: old)
      try check(change, now: now)
      if !new.name.sameBytes(as: old.name) { try checkName(new.name, in: connection) }
      try checkTrigger(new, isZoneGiven: change.zone != nil)
      if let problem = platformProblem(new.config.platforms, scenario: new.scenario) { throw problem }
      var config = new.config
      if change.scenario != nil { config.clientId = try client(of: new, now: now, in: connection) }
      try connection.execute(
        """
        UPDATE jobs SET name = ?, description = ?, clientId = ?, triggerType = ?, triggerConfig = ?, jobConfig = ?,
          scenario = ?, seed = ?, maxRetries = ?, retryDelayMs = ?, timeoutMs = ?, maxConcurrent = ?
        WHERE seq = ?
        """,
        [
          .text(new.name), .optional(new.description), .optional(config.clientId),
          .text(new.triggerType.rawValue), new.triggerConfig, config.json, .optional(new.scenario),
          .integer(Int64(bitPattern: new.seed)),
        ] + values(of: new.policy) + [.integer(job.seq)])
      try finish(change, job, in: connection)
      if change.trigger != nil || change.zone != nil {
        try setNextTime(job: job.id, after: now, in: connection)
      }
    }
  }

  /// A platform that the scenario does not know; nil where all are known.
  package static func platformProblem(_ platforms: [String], scenario id: String?) -> ScenarioProblem? {
    guard !platforms.isEmpty, let id, let scenario = try? Scenario.builtIn(id) else { return nil }
    let known = scenario.platforms.map(\.id)
    return platforms.first { !known.contains($0) }.map {
      .noSuchPlatform($0, scenario: id, known: known)
    }
  }

  /// What can be said of a change without the database.
  private static func check(_ change: JobChange, now: Int64) throws {
    for channel in change.channels ?? [] { _ = try AlertChannel(channel) }
    if let retries = change.retries, retries < 0 { throw JobProblem.negativeRetries(retries) }
    guard let trigger = change.trigger, case .at = trigger else { return }
    let parsed = try Trigger.parse(type: .date, config: trigger.config(zone: change.zone))
    if case .date(let time) = parsed, time <= now { throw JobProblem.inThePast(Timestamp.text(time)) }
  }

  private static func checkTrigger(_ job: NewJob, isZoneGiven: Bool) throws {
    let trigger = try Trigger.parse(type: job.triggerType, config: job.triggerConfig)
    switch trigger {
    case .cron, .date: break
    case .interval, .manual: if isZoneGiven { throw JobProblem.uselessZone }
    }
  }

  /// What needs the job's row: its client, its dependencies.
  private static func finish(
    _ change: JobChange, _ job: EntityReference, in connection: Connection
  ) throws {
    if let given = change.client {
      let sql =
        "SELECT c.id, c.name, j.scenario FROM jobs j JOIN clients c ON c.id = j.clientId WHERE j.seq = ?"
      let own = try connection.first(sql, [.integer(job.seq)]) {
        (id: $0.text(0), name: $0.text(1), scenario: $0.optionalText(2))
      }
      if let own, try Lookup.client(given, in: connection).id != own.id {
        throw JobProblem.otherClient(scenario: own.scenario ?? "", client: own.name, given: given)
      }
    }
    if let after = change.after { try JobDependencies.set(job, to: after, in: connection) }
  }

  /// A job as it stands. Throws `JobProblem.deleted`, `LookupProblem`, `StoreProblem`.
  static func load(_ job: EntityReference, in connection: Connection) throws -> NewJob {
    let sql = """
      SELECT name, description, scenario, seed, triggerType, triggerConfig, jobConfig, createdBy, createdAt,
        status, clientId FROM jobs WHERE seq = ?
      """
    let found = try connection.first(sql, [.integer(job.seq)]) { row in
      var loaded = NewJob(
        name: row.text(0), description: row.optionalText(1), scenario: row.optionalText(2),
        seed: UInt64(bitPattern: row.optionalInteger(3) ?? 1),
        triggerType: TriggerType(rawValue: row.text(4)) ?? .manual,
        triggerConfig: (try? JSONParser.parse(row.text(5))) ?? .record(Record([])),
        config: JobConfig(json: (try? JSONParser.parse(row.text(6))) ?? .null),
        createdBy: row.optionalText(7), createdAt: row.integer(8))
      loaded.config.clientId = row.optionalText(10)
      return (loaded, row.text(9))
    }
    guard var loaded = found?.0 else { throw LookupProblem.unknown(kind: .job, text: job.id) }
    if found?.1 == JobStatus.deleted.rawValue { throw JobProblem.deleted(job: loaded.name) }
    loaded.policy = try policy(of: job, in: connection)
    return loaded
  }

  static func policy(of job: EntityReference, in connection: Connection) throws -> JobPolicy {
    let sql = "SELECT maxRetries, retryDelayMs, timeoutMs, maxConcurrent FROM jobs WHERE seq = ?"
    return try connection.first(sql, [.integer(job.seq)]) { row in
      JobPolicy(
        maxRetries: row.optionalInteger(0).map(Int.init), retryDelay: row.optionalInteger(1),
        timeout: row.optionalInteger(2), maxConcurrent: row.optionalInteger(3).map(Int.init))
    } ?? JobPolicy()
  }

  /// For the columns maxRetries, retryDelayMs, timeoutMs, maxConcurrent.
  static func values(of policy: JobPolicy) -> [Value] {
    [
      .optional(policy.maxRetries.map { Int64($0) }), .optional(policy.retryDelay), .optional(policy.timeout),
      .optional(policy.maxConcurrent.map { Int64($0) }),
    ]
  }

  /// Its name; the id where there is no such job.
  static func name(of id: String, in connection: Connection) throws -> String {
    try connection.text("SELECT name FROM jobs WHERE id = ?", [.text(id)]) ?? id
  }
}
