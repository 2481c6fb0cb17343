import Audit
import AuditModel
import Planning
import Values

extension Verb {
  static let personaUpdate = Verb(
    VerbDeclaration(
      "persona update", "change a persona of yours",
      details: """
        Only its owner changes a persona, and nobody those of the catalogue. Segment and need follow a new role and \
        driver unless they were written by hand.
        """,
      parameters: [PersonaKeys.persona.parameter] + PersonaKeys.changes, output: PersonaKeys.output,
      effect: .writes, examples: [])
  ) { call in
    try PersonaKeys.change(call) { connection, owner, now in
      let old = try Personas.find(call[PersonaKeys.persona] ?? "", in: connection)
      return try Personas.update(
        old, PersonaKeys.changes(call), owner: owner, now: now, in: connection)
    }
  }
}
