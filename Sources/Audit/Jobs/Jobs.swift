import AuditModel
import Scheduling
import Simulation
import Storage
import Values

/// What is audited again and again, and when.
package enum Jobs {
  /// Makes an active job. Its name is free unless the other job of that name is deleted. Throws `JobProblem`,
  /// `TriggerProblem`, `ScenarioProblem`, `LookupProblem` (the config's client), `StoreProblem`.
  package static func create(_ new: NewJob, in context: AuditContext) throws -> EntityReference {
    let now = context.now()
    return try context.store.write { try create(new, now: now, in: $0) }
  }

  /// The same, to be called in a transaction.
  static func create(
    _ new: NewJob, now: Int64, in connection: Connection
  ) throws -> EntityReference {
    try checkName(new.name, in: connection)
    let createdAt = new.createdAt ?? now
    let trigger = try Trigger.parse(type: new.triggerType, config: new.triggerConfig)
    let client = try client(of: new, now: createdAt, in: connection)
    var config = new.config
    config.clientId = client
    let id = try freeId(new, createdAt: createdAt, in: connection)
    try connection.execute(
      """
      INSERT INTO jobs (id, name, description, clientId, jobType, status, triggerType, triggerConfig, jobConfig,
        scenario, seed, createdBy, createdAt, nextRunAt, maxRetries, retryDelayMs, timeoutMs, maxConcurrent)
      VALUES (?, ?, ?, ?, 'audit', 'active', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(id), .text(new.name), .optional(new.description), .optional(client),
        .text(new.triggerType.rawValue), new.triggerConfig, config.json, .optional(new.scenario),
        .integer(Int64(bitPattern: new.seed)), .optional(new.createdBy), .integer(createdAt),
        .optional(trigger.next(after: createdAt)),
      ] + values(of: new.policy))
    return EntityReference(seq: connection.lastInsertedRowID, id: id)
  }

  /// Bytes of UTF-8.
  private static let longestName = 200

  /// Throws `JobProblem` where a job cannot be called so.
  static func checkName(_ name: String, in connection: Connection) throws {
    guard !name.allSatisfy(\.isWhitespace) else { throw JobProblem.emptyName }
    guard name.utf8.count <= longestName else {
      throw JobProblem.longName(length: name.utf8.count, limit: longestName)
    }
    guard !["latest", "previous"].contains(name.lowercased()) else { throw JobProblem.reservedName(name) }
    guard name.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
      throw JobProblem.controlInName
    }
    let isTaken = try connection.integer(
      "SELECT 1 FROM jobs WHERE name = ? AND status <> 'deleted'", [.text(name)])
    if isTaken != nil { throw JobProblem.nameTaken(name) }
  }

  /// The id of the job's client: its scenario's, made where it is new, else the config's.
  static func client(
    of new: NewJob, now: Int64, in connection: Connection
  ) throws -> String? {
    guard let id = new.scenario else {
      return try new.config.clientId.map { try Lookup.client($0, in: connection).id }
    }
    let scenario = try Scenario.builtIn(id)
    let client = scenario.client
    try Clients.install(
      ClientRow(
        id: client.id, name: client.name, industry: client.industry,
        productType: client.productType), brands: scenario.brands, now: now, in: connection)
    return client.id
  }

  private static func freeId(
    _ new: NewJob, createdAt: Int64, in connection: Connection
  ) throws -> String {
    var ordinal = 0
    while true {
      let id = StableHash.id(
        "job", new.name, new.scenario ?? "", String(new.seed), String(createdAt), String(ordinal))
      if try connection.integer("SELECT 1 FROM jobs WHERE id = ?", [.text(id)]) == nil { return id }
      ordinal += 1
    }
  }

  /// Stops an active job from running by itself. Throws as `setStatus` does.
  package static func pause(_ job: EntityReference, in context: AuditContext) throws {
    try setStatus(job, .paused, from: [.active, .paused], in: context)
  }

  /// Lets a paused job run by itself again, from now on. Throws as `setStatus` does.
  package static func resume(_ job: EntityReference, in context: AuditContext) throws {
    try setStatus(job, .active, from: [.active, .paused, .disabled], in: context)
  }

  /// Marks a job as deleted: it runs no more and its name is free; its runs stay. Throws `JobProblem.needed` where
  /// other jobs wait for it, and as `setStatus` does.
  package static func delete(_ job: EntityReference, in context: AuditContext) throws {
    try setStatus(job, .deleted, from: JobStatus.allCases, in: context) { connection in
      let others = try JobDependencies.dependents(of: job, in: connection)
      guard others.isEmpty else {
        throw JobProblem.needed(job: try name(of: job.id, in: connection), by: others)
      }
    }
  }

  /// Throws `JobProblem.wrongStatus`, `LookupProblem`, `StoreProblem`.
  private static func setStatus(
    _ job: EntityReference, _ wanted: JobStatus, from allowed: [JobStatus],
    in context: AuditContext, check: (Connection) throws -> Void = { _ in }
  ) throws {
    let now = context.now()
    try context.store.write { connection in
      try check(connection)
      let found = try connection.text("SELECT status FROM jobs WHERE seq = ?", [.integer(job.seq)])
      guard let status = found.flatMap(JobStatus.init) else {
        throw LookupProblem.unknown(kind: .job, text: job.id)
      }
      guard allowed.contains(status) else {
        throw JobProblem.wrongStatus(
          job: try name(of: job.id, in: connection), is: status, wanted: wanted)
      }
      try connection.execute(
        "UPDATE jobs SET status = ? WHERE seq = ?",
        [.text(wanted.rawValue), .integer(job.seq)])
      try setNextTime(job: job.id, after: now, in: connection)
    }
  }

  /// Works out when an active job runs next: after its last scheduled time, or `after` where that is later; the
  /// others have no next time. A trigger that cannot be read (imports) has none either. Throws `StoreProblem`.
  static func setNextTime(
    job: String, after: Int64 = .min, in connection: Connection
  ) throws {
    let sql = """
      SELECT status, triggerType, triggerConfig, createdAt,
        (SELECT max(scheduledAt) FROM executions WHERE jobId = jobs.id), lastRunAt
      FROM jobs WHERE id = ?
      """
    let next = try connection.first(sql, [.text(job)]) { row -> Int64? in
      guard row.text(0) == JobStatus.active.rawValue, let type = TriggerType(rawValue: row.text(1)),
        let config = try? JSONParser.parse(row.text(2)),
        let trigger = try? Trigger.parse(type: type, config: config)
      else { return nil }
      let last = row.optionalInteger(4) ?? row.optionalInteger(5) ?? row.integer(3)
      return trigger.next(after: max(last, after))
    }
    try connection.execute(
      "UPDATE jobs SET nextRunAt = ? WHERE id = ?", [.optional(next ?? nil), .text(job)])
  }

  /// What a job launches: its scenario with its platforms, a seed of its own for each scheduled time, and that time
  /// as the clock's start. `at` is UTC milliseconds. Throws `JobProblem.noScenario`, `LookupProblem`,
  /// `StoreProblem`.
  package static func request(
    for job: EntityReference, at time: Int64, in connection: Connection
  ) throws -> LaunchRequest {
    let found = try connection.first(
      "SELECT scenario, seed, jobConfig FROM jobs WHERE seq = ?", [.integer(job.seq)]
    ) { ($0.optionalText(0), $0.integer(1), $0.text(2)) }
    guard let found else { throw LookupProblem.unknown(kind: .job, text: job.id) }
    guard let scenario = found.0 else { throw JobProblem.noScenario(job: job.id) }
    let config = JobConfig(json: (try? JSONParser.parse(found.2)) ?? .null)
    return LaunchRequest(
      source: .builtIn(id: scenario), seed: seed(ofJob: found.1, at: time),
      platforms: config.platforms.isEmpty ? nil : config.platforms, job: job.id, clockStart: time,
      phase: phase(of: time))
  }

  /// Milliseconds after which an attempt at the job is given up. Throws `StoreProblem`.
  static func limit(of job: String, in connection: Connection) throws -> Int64 {
    let found = try connection.first("SELECT timeoutMs, jobConfig FROM jobs WHERE id = ?", [.text(job)]) {
      ($0.optionalInteger(0), $0.text(1))
    }
    let config = JobConfig(json: found.flatMap { try? JSONParser.parse($0.1) } ?? .null)
    return JobPolicy(timeout: found?.0).limit(slaMinutes: config.slaMinutes)
  }

  /// Below 2^53, so that it survives every JSON reader.
  private static func seed(ofJob seed: Int64, at time: Int64) -> UInt64 {
    var hash = StableHash()
    hash.append("job run")
    hash.append(Int(seed))
    hash.append(Int(time))
    return hash.finish().low >> 11
  }

  /// Days since 2026-01-01T00:00Z.
  static func phase(of time: Int64) -> Double {
    let start = CivilTime(year: 2026, month: 1, day: 1).milliseconds
    return Double(time - start) / 86_400_000
  }
}
