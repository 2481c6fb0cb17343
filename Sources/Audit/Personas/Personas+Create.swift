import AuditModel
import Storage
import Values

extension Personas {
  /// Makes a persona of the catalogue's parts and gives it as it is stored. `now` is UTC milliseconds; the id comes
  /// from owner, mode and name. To be called in a transaction.
  package static func create(
    _ new: NewPersona, now: Int64, in connection: Connection
  ) throws -> PersonaView {
    let catalog = try catalog(new.mode, in: connection)
    try check(new, catalog)
    let id = StableHash.id("persona", new.ownerId, new.mode.rawValue, new.name)
    guard try persona(id, in: connection) == nil else { throw PersonaProblem.taken(id: new.name) }
    let role = catalog.roles.first { $0.key.sameBytes(as: new.role) }
    let driver = catalog.drivers.first { $0.key.sameBytes(as: new.driver) }
    let anchor = driver?.emotionalAnchor.map(words)
    let segment = new.segment ?? role?.description ?? role?.label ?? new.role
    try connection.execute(
      """
      INSERT INTO customPersonas (id, ownerId, mode, name, segment, priority, keyNeed, role, driver, voice,
        contextKeys, createdAt, updatedAt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(id), .text(new.ownerId), .text(new.mode.rawValue), .text(new.name), .text(segment),
        .text(new.priority.rawValue), .text(new.keyNeed ?? anchor ?? driver?.label ?? new.driver),
        .text(new.role), .text(new.driver), .optional(new.voice),
        .list(new.contexts.map(Value.text)), .integer(now), .integer(now),
      ])
    guard let made = try persona(id, in: connection) else { throw PersonaProblem.taken(id: id) }
    return made
  }

  private static func check(_ new: NewPersona, _ catalog: CatalogView) throws(PersonaProblem) {
    for (field, text) in [
      ("name", new.name), ("owner", new.ownerId), ("segment", new.segment ?? "-"),
      ("key need", new.keyNeed ?? "-"),
    ] where text.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
      throw .emptyText(field: field)
    }
    guard !new.contexts.isEmpty else { throw .noContexts }
    func check(_ part: PersonaProblem.Part, _ key: String, _ known: [String]) throws(PersonaProblem) {
      guard !known.contains(where: { $0.sameBytes(as: key) }) else { return }
      throw .unknownKey(part: part, key: key, mode: new.mode, known: known)
    }
    try check(.role, new.role, catalog.roles.map(\.key))
    try check(.driver, new.driver, catalog.drivers.map(\.key))
    if let voice = new.voice { try check(.voice, voice, catalog.voices.map(\.key)) }
    for context in new.contexts { try check(.context, context, catalog.contexts.map(\.key)) }
  }

  /// `peace_of_mind` → `Peace of mind`.
  private static func words(_ key: String) -> String {
    let text = String(key.map { $0 == "_" ? " " : $0 })
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
