import AuditModel

/// One attempt of a job, as it goes into the database. Times are UTC milliseconds.
package struct ExecutionRow: Sendable, Equatable {
  package var id: String
  package var runId: String?
  package var scheduledAt: Int64?
  package var startedAt: Int64?
  package var completedAt: Int64?
  package var status: ExecutionStatus
  package var errorMessage: String?
  /// Which try at its due time, from 1.
  package var attempt: Int

  package init(
    id: String, runId: String? = nil, scheduledAt: Int64? = nil, startedAt: Int64? = nil,
    completedAt: Int64? = nil, status: ExecutionStatus, errorMessage: String? = nil, attempt: Int = 1
  ) {
    self.id = id
    self.runId = runId
    self.scheduledAt = scheduledAt
    self.startedAt = startedAt
    self.completedAt = completedAt
    self.status = status
    self.errorMessage = errorMessage
    self.attempt = attempt
  }
}

extension ExecutionStatus {
  /// Nothing more happens to such an execution.
  package var isTerminal: Bool {
    switch self {
    case .completed, .failed, .cancelled, .timeout: true
    case .pending, .running, .retrying: false
    }
  }
}
