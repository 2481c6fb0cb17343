import Audit
import AuditModel
import Storage
import Testing

@Suite struct SettingsTests {
  private func seeded() throws -> TestDatabase {
    let database = try TestDatabase()
    try database.write { try Seed.install(in: $0, now: 0) }
    return database
  }

  @Test func settingsAreReadAndChecked() throws {
    let database = try seeded()
    #expect(throws: SettingsProblem.missing(key: "billing.renewsOn")) {
      try TestDatabase().store.read { try Settings.read(in: $0) }
    }
    try database.write { connection in
      try Settings.set("branding.primaryColor", to: "#00ff7F", in: connection)
      try Settings.set("billing.renewsOn", to: "2027-01-02", in: connection)
      try Settings.set("branding.logoUrl", to: "https://example.com/l.png", in: connection)
      try Settings.set("branding.logoUrl", to: nil, in: connection)
    }
    let settings = try database.store.read { try Settings.read(in: $0) }
    #expect(settings.branding.primaryColor == "#00ff7F" && settings.branding.logoUrl == nil)
    #expect(settings.billing.renewsOn == 1_798_848_000_000)
    for (key, text) in [
      ("branding.primaryColor", "red"), ("branding.tone", " "), ("billing.renewsOn", "soon"),
      ("health.weights.sla", "2"), ("branding.logoUrl", "javascript:alert(1)"), ("nothing", "x"),
    ] {
      #expect(throws: SettingsProblem.self, "\(key)") {
        try database.write { try Settings.set(key, to: text, in: $0) }
      }
    }
  }

  @Test func membersIntegrationsAndWidgetsChange() throws {
    let database = try seeded()
    let before = try database.store.read { try Settings.read(in: $0) }
    let widget = try #require(try database.store.read { try Widgets.list(in: $0) }.first)
    try database.write { connection in
      try Settings.setMember(
        .init(id: "ada", name: "Ada", role: "Viewer", email: "ada@example.com"), in: connection)
      let integration = before.integrations[0]
      try Settings.setConnected(integration.id, !integration.isConnected, in: connection)
      try Widgets.update(widget.id, name: "New", in: connection)
    }
    let after = try database.store.read { try Settings.read(in: $0) }
    #expect(after.members.count == before.members.count + 1)
    #expect(after.integrations[0].isConnected != before.integrations[0].isConnected)
    let changed = try database.store.read { try Widgets.list(in: $0) }.first
    #expect(changed?.name == "New" && changed?.preview == widget.preview)
    for email in ["ada", "a b@example.com", "@example.com", "ada@example", "a@b@c.d"] {
      #expect(throws: SettingsProblem.self, "\(email)") {
        try database.write {
          try Settings.setMember(.init(id: "x", name: "X", role: "Y", email: email), in: $0)
        }
      }
    }
  }
}
