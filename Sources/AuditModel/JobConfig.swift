import Values

/// What a job audits and how, as its `job_config` says it.
package struct JobConfig: Sendable, Equatable {
  package var clientId: String?
  package var ownerName: String?
  package var ownerEmail: String?
  package var cadenceLabel: String?
  package var cadenceCron: String?
  package var platforms: [String]
  package var questionBankId: String?
  package var alertChannels: [String]
  package var alertSeverity: Severity?
  /// Minutes a run may take.
  package var slaMinutes: Double?
  package var batchSize: Int?

  package init(
    clientId: String? = nil, ownerName: String? = nil, ownerEmail: String? = nil,
    cadenceLabel: String? = nil, cadenceCron: String? = nil, platforms: [String] = [],
    questionBankId: String? = nil, alertChannels: [String] = [], alertSeverity: Severity? = nil,
    slaMinutes: Double? = nil, batchSize: Int? = nil
  ) {
    self.clientId = clientId
    self.ownerName = ownerName
    self.ownerEmail = ownerEmail
    self.cadenceLabel = cadenceLabel
    self.cadenceCron = cadenceCron
    self.platforms = platforms
    self.questionBankId = questionBankId
    self.alertChannels = alertChannels
    self.alertSeverity = alertSeverity
    self.slaMinutes = slaMinutes
    self.batchSize = batchSize
  }
}

extension JobConfig {
  /// Reads `{"payload": {…}}`, or the object itself where `payload` is missing. What is absent or of another type
  /// stays nil or empty.
  package init(json: Value) {
    self.init()
    guard case .record(let outer) = json else { return }
    var body = outer
    if case .record(let payload)? = outer["payload"] { body = payload }
    clientId = body["client_id"]?.text
    if case .record(let owner)? = body["owner"] {
      ownerName = owner["name"]?.text
      ownerEmail = owner["email"]?.text
    }
    if case .record(let cadence)? = body["cadence"] {
      cadenceLabel = cadence["label"]?.text
      cadenceCron = cadence["cron"]?.text
    }
    platforms = body["platforms"].texts
    questionBankId = body["question_bank_id"]?.text
    if case .record(let alerting)? = body["alerting"] {
      alertChannels = alerting["channels"].texts
      alertSeverity = alerting["severity_threshold"]?.text.flatMap(Severity.init)
    }
    if case .record(let execution)? = body["execution"] {
      slaMinutes = execution["sla_minutes"]?.number
      batchSize = execution["batch_size"]?.integer.map(Int.init)
    }
  }

  /// The canonical object, `payload` outermost; unknown parts are left out.
  package var json: Value {
    func record(_ pairs: [(String, Value?)]) -> Value {
      .record(Record(pairs.compactMap { name, value in value.map { (name, $0) } }))
    }
    func texts(_ list: [String]) -> Value { .list(list.map(Value.text)) }
    return record([
      (
        "payload",
        record([
          ("client_id", clientId.map(Value.text)),
          (
            "owner",
            record([
              ("name", ownerName.map(Value.text)), ("email", ownerEmail.map(Value.text)),
            ])
          ),
          (
            "cadence",
            record([
              ("label", cadenceLabel.map(Value.text)), ("cron", cadenceCron.map(Value.text)),
            ])
          ),
          ("platforms", texts(platforms)),
          ("question_bank_id", questionBankId.map(Value.text)),
          (
            "alerting",
            record([
              ("channels", texts(alertChannels)),
              ("severity_threshold", alertSeverity.map { .text($0.rawValue) }),
            ])
          ),
          (
            "execution",
            record([
              ("sla_minutes", slaMinutes.map(Value.real)),
              ("batch_size", batchSize.map { .integer(Int64($0)) }),
            ])
          ),
        ])
      )
    ])
  }
}

extension Value? {
  /// The texts of a list; empty for anything else.
  fileprivate var texts: [String] {
    guard case .list(let list)? = self else { return [] }
    return list.compactMap(\.text)
  }
}
