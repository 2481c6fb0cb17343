import AuditModel
import Reading
import Storage
import Values

/// What reading stored answers again came to.
package struct RereadSummary: Sendable, Equatable {
  /// Runs that were read again.
  package var runs = 0
  /// Their answers.
  package var answers = 0
  /// Runs that were read with today's list and rules already.
  package var upToDate = 0
  /// Runs that another shell works on: what they say next is read by that shell.
  package var busy = 0
  /// Stale runs that are left because somebody stopped it; reading all again goes on with them.
  package var left = 0

  package init() {}
}

/// Reads many runs again, each in a transaction of its own, the earliest first.
///
/// What is done shows by a run's `readingVersion` alone, so that it may be killed at any moment: the next time goes on
/// with what is left. The insights of a job's runs (without a job: of a client and scenario) look at one another, so
/// they are made anew in the transaction of the last of them; what was killed and gone on with equals what was not.
struct Rereading {
  private struct Stale {
    let run: RunReference
    let client: String
    /// Runs whose insights look at one another.
    let history: String
  }

  private let context: AuditContext
  /// Today's version for each client that is asked for.
  private let versions: [String: String]
  private var summary = RereadSummary()

  /// Of one client or of all. Throws `ReaderProblem`, `StoreProblem`.
  init(client: EntityReference?, in context: AuditContext) throws {
    self.context = context
    versions = try context.store.read { connection in
      let ids = try client.map { [$0.id] } ?? connection.rows("SELECT id FROM clients") { $0.text(0) }
      var versions: [String: String] = [:]
      for id in ids {
        versions[id] = try AnswerReader(brands: Clients.brands(of: id, in: connection)).version
      }
      return versions
    }
  }

  /// Calls all runs unread, so that those which were read today are read again too. Throws `StoreProblem`.
  func forget() throws {
    try waiting { connection in
      for client in versions.keys.sorted() {
        try connection.execute(
          "UPDATE runs SET readingVersion = '' WHERE clientId = ? AND readingVersion IS NOT NULL",
          [.text(client)])
      }
    }
  }

  /// Throws `ReaderProblem`, `StoreProblem`.
  mutating func run() throws -> RereadSummary {
    let stale = try context.store.read { try find(in: $0) }
    let total = try context.store.read { connection in
      try stale.reduce(0) { try $0 + Runs.answered($1.run, in: connection) }
    }
    var open: [String: Int] = [:]
    for one in stale { open[one.history, default: 0] += 1 }
    for (index, one) in stale.enumerated() {
      open[one.history, default: 0] -= 1
      do {
        if context.isCancelled() { throw StoreProblem.interrupted }
        try read(one, isLast: open[one.history] == 0, total: total)
      } catch StoreProblem.interrupted {
        summary.left = stale.count - index
        return summary
      }
    }
    if total > 0 {
      context.report(
        ProgressEvent(activity: "reread", done: summary.answers, total: total, isLast: true))
    }
    return summary
  }

  private mutating func find(in connection: Connection) throws -> [Stale] {
    let sql = """
      SELECT seq, id, clientId, readingVersion, coalesce('job ' || jobId, clientId || ' ' || coalesce(scenario, ''))
      FROM runs u WHERE clientId IS NOT NULL AND readingVersion IS NOT NULL
      ORDER BY \(DerivedSQL.runStart("u")), seq
      """
    var stale: [Stale] = []
    try connection.each(sql) { row in
      guard let version = versions[row.text(2)] else { return true }
      if version == row.text(3) {
        summary.upToDate += 1
      } else {
        stale.append(
          Stale(
            run: RunReference(seq: row.integer(0), id: row.text(1)), client: row.text(2),
            history: row.text(4)))
      }
      return true
    }
    return stale
  }

  /// Who else writes is waited for, as long as a transaction of theirs may take; Ctrl-C ends that too. What the other
  /// one was doing may have been this: nothing is lost by doing it again.
  private func waiting<T>(_ body: (Connection) throws -> T) throws -> T {
    for _ in 0..<Self.patience {
      do { return try context.store.write(body) } catch StoreProblem.busy {
        if context.isCancelled() { throw StoreProblem.interrupted }
        context.report(
          ProgressEvent(
            activity: "reread, waiting for another program that writes", done: summary.answers, total: 0))
      }
    }
    return try context.store.write(body)
  }

  /// How often five seconds are waited for another writer.
  private static let patience = 60

  private mutating func read(_ stale: Stale, isLast: Bool, total: Int) throws {
    let (context, before) = (context, summary.answers)
    let count = try waiting { connection -> Int? in
      var count: Int?
      do {
        count = try Runs.readAgain(stale.run, in: connection, context: context) { done in
          context.report(ProgressEvent(activity: "reread", done: before + done, total: total))
        }
      } catch RunProblem.busy {
        // Whoever works on it reads it; its history still is to be looked at.
      }
      if isLast { try Insights.refreshHistory(of: stale.run, in: connection) }
      return count
    }
    if let count {
      summary.runs += 1
      summary.answers += count
    } else {
      summary.busy += 1
    }
    context.store.letOthersWrite()
  }
}
