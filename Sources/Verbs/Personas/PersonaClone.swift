import Audit
import AuditModel
import Planning
import Values

extension Verb {
  static let personaClone = Verb(
    VerbDeclaration(
      "persona clone", "make a persona like another one",
      details: """
        From a voice of the catalogue or anybody's persona; what is said besides is different in the new one. Without \
        --name it is called after the old one.
        """,
      parameters: [PersonaKeys.persona.parameter] + PersonaKeys.changes, output: PersonaKeys.output,
      effect: .writes, examples: [])
  ) { call in
    try PersonaKeys.change(call) { connection, owner, now in
      let old = try Personas.find(call[PersonaKeys.persona] ?? "", in: connection)
      return try Personas.clone(
        old, PersonaKeys.changes(call), owner: owner, now: now, in: connection)
    }
  }
}
