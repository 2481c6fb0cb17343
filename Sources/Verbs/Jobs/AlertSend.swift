import Audit
import AuditModel
import Planning
import Relation
import Storage
import Values

extension Verb {
  private static let run = Key<String>.positional(
    "run", .id("run"), required: false, "those of one run (all)")
  private static let dryRun = Key<Bool>.flag("dry-run", "say what would be sent, and send nothing")
  private static let timeout = Key<Int64>.durationOption("timeout", "how long one post may take (10s)")
  private static let outcomes = Enumeration("outcome", AlertDelivery.Outcome.allCases.map(\.rawValue))

  static let alertSend = Verb(
    VerbDeclaration(
      "alert send", "post the alerts that were not sent yet",
      details: """
        To channels that are webhooks, as JSON, oldest first; other channels have no transport here and are listed as \
        skipped. What fails keeps its error and is tried again the next time. Nothing else sends alerts: not `launch`, \
        not `job run`, not `simulate`.
        """,
      parameters: [run.parameter, dryRun.parameter, timeout.parameter],
      output: .rows([
        Field("outcome", .enumeration(outcomes)), Field("channel", .text), Field("title", .text),
        Field("reason", .text, nullable: true, "why it was not sent"),
        Field("runId", .id("run"), nullable: true), Field("id", .id("alert")),
      ]), effect: .writes,
      examples: [
        "alert send --dry-run | summarize n = count() by outcome, channel",
        "alert send | assert none outcome == \"failed\" --allow-empty",
      ])
  ) { call in
    let context = try call.context()
    let run = try call[run].map { text in try context.store.read { try Lookup.run(text, in: $0) } }
    let deliveries = try Alerts.send(
      run: run, isDryRun: call[dryRun] == true, timeout: call[timeout] ?? 10_000, in: context)
    return .rows(
      deliveries.map { delivery in
        [
          .text(delivery.outcome.rawValue), .text(delivery.channel), .text(delivery.title),
          delivery.reason.map(Value.text) ?? .null, delivery.runId.map(Value.text) ?? .null,
          .text(delivery.id),
        ]
      })
  }
}
