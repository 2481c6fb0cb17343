import AuditModel
import Storage
import Values

extension TableStore {
  mutating func job(_ row: TableRow) throws -> Fate {
    var record = try TableRecord(.jobs, row)
    record.set("name", .text(try row.required(.name)))
    try record.text("description", .description, row)
    let config = try jobConfig(row)
    record.setSome("jobConfig", config)
    record.setSome("clientId", try jobClient(row, config: config).map(Value.text))
    record.setSome("jobType", try row.text(.type).map { .text(Self.typeWord($0)) })
    record.setSome("status", try jobStatus(row).map { .text($0.rawValue) })
    try setTrigger(&record, row)
    try record.text("createdBy", .createdBy, row)
    let lastRunAt = try row.time(.lastRunAt)
    let nextRunAt = try row.time(.nextRunAt)
    record.setSome("lastRunAt", lastRunAt.map(Value.integer))
    record.setSome("nextRunAt", nextRunAt.map(Value.integer))
    let counts = try setCounts(&record, row)
    let createdAt = try row.time(.createdAt)
    record.setSome("createdAt", createdAt.map(Value.integer))
    record.defaults = [
      ("status", .text(JobStatus.active.rawValue)), ("triggerType", .text(TriggerType.manual.rawValue)),
      ("createdAt", .integer(lastRunAt ?? now)),
    ]
    let (fate, _) = try put(record, row)
    if fate == .added || fate == .updated {
      try jobs.changed(
        record.id, hasCounts: counts, hasLastRun: lastRunAt != nil, hasNextRun: nextRunAt != nil)
    }
    return fate
  }

  /// `AUDIT`, `JobType.AUDIT` → `audit`.
  private static func typeWord(_ text: String) -> String {
    (text.split(separator: ".").last.map(String.init) ?? text).lowercased()
  }

  /// The canonical object, whatever the column is called and whether it has a `payload`; what it says besides stays.
  private func jobConfig(_ row: TableRow) throws(RowFault) -> Value? {
    for field in [TableField.config, .legacyConfig] {
      guard let value = try row.json(field) else { continue }
      guard case .record(let record) = value else {
        throw row.fault(field, .wrongType(expected: "a record", found: value.typeWord))
      }
      if record.names.isEmpty { continue }
      if case .record? = record["payload"] { return value }
      return .record(Record([("payload", value)]))
    }
    return nil
  }

  private mutating func jobClient(_ row: TableRow, config: Value?) throws -> String? {
    if let named = try reference(.client, .clients, row) { return named.id }
    guard let config, let id = JobConfig(json: config).clientId, !id.isEmpty else { return nil }
    guard try seq(of: id, in: .clients) != nil else {
      throw row.fault(row.has(.config) ? .config : .legacyConfig, .dangling(.clients))
    }
    return id
  }

  private func jobStatus(_ row: TableRow) throws(RowFault) -> JobStatus? {
    let said = try row.word(
      .status, JobStatus.self,
      synonyms: [
        "enabled": .active, "scheduled": .active, "running": .active, "pending": .active,
        "inactive": .paused, "canceled": .cancelled, "completed": .expired,
      ])
    if let said { return said }
    return try row.read(.isActive, ImportedValue.flag).map { $0 ? .active : .paused }
  }

  private func setTrigger(_ record: inout TableRecord, _ row: TableRow) throws(RowFault) {
    let config = try triggerConfig(row)
    let synonyms: [String: TriggerType] = [
      "onetime": .date, "once": .date, "datetime": .date, "ondemand": .manual, "schedule": .cron,
      "api": .manual, "event": .manual, "dependency": .manual,
    ]
    var type = try row.word(.trigger, TriggerType.self, synonyms: synonyms)
    if type == nil, case .record(let fields)? = config {
      let inner = fields["trigger_type"] ?? fields["triggerType"] ?? fields["type"]
      type = inner.flatMap { try? ImportedValue.word($0, synonyms: synonyms) }
      if type == nil, fields["cron"] != nil || fields["cron_expression"] != nil { type = .cron }
    }
    record.setSome("triggerType", type.map { .text($0.rawValue) })
    record.setSome("triggerConfig", config)
  }

  private func triggerConfig(_ row: TableRow) throws(RowFault) -> Value? {
    do throws(RowFault) {
      guard let value = try row.json(.triggerConfig) else { return nil }
      guard case .record = value else {
        throw row.fault(.triggerConfig, .wrongType(expected: "a record", found: value.typeWord))
      }
      return value
    } catch {
      // A bare cron expression will do.
      guard let text = try row.text(.triggerConfig),
        text.hasPrefix("@") || text.split(separator: " ").count == 5
      else { throw error }
      return .record(Record([("cron", .text(text))]))
    }
  }

  /// Whether the row says how often the job ran: the backend knows runs that a dump may not have.
  private func setCounts(_ record: inout TableRecord, _ row: TableRow) throws(RowFault) -> Bool {
    let runs = try row.count(.runCount)
    let successes = try row.count(.successCount)
    let failures = try row.count(.failureCount)
    record.setSome("runCount", runs.map(Value.integer))
    record.setSome("successCount", successes.map(Value.integer))
    record.setSome("failureCount", failures.map(Value.integer))
    record.setSome("maxRetries", try row.count(.maxRetries).map(Value.integer))
    record.setSome("retryDelayMs", try row.seconds(.retryDelaySeconds).map(Value.integer))
    record.setSome("timeoutMs", try row.seconds(.timeoutSeconds).flatMap { $0 > 0 ? .integer($0) : nil })
    record.setSome(
      "maxConcurrent", try row.count(.maxConcurrent).flatMap { $0 > 0 ? .integer($0) : nil })
    return runs != nil || successes != nil || failures != nil
  }
}
