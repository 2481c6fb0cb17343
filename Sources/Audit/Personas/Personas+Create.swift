import AuditModel
import Storage
import Values

// Making and changing personas. All of it is to be called in a transaction and throws `PersonaProblem`,
// `LookupProblem`, `StoreProblem`; `now` is UTC milliseconds.
extension Personas {
  /// Makes a persona of the catalogue's parts and gives it as it is stored. The id comes from owner, mode and name.
  package static func create(
    _ new: NewPersona, now: Int64, in connection: Connection
  ) throws -> PersonaView {
    let values = try values(of: new, except: nil, in: connection)
    let id = try freeId(new, in: connection)
    try connection.execute(
      """
      INSERT INTO customPersonas (name, segment, priority, keyNeed, role, driver, voice, contextKeys, id, ownerId,
        mode, createdAt, updatedAt)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      values + [
        .text(id), .text(new.ownerId), .text(new.mode.rawValue), .integer(now), .integer(now),
      ])
    return try stored(id, in: connection)
  }

  /// Makes a persona like another one, of the catalogue or of anybody. Without a new name it is called `… (copy)`.
  package static func clone(
    _ persona: PersonaView, _ changes: PersonaChanges, owner: String, now: Int64, in connection: Connection
  ) throws -> PersonaView {
    let catalog = try catalog(persona.mode, in: connection)
    var new = changes.applied(to: persona, in: catalog, ownerId: owner)
    if changes.name == nil { new.name = try freeName(new, in: connection) }
    return try create(new, now: now, in: connection)
  }

  /// Changes a persona of its owner.
  package static func update(
    _ persona: PersonaView, _ changes: PersonaChanges, owner: String, now: Int64, in connection: Connection
  ) throws -> PersonaView {
    try checkOwner(of: persona, is: owner)
    guard !changes.isEmpty else { throw PersonaProblem.nothingToChange }
    let catalog = try catalog(persona.mode, in: connection)
    let new = changes.applied(to: persona, in: catalog, ownerId: owner)
    try connection.execute(
      """
      UPDATE customPersonas SET name = ?, segment = ?, priority = ?, keyNeed = ?, role = ?, driver = ?, voice = ?,
        contextKeys = ?, updatedAt = ?
      WHERE id = ?
      """,
      try values(of: new, except: persona.id, in: connection) + [.integer(now), .text(persona.id)])
    return try stored(persona.id, in: connection)
  }

  /// Removes a persona of its owner.
  package static func delete(
    _ persona: PersonaView, owner: String, in connection: Connection
  ) throws {
    try checkOwner(of: persona, is: owner)
    try connection.execute("DELETE FROM customPersonas WHERE id = ?", [.text(persona.id)])
  }

  private static func checkOwner(of persona: PersonaView, is owner: String) throws(PersonaProblem) {
    guard persona.source == "custom", let known = persona.ownerId else {
      throw .inCatalog(id: persona.id)
    }
    guard known.sameBytes(as: owner) else {
      throw .notOwner(name: persona.name, owner: known, asked: owner)
    }
  }

  private static func stored(_ id: String, in connection: Connection) throws -> PersonaView {
    guard let made = try persona(id, in: connection) else {
      throw LookupProblem.unknown(kind: .persona, text: id)
    }
    return made
  }

  /// What is stored of a persona that was checked, in the order of the columns that `create` and `update` name.
  private static func values(
    of new: NewPersona, except id: String?, in connection: Connection
  ) throws -> [Value] {
    let catalog = try catalog(new.mode, in: connection)
    try check(new, catalog)
    let isTaken = try connection.integer(
      "SELECT 1 FROM customPersonas WHERE ownerId = ? AND mode = ? AND name = ? AND id IS NOT ?",
      [.text(new.ownerId), .text(new.mode.rawValue), .text(new.name), .optional(id)])
    if isTaken != nil { throw PersonaProblem.taken(id: new.name) }
    let (segment, need) = texts(role: new.role, driver: new.driver, in: catalog)
    var contexts: [String] = []
    for key in new.contexts where !contexts.contains(where: { $0.sameBytes(as: key) }) {
      contexts.append(key)
    }
    return [
      .text(new.name), .text(new.segment ?? segment), .text(new.priority.rawValue),
      .text(new.keyNeed ?? need), .text(new.role), .text(new.driver), .optional(new.voice),
      .list(contexts.map(Value.text)),
    ]
  }

  /// Segment and need where nobody wrote their own: the role's description, and what the driver stands for.
  static func texts(
    role: String, driver: String, in catalog: CatalogView
  ) -> (segment: String, need: String) {
    let role = catalog.roles.first { $0.key.sameBytes(as: role) }
    let known = catalog.drivers.first { $0.key.sameBytes(as: driver) }
    return (
      role?.description ?? role?.label ?? "",
      known?.emotionalAnchor.map(words) ?? known?.label ?? driver
    )
  }

  private static func check(_ new: NewPersona, _ catalog: CatalogView) throws(PersonaProblem) {
    for (field, text) in [
      ("name", new.name), ("owner", new.ownerId), ("segment", new.segment ?? "-"),
      ("key need", new.keyNeed ?? "-"),
    ] where text.allSatisfy(\.isWhitespace) {
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

  /// The name may have been that of a persona that is called otherwise now.
  private static func freeId(_ new: NewPersona, in connection: Connection) throws -> String {
    var id = StableHash.id("persona", new.ownerId, new.mode.rawValue, new.name)
    var ordinal = 1
    while try persona(id, in: connection) != nil {
      id = StableHash.id("persona", new.ownerId, new.mode.rawValue, new.name, String(ordinal))
      ordinal += 1
    }
    return id
  }

  private static func freeName(_ new: NewPersona, in connection: Connection) throws -> String {
    var name = "\(new.name) (copy)"
    var ordinal = 2
    let sql = "SELECT 1 FROM customPersonas WHERE ownerId = ? AND mode = ? AND name = ?"
    while try connection.integer(sql, [.text(new.ownerId), .text(new.mode.rawValue), .text(name)]) != nil {
      name = "\(new.name) (copy \(ordinal))"
      ordinal += 1
    }
    return name
  }

  /// `peace_of_mind` → `Peace of mind`.
  private static func words(_ key: String) -> String {
    let text = String(key.map { $0 == "_" ? " " : $0 })
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}
