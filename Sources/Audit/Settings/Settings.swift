import Storage
import Values

/// Branding, members, billing and integrations, all kept in the database. Everything throws `SettingsProblem` or
/// `StoreProblem`.
package enum Settings {
  /// All of them; members and integrations in the order they were added.
  package static func read(in connection: Connection) throws -> SettingsView {
    let renewal = try required(.renewsOn, connection)
    guard let renewsOn = Timestamp.parse(renewal) else {
      throw SettingsProblem.badValue(
        key: SettingsKey.renewsOn.rawValue, expected: SettingsKey.renewsOn.expected)
    }
    return SettingsView(
      branding: .init(
        primaryColor: try required(.primaryColor, connection), logoUrl: try value(.logoUrl, connection),
        tone: try required(.tone, connection)),
      members: try connection.rows("SELECT id, name, role, email FROM members ORDER BY seq") {
        .init(id: $0.text(0), name: $0.text(1), role: $0.text(2), email: $0.text(3))
      },
      billing: .init(plan: try required(.plan, connection), renewsOn: renewsOn),
      integrations: try connection.rows("SELECT id, name, connected FROM integrations ORDER BY seq") {
        .init(id: $0.text(0), name: $0.text(1), isConnected: $0.bool(2))
      })
  }

  /// Changes one setting by its name (`branding.tone`); nil clears it where that is allowed (the logo, the health
  /// weights).
  package static func set(_ name: String, to text: String?, in connection: Connection) throws {
    if let problem = problem(name, text) { throw problem }
    let stored = text.flatMap { text in SettingsKey(rawValue: name)?.normalized(text) }
    try connection.execute(
      "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
      [.text(name), .optional(stored)])
  }

  /// What is wrong with a setting's new value (nil: none); nil where nothing is.
  package static func problem(_ name: String, _ text: String?) -> SettingsProblem? {
    guard let key = SettingsKey(rawValue: name) else { return .unknownKey(key: name) }
    let fits =
      text.map { key.normalized($0) != nil } ?? ![.primaryColor, .tone, .plan, .renewsOn].contains(key)
    return fits ? nil : .badValue(key: name, expected: key.expected)
  }

  /// The settings that have a value.
  package static func values(in connection: Connection) throws -> [SettingsKey: String] {
    var values: [SettingsKey: String] = [:]
    try connection.each("SELECT key, value FROM settings WHERE value IS NOT NULL") { row in
      if let key = SettingsKey(rawValue: row.text(0)) { values[key] = row.text(1) }
      return true
    }
    return values
  }

  /// Marks an integration as connected or not. `id` is exact.
  package static func setConnected(
    _ id: String, _ isConnected: Bool, in connection: Connection
  ) throws {
    try connection.execute(
      "UPDATE integrations SET connected = ? WHERE id = ?", [.bool(isConnected), .text(id)])
    guard connection.changes == 0 else { return }
    let known = try connection.rows("SELECT id FROM integrations ORDER BY seq") { $0.text(0) }
    throw SettingsProblem.unknownIntegration(id: id, known: known)
  }

  /// Adds a member, or changes the one with this id.
  package static func setMember(_ member: SettingsView.Member, in connection: Connection) throws {
    guard EmailAddress.isValid(member.email) else {
      throw SettingsProblem.badValue(key: "email", expected: "an address such as `ada@example.com`")
    }
    try connection.execute(
      """
      INSERT INTO members (id, name, role, email) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, email = excluded.email
      """,
      [.text(member.id), .text(member.name), .text(member.role), .text(member.email)])
  }

  /// Takes a member away. `id` is exact.
  package static func removeMember(_ id: String, in connection: Connection) throws {
    try connection.execute("DELETE FROM members WHERE id = ?", [.text(id)])
    if connection.changes == 0 { throw SettingsProblem.unknownMember(id: id) }
  }

  private static func required(_ key: SettingsKey, _ connection: Connection) throws -> String {
    guard let value = try value(key, connection) else {
      throw SettingsProblem.missing(key: key.rawValue)
    }
    return value
  }

  private static func value(_ key: SettingsKey, _ connection: Connection) throws -> String? {
    try connection.text("SELECT value FROM settings WHERE key = ?", [.text(key.rawValue)])
  }
}
