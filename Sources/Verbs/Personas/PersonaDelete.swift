import Audit
import AuditModel
import Planning
import Storage
import Values

extension Verb {
  static let personaDelete = Verb(
    VerbDeclaration(
      "persona delete", "remove a persona of yours",
      details: "Only its owner removes a persona. Runs that asked as it keep their questions.",
      parameters: [PersonaKeys.persona.parameter, PersonaKeys.owner.parameter],
      output: .nothing, effect: .destroys, examples: []),
    question: { call in
      try call.context().store.read { try Losses.ofPersona(call[PersonaKeys.persona] ?? "", in: $0) }
    }
  ) { call in
    let deleted = try call.context().store.write { connection in
      let persona = try Personas.find(call[PersonaKeys.persona] ?? "", in: connection)
      try Personas.delete(
        persona, owner: PersonaKeys.owner(call, in: connection), in: connection)
      return persona
    }
    call.host.note("removed the persona \(deleted.name)")
    return .nothing
  }
}
