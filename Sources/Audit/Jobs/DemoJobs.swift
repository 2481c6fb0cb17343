import AuditModel
import Values

/// The jobs that a history begins with where a database has none: one for each kind of world, with its own owner and
/// cadence. Together some sixty runs in three months. What each SLA allows is near what its runs take.
enum DemoJobs {
  private struct Plan {
    let name: String
    let description: String
    let scenario: String
    let cron: String
    let zone: String
    let owner: String
    let email: String
    let alerts: [String]
    let severity: Severity
    let slaMinutes: Double
    /// Empty: all of the scenario's.
    var platforms: [String] = []
  }

  private static let plans = [
    Plan(
      name: "Weekly SaaS pulse", description: "How the work-management market is talked about",
      scenario: "saas_weekly", cron: "0 9 * * 1", zone: "Europe/Berlin", owner: "Maya Lindqvist",
      email: "maya.lindqvist@example.com", alerts: ["email"], severity: .medium, slaMinutes: 3),
    Plan(
      name: "E-commerce flash check", description: "Twice a week, before campaigns start",
      scenario: "ecom_flash", cron: "30 7 * * 2,5", zone: "UTC", owner: "Jonas Weber",
      email: "jonas.weber@example.com", alerts: ["email", "slack"], severity: .high,
      slaMinutes: 2.5),
    Plan(
      name: "Global brand watch", description: "The long list, on the first of each month",
      scenario: "global_watch", cron: "0 6 1 * *", zone: "UTC", owner: "Priya Raman",
      email: "priya.raman@example.com", alerts: ["email"], severity: .low, slaMinutes: 5),
    Plan(
      name: "Kitchenware reputation", description: "Whether the recall still shows in what is said",
      scenario: "sentiment_slump", cron: "0 8 * * 4", zone: "Europe/London", owner: "Tomáš Novák",
      email: "tomas.novak@example.com", alerts: ["slack"], severity: .high, slaMinutes: 4),
    // Asks the platform that is down alone, so that there is something to find the cause of.
    Plan(
      name: "Helpdesk spot check", description: "Whether Gemini recommends us to support teams",
      scenario: "outage", cron: "0 10 1,15 * *", zone: "UTC", owner: "Amara Osei",
      email: "amara.osei@example.com", alerts: ["email"], severity: .high, slaMinutes: 4,
      platforms: ["gemini"]),
  ]

  /// `createdAt` is the start of the history, UTC milliseconds; `seed` makes histories differ.
  static func all(seed: UInt64, createdAt: Int64) -> [NewJob] {
    plans.enumerated().map { index, plan in
      NewJob(
        name: plan.name, description: plan.description, scenario: plan.scenario,
        seed: seed &+ UInt64(index), triggerType: .cron,
        triggerConfig: .record(
          Record([
            ("trigger_type", .text("cron")), ("cron", .text(plan.cron)),
            ("timezone", .text(plan.zone)),
          ])),
        config: JobConfig(
          ownerName: plan.owner, ownerEmail: plan.email, cadenceCron: plan.cron, platforms: plan.platforms,
          questionBankId: plan.scenario, alertChannels: plan.alerts, alertSeverity: plan.severity,
          slaMinutes: plan.slaMinutes, batchSize: 64), createdBy: plan.email, createdAt: createdAt)
    }
  }
}
