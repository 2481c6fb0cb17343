import AuditModel
import Storage
import Values
import Webhooks

/// What became of an alert.
package struct AlertDelivery: Sendable, Equatable {
  package enum Outcome: String, Sendable, CaseIterable {
    case sent, failed
    /// With `isDryRun`: it would be posted.
    case ready
    /// There is no transport for its channel, or its address has just been out of reach.
    case skipped
  }

  package var id: String
  package var channel: String
  package var title: String
  package var runId: String?
  package var outcome: Outcome
  /// Why it was not sent.
  package var reason: String?
}

extension Alerts {
  /// Posts every alert that was not sent yet and whose channel is a webhook, oldest first; those of a run where one is
  /// given. What fails keeps its error and is tried again by the next call. An address that cannot be reached is
  /// asked once. `timeout` is milliseconds for one post. A post that arrived just before this process was killed is
  /// made again: its idempotency key is the same. Throws `StoreProblem`.
  package static func send(
    run: RunReference? = nil, isDryRun: Bool = false, timeout: Int64 = 10_000, in context: AuditContext
  ) throws -> [AlertDelivery] {
    let open = try context.store.read { try unsent(run: run, in: $0) }
    var unreachable: Set<String> = []
    var deliveries: [AlertDelivery] = []
    for (delivery, body) in open {
      if context.isCancelled() { break }
      var delivery = delivery
      if let address = AlertChannel.address(of: delivery.channel) {
        if isDryRun {
          delivery.outcome = .ready
        } else if unreachable.contains(address) {
          delivery.reason = "not tried: its address is out of reach"
        } else {
          guard try claim(delivery.id, for: timeout + leaseMargin, in: context) else { continue }
          let reply = Webhook(address: address).post(
            body, key: delivery.id, userAgent: "auditsh", timeout: timeout)
          if !reply.isReached { unreachable.insert(address) }
          (delivery.outcome, delivery.reason) = (reply.failure == nil ? .sent : .failed, reply.failure)
          try record(delivery, at: context.now(), in: context.store)
        }
      } else {
        delivery.reason = "not sent: no transport for \(kind(of: delivery.channel))"
      }
      deliveries.append(delivery)
    }
    return deliveries
  }

  private static func unsent(
    run: RunReference?, in connection: Connection
  ) throws -> [(AlertDelivery, body: String)] {
    let sql = """
      SELECT id, channel, title, runId, body FROM alerts
      WHERE sentAt IS NULL AND (?1 IS NULL OR runId = ?1) ORDER BY createdAt, seq
      """
    return try connection.rows(sql, [.optional(run?.id)]) { row in
      (
        AlertDelivery(
          id: row.text(0), channel: row.text(1), title: row.text(2), runId: row.optionalText(3),
          outcome: .skipped), row.text(4)
      )
    }
  }

  /// What a post takes beyond its time limit, milliseconds.
  private static let leaseMargin: Int64 = 10_000

  /// Takes an alert for this process alone; false where another one is posting it or has posted it. What a killed process
  /// had taken is free again when its time is over.
  private static func claim(_ id: String, for duration: Int64, in context: AuditContext) throws -> Bool {
    let now = context.hostNow()
    return try context.store.write { connection in
      let sql = """
        SELECT 1 FROM alerts WHERE id = ? AND sentAt IS NULL AND (leaseUntil IS NULL OR leaseUntil <= ?)
        """
      guard try connection.integer(sql, [.text(id), .integer(now)]) != nil else { return false }
      try connection.execute(
        "UPDATE alerts SET leaseUntil = ? WHERE id = ?", [.integer(now + duration), .text(id)])
      return true
    }
  }

  private static func record(_ delivery: AlertDelivery, at now: Int64, in store: Store) throws {
    try store.write { connection in
      try connection.execute(
        "UPDATE alerts SET sentAt = ?, error = ?, leaseUntil = NULL WHERE id = ?",
        [
          .optional(delivery.outcome == .sent ? now : nil), .optional(delivery.reason), .text(delivery.id),
        ])
    }
  }

  private static func kind(of channel: String) -> String {
    String(channel.prefix { $0 != ":" })
  }
}
