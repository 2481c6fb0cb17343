import Audit
import AuditModel
import Planning
import Values

private let name = Key<String>.positional("name", .text, "what it is called")
private let role = Key<String>.option("role", required: true, "a role's key in the catalogue")
private let driver = Key<String>.option("driver", required: true, "a driver's key")

extension Verb {
  static let personaCreate = Verb(
    VerbDeclaration(
      "persona create", "make a persona from the catalogue's parts",
      details: """
        Role, driver, contexts and voice are keys of the mode's catalogue (`export personaCatalog`). A persona has at \
        least one context; its journey asks a question in each.
        """,
      parameters: [
        name.parameter, role.parameter, driver.parameter, PersonaKeys.contexts.parameter,
        PersonaKeys.voice.parameter, PersonaKeys.mode.parameter, PersonaKeys.segment.parameter,
        PersonaKeys.need.parameter, PersonaKeys.priority.parameter, PersonaKeys.owner.parameter,
      ],
      output: PersonaKeys.output, effect: .writes,
      examples: [
        "persona create \"Careful buyer\" --mode b2b --role finance_controller --driver predictable_cost --contexts "
          + "shortlist,business_case"
      ])
  ) { call in
    try PersonaKeys.change(call) { connection, owner, now in
      let new = NewPersona(
        name: call[name] ?? "", mode: call[PersonaKeys.mode].flatMap(PersonaMode.init) ?? .b2c,
        ownerId: owner, role: call[role] ?? "", driver: call[driver] ?? "",
        voice: call[PersonaKeys.voice], contexts: call[PersonaKeys.contexts] ?? [],
        segment: call[PersonaKeys.segment], keyNeed: call[PersonaKeys.need],
        priority: call[PersonaKeys.priority].flatMap(PersonaPriority.init) ?? .secondary)
      return try Personas.create(new, now: now, in: connection)
    }
  }
}
