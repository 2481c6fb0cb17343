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
      output: .record(RowView.fields(of: "personas")), effect: .destroys, examples: []),
    question: losses
  ) { call in
    // As it was: who removed the wrong one can make it again.
    let deleted = try call.context().store.write { connection in
      let persona = try Personas.find(call[PersonaKeys.persona] ?? "", in: connection)
      let record = try RowView.record(of: "personas", id: persona.id, in: connection)
      try Personas.delete(persona, owner: PersonaKeys.owner(call, in: connection), in: connection)
      return (name: persona.name, record: record)
    }
    call.host.note("removed the persona \(deleted.name)")
    return .record(deleted.record)
  }

  @Sendable private static func losses(_ call: VerbCall) throws -> String {
    try call.context().store.read { try Losses.ofPersona(call[PersonaKeys.persona] ?? "", in: $0) }
  }
}
