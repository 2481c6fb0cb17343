import AuditModel

/// How far a run is, as another shell sees it.
package struct RunProgress: Sendable, Equatable {
  package let run: RunReference
  package let displayName: String?
  package let status: RunStatus
  /// Attempted calls.
  package let done: Int
  /// Planned calls.
  package let total: Int
  package let parts: [ProgressEvent.Part]
  /// Running, but nobody has written for a minute, or somebody stopped in the middle.
  package let isStalled: Bool
  package let errorLog: String?
  /// When this was read: host milliseconds.
  package let observedAt: Int64

  /// Nothing more will come of it by itself.
  package var hasEnded: Bool { status != .pending && status != .running }

  /// Calls a second since an earlier look; nil where no time has passed.
  package func rate(since earlier: RunProgress) -> Double? {
    let elapsed = observedAt - earlier.observedAt
    return elapsed > 0 ? Double(done - earlier.done) * 1000 / Double(elapsed) : nil
  }
}
