/// What the settings page shows.
package struct SettingsView: Sendable, Equatable {
  package struct Branding: Sendable, Equatable {
    /// `#rrggbb`.
    package var primaryColor: String
    package var logoUrl: String?
    package var tone: String
  }

  package struct Member: Sendable, Equatable {
    package var id: String
    package var name: String
    package var role: String
    package var email: String

    package init(id: String, name: String, role: String, email: String) {
      self.id = id
      self.name = name
      self.role = role
      self.email = email
    }
  }

  package struct Billing: Sendable, Equatable {
    package var plan: String
    /// UTC milliseconds.
    package var renewsOn: Int64
  }

  package struct Integration: Sendable, Equatable {
    package var id: String
    package var name: String
    package var isConnected: Bool
  }

  package var branding: Branding
  package var members: [Member]
  package var billing: Billing
  package var integrations: [Integration]
}
