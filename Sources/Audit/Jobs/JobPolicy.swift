/// How a job's executions go where they do not go well. What is nil is as it is by default.
package struct JobPolicy: Sendable, Equatable {
  /// How often a failed execution is tried again, ≥ 0.
  package var maxRetries: Int?
  /// Milliseconds between an attempt's end and the next, ≥ 0.
  package var retryDelay: Int64?
  /// Milliseconds after which an attempt is given up, > 0.
  package var timeout: Int64?
  /// How many due times may be worked on at once, ≥ 1.
  package var maxConcurrent: Int?

  package init(
    maxRetries: Int? = nil, retryDelay: Int64? = nil, timeout: Int64? = nil, maxConcurrent: Int? = nil
  ) {
    self.maxRetries = maxRetries
    self.retryDelay = retryDelay
    self.timeout = timeout
    self.maxConcurrent = maxConcurrent
  }

  /// Of the attempts at one due time, the first included.
  var attempts: Int { (maxRetries ?? 2) + 1 }
  var delay: Int64 { retryDelay ?? 600_000 }
  var concurrent: Int { maxConcurrent ?? 1 }

  /// Milliseconds after which an attempt is given up: twice what the SLA allows where nothing else is said, half an
  /// hour where there is no SLA either.
  func limit(slaMinutes: Double?) -> Int64 {
    if let timeout { return timeout }
    guard let slaMinutes, slaMinutes > 0, slaMinutes < 1e6 else { return 30 * 60_000 }
    return Int64((2 * slaMinutes * 60_000).rounded())
  }
}
