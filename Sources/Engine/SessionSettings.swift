/// How a session runs.
package struct SessionSettings {
  package var databasePath: String
  /// `--readonly`.
  package var isReadOnly: Bool
  /// A person types what runs, and can be asked.
  package var isPrompt = false
  /// The prompt makes a database that does not exist; a script does when it writes.
  package var createsDatabase: Bool
  /// The domain's clock: UTC milliseconds. Asked once for each statement at the prompt, once for a whole script.
  package var now: () -> Int64
  /// The host's clock, for leases.
  package var hostNow: () -> Int64
  /// Whether the person wants what runs to stop; cheap, called often.
  package var isCancelled: () -> Bool
  package var pause: (Int64) -> Void
  /// `--param name=value`.
  package var parameters: [String: String]
  /// `--update`: `assert matches` writes its file where it differs.
  package var updatesSnapshots: Bool
  /// A person sits at a terminal: what needs one may run.
  package var isInteractive: Bool

  package init(
    databasePath: String, isReadOnly: Bool = false, createsDatabase: Bool = false, now: @escaping () -> Int64,
    hostNow: @escaping () -> Int64, isCancelled: @escaping () -> Bool = { false },
    pause: @escaping (Int64) -> Void = { _ in }, parameters: [String: String] = [:],
    updatesSnapshots: Bool = false, isInteractive: Bool = false
  ) {
    self.databasePath = databasePath
    self.isReadOnly = isReadOnly
    self.createsDatabase = createsDatabase
    self.now = now
    self.hostNow = hostNow
    self.isCancelled = isCancelled
    self.pause = pause
    self.parameters = parameters
    self.updatesSnapshots = updatesSnapshots
    self.isInteractive = isInteractive
  }
}
