import AuditModel
import Storage
import Values

/// What a new database begins with, so that every view has something true to show: the persona catalogue, widgets,
/// settings, members and integrations. All of it can be changed afterwards; nothing puts it back.
package enum Seed {
  /// Whether this database was never seeded.
  static func isNeeded(in connection: Connection) throws -> Bool {
    try connection.integer("SELECT 1 FROM settings WHERE key = ?", [.text(marker)]) == nil
  }

  /// Present from the first seeding on.
  private static let marker = "branding.tone"

  /// Writes it all. `now` is UTC milliseconds. To be called in a transaction, once. Throws `StoreProblem`.
  package static func install(in connection: Connection, now: Int64) throws {
    try installPersonas(connection)
    try installWidgets(connection)
    try installSettings(connection, now: now)
    try installMembers(connection)
    try installIntegrations(connection)
  }

  private static func installWidgets(_ connection: Connection) throws {
    let widgets: [(id: String, name: String, preview: String, status: WidgetStatus)] = [
      (
        "visibility-ticker", "Visibility ticker",
        "The share of AI answers that name you, week by week, as one line", .published
      ),
      (
        "share-of-voice", "Share of voice",
        "Your brand beside its competitors, as bars that add up to one", .published
      ),
      (
        "sentiment-gauge", "Sentiment gauge",
        "Net sentiment over the mentions of the latest run", .published
      ),
      (
        "platform-coverage", "Platform coverage",
        "Which AI platforms name you, and which do not yet", .draft
      ),
      (
        "insight-feed", "Insight feed",
        "The newest risks, opportunities and signals, each with its evidence", .draft
      ),
    ]
    for widget in widgets {
      try connection.execute(
        "INSERT INTO widgets (id, name, preview, status) VALUES (?, ?, ?, ?)",
        [
          .text(widget.id), .text(widget.name), .text(widget.preview),
          .text(widget.status.rawValue),
        ])
    }
  }

  private static func installSettings(_ connection: Connection, now: Int64) throws {
    let settings: [(String, Value)] = [
      ("branding.primaryColor", .text("#2563eb")),
      ("branding.logoUrl", .null),
      (marker, .text("Plain and confident")),
      ("billing.plan", .text("Team")),
      ("billing.renewsOn", .text(Timestamp.text(renewal(after: now)))),
    ]
    for (key, value) in settings {
      try connection.execute(
        "INSERT INTO settings (key, value) VALUES (?, ?)", [.text(key), value])
    }
  }

  /// Midnight of the first day of the same month next year.
  private static func renewal(after now: Int64) -> Int64 {
    let today = CivilTime(milliseconds: now)
    return CivilTime(year: today.year + 1, month: today.month, day: 1).milliseconds
  }

  private static func installMembers(_ connection: Connection) throws {
    let members: [(id: String, name: String, role: String, email: String)] = [
      ("maya-lindqvist", "Maya Lindqvist", "Owner", "maya.lindqvist@example.com"),
      ("jonas-weber", "Jonas Weber", "Analyst", "jonas.weber@example.com"),
      ("priya-raman", "Priya Raman", "Analyst", "priya.raman@example.com"),
      ("tomas-novak", "Tomáš Novák", "Viewer", "tomas.novak@example.com"),
    ]
    for member in members {
      try connection.execute(
        "INSERT INTO members (id, name, role, email) VALUES (?, ?, ?, ?)",
        [.text(member.id), .text(member.name), .text(member.role), .text(member.email)])
    }
  }

  /// No platform is connected: answers are simulated or imported.
  private static func installIntegrations(_ connection: Connection) throws {
    let integrations = [
      ("openai", "OpenAI"), ("anthropic", "Anthropic"), ("perplexity", "Perplexity"),
      ("gemini", "Google Gemini"), ("slack", "Slack"),
    ]
    for (id, name) in integrations {
      try connection.execute(
        "INSERT INTO integrations (id, name, connected) VALUES (?, ?, 0)",
        [.text(id), .text(name)])
    }
  }
}
