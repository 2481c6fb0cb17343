import AuditModel
import Simulation
import Storage
import Values

extension Seed {
  /// Writes the catalogue of both modes, a row an entry, in the catalogue's order.
  static func installPersonas(_ connection: Connection) throws {
    for mode in PersonaMode.allCases {
      let catalog = try PersonaCatalog.builtIn(mode)
      try installParts(of: catalog, connection)
      for (position, voice) in catalog.voices.enumerated() {
        try connection.execute(
          """
          INSERT INTO personaVoices (mode, key, position, role, driver, contexts)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
          [
            .text(mode.rawValue), .text(voice.key), .integer(Int64(position)), .text(voice.role),
            .text(voice.driver), .list(voice.contexts.map(Value.text)),
          ])
      }
    }
  }

  private static func installParts(of catalog: PersonaCatalog, _ connection: Connection) throws {
    let mode = Value.text(catalog.mode.rawValue)
    for (position, role) in catalog.roles.enumerated() {
      try connection.execute(
        """
        INSERT INTO personaRoles (mode, key, position, label, description, defaultContextStage)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          mode, .text(role.key), .integer(Int64(position)), .text(role.label),
          .optional(role.description), .optional(role.defaultContextStage),
        ])
    }
    for (position, driver) in catalog.drivers.enumerated() {
      try connection.execute(
        """
        INSERT INTO personaDrivers (mode, key, position, label, emotionalAnchor, weight)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          mode, .text(driver.key), .integer(Int64(position)), .text(driver.label),
          .optional(driver.emotionalAnchor), .optional(driver.weight),
        ])
    }
    for (position, context) in catalog.contexts.enumerated() {
      try connection.execute(
        """
        INSERT INTO personaContexts (mode, key, position, label, priority, question)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [
          mode, .text(context.key), .integer(Int64(position)), .text(context.label),
          .optional(context.priority), .optional(context.question),
        ])
    }
  }
}
