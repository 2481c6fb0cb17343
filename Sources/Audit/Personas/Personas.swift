import AuditModel
import Storage
import Values

/// The personas that audits ask as. Everything throws `StoreProblem`; making one throws `PersonaProblem` too.
package enum Personas {
  private static let columns = """
    id, name, segment, priority, keyNeed, mode, role, driver, voice, ownerId, source, contextKeys, journeyStage,
    createdAt, updatedAt
    """
  private static let order = "ORDER BY source, position, id"

  /// The personas of a mode: the catalogue's voices in its order, then those that somebody made.
  package static func list(_ mode: PersonaMode, in connection: Connection) throws -> [PersonaView] {
    try connection.rows(
      "SELECT \(columns) FROM (\(DerivedSQL.personas)) WHERE mode = ? \(order)",
      [.text(mode.rawValue)], view)
  }

  /// The personas of a mode that somebody made, oldest first.
  package static func library(
    _ mode: PersonaMode, in connection: Connection
  ) throws -> [PersonaView] {
    try connection.rows(
      "SELECT \(columns) FROM (\(DerivedSQL.personas)) WHERE mode = ? AND source = 'custom' \(order)",
      [.text(mode.rawValue)], view)
  }

  /// One persona; nil where there is none with this id.
  package static func persona(_ id: String, in connection: Connection) throws -> PersonaView? {
    try connection.first(
      "SELECT \(columns) FROM (\(DerivedSQL.personas)) WHERE id = ? \(order)", [.text(id)], view)
  }

  /// The persona that somebody means: a voice's key, an id, the beginning of one, or a name. Throws `LookupProblem` too.
  package static func find(_ text: String, in connection: Connection) throws -> PersonaView {
    let id = try Lookup.persona(text, in: connection).id
    guard let found = try persona(id, in: connection) else {
      throw LookupProblem.unknown(kind: .persona, text: text)
    }
    return found
  }

  /// Who owns what is made without an owner: the setting `personas.owner`, else `me`.
  package static func defaultOwner(in connection: Connection) throws -> String {
    try connection.text(
      "SELECT value FROM settings WHERE key = ?", [.text(SettingsKey.personaOwner.rawValue)]) ?? "me"
  }

  /// The catalogue of a mode.
  package static func catalog(_ mode: PersonaMode, in connection: Connection) throws -> CatalogView {
    let key = [Value.text(mode.rawValue)]
    func rows<T>(_ columns: String, _ table: String, _ map: (SQLRow) -> T) throws -> [T] {
      let sql = "SELECT key, \(columns) FROM \(table) WHERE mode = ? ORDER BY position, key"
      return try connection.rows(sql, key, map)
    }
    return CatalogView(
      mode: mode,
      roles: try rows("label, description, defaultContextStage", "personaRoles") {
        .init(
          key: $0.text(0), label: $0.text(1), description: $0.optionalText(2),
          defaultContextStage: $0.optionalText(3))
      },
      drivers: try rows("label, emotionalAnchor, weight", "personaDrivers") {
        .init(
          key: $0.text(0), label: $0.text(1), emotionalAnchor: $0.optionalText(2),
          weight: $0.optionalReal(3))
      },
      contexts: try rows("label, priority", "personaContexts") {
        .init(key: $0.text(0), label: $0.text(1), priority: $0.optionalReal(2))
      },
      voices: try rows("role, driver, contexts", "personaVoices") {
        .init(
          key: $0.text(0), role: $0.text(1), driver: $0.text(2), contexts: texts($0.text(3)))
      })
  }

  private static func view(_ row: SQLRow) -> PersonaView {
    PersonaView(
      id: row.text(0), name: row.text(1), segment: row.text(2),
      priority: PersonaPriority(rawValue: row.text(3)) ?? .secondary, keyNeed: row.text(4),
      journey: stages(row.text(12)), mode: PersonaMode(rawValue: row.text(5)) ?? .b2c,
      role: row.text(6), driver: row.text(7), voice: row.optionalText(8),
      contextKeys: texts(row.text(11)), source: row.text(10), ownerId: row.optionalText(9),
      createdAt: row.optionalInteger(13), updatedAt: row.optionalInteger(14))
  }

  /// The schema holds these columns to be JSON; what is no text in them is left out.
  private static func texts(_ json: String) -> [String] {
    guard case .list(let list)? = try? JSONParser.parse(json) else { return [] }
    return list.compactMap(\.text)
  }

  private static func stages(_ json: String) -> [PersonaView.Stage] {
    guard case .list(let list)? = try? JSONParser.parse(json) else { return [] }
    return list.compactMap { stage in
      guard case .record(let record) = stage, let name = record["stage"]?.text,
        let question = record["question"]?.text, let coverage = record["coverage"]?.number
      else { return nil }
      return PersonaView.Stage(stage: name, question: question, coverage: coverage)
    }
  }
}
