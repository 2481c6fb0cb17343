import AuditModel

/// How far `Runs.work` came.
package struct RunOutcome: Sendable, Equatable {
  package let run: RunReference
  /// `running` where it was interrupted: `resume` goes on from there.
  package let status: RunStatus
  /// Attempted calls, of `total`.
  package let done: Int
  package let total: Int

  package var isInterrupted: Bool { status == .running }
}
