import AuditModel

/// A persona as the dashboard shows it: a voice of the catalogue, or one that somebody made.
package struct PersonaView: Sendable, Equatable {
  /// A step of the persona's way, with the question asked there.
  package struct Stage: Sendable, Equatable {
    package var stage: String
    package var question: String
    /// 0…1.
    package var coverage: Double
  }

  package var id: String
  package var name: String
  package var segment: String
  package var priority: PersonaPriority
  package var keyNeed: String
  package var journey: [Stage]
  package var mode: PersonaMode
  package var role: String
  package var driver: String
  package var voice: String?
  package var contextKeys: [String]
  /// `catalog` or `custom`.
  package var source: String
  /// Whose it is; nil for the catalogue's.
  package var ownerId: String?
  /// UTC milliseconds; nil for the catalogue's.
  package var createdAt: Int64?
  package var updatedAt: Int64?
}
