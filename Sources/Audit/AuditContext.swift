import Storage

/// What every service is given: the database and the outside world, as plain values (tests inject them).
package struct AuditContext {
  package let store: Store
  /// The clock of the domain: `--now`, else the host's. UTC milliseconds.
  package var now: () -> Int64
  /// The host's clock, for leases and heartbeats alone; never exported. UTC milliseconds.
  package var hostNow: () -> Int64
  /// True once the user wants it to stop (Ctrl-C, `--timeout`): asked between batches; what is committed stays.
  package var isCancelled: () -> Bool
  /// Waits so many milliseconds, or less when cancelled.
  package var pause: (Int64) -> Void
  /// Called as work goes on, at most every 50 ms or so.
  package var report: (ProgressEvent) -> Void

  package init(
    store: Store, now: @escaping () -> Int64, hostNow: @escaping () -> Int64,
    isCancelled: @escaping () -> Bool = { false }, pause: @escaping (Int64) -> Void = { _ in },
    report: @escaping (ProgressEvent) -> Void = { _ in }
  ) {
    self.store = store
    self.now = now
    self.hostNow = hostNow
    self.isCancelled = isCancelled
    self.pause = pause
    self.report = report
  }
}

/// How far a piece of work is.
package struct ProgressEvent: Sendable, Equatable {
  /// One platform's part of it.
  package struct Part: Sendable, Equatable {
    package var name: String
    package var done: Int
    package var total: Int
    package var failed: Int

    package init(name: String, done: Int, total: Int, failed: Int) {
      self.name = name
      self.done = done
      self.total = total
      self.failed = failed
    }
  }

  /// `launch saas_weekly`, `import`, ….
  package var activity: String
  /// What stays the same while the words change: rates count from its first event.
  package var key: String
  package var done: Int
  /// 0 where it is not known yet.
  package var total: Int
  package var parts: [Part]
  package var isLast: Bool
  /// What went wrong since the last event, a line each; text from outside.
  package var errors: [String]

  package init(
    activity: String, key: String? = nil, done: Int, total: Int, parts: [Part] = [], isLast: Bool = false,
    errors: [String] = []
  ) {
    self.activity = activity
    self.key = key ?? activity
    self.errors = errors
    self.done = done
    self.total = total
    self.parts = parts
    self.isLast = isLast
  }
}
