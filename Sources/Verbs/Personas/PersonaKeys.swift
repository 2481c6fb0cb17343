import Audit
import AuditModel
import Planning
import Relation
import Storage
import Values

/// What the verbs for personas have in common.
enum PersonaKeys {
  static let persona = Key<String>.positional(
    "persona", .id("persona"), "a voice of the catalogue, an id or a name")
  static let owner = Key<String>.option("owner", .text, "whose it is (the setting personas.owner, else me)")
  static let mode = Key<String>.option("mode", .word(.mode), "buys for themselves or for a company (b2c)")
  static let name = Key<String>.option("name", .text, "what it is called")
  static let role = Key<String>.option("role", .text, "a role's key in the catalogue")
  static let driver = Key<String>.option("driver", .text, "a driver's key")
  static let voice = Key<String>.option("voice", .text, "the key of the voice that it speaks with")
  static let contexts = Key<[String]>.list("contexts", of: .text, "keys of one context at least")
  static let segment = Key<String>.option("segment", .text, "who that is (the role's description)")
  static let need = Key<String>.option("need", .text, "what they want to feel (the driver's anchor)")
  static let priority = Key<String>.option("priority", .word(.priority), "how much it matters (secondary)")

  /// What can be said of a persona that there is.
  static let changes = [
    name.parameter, role.parameter, driver.parameter, voice.parameter, contexts.parameter,
    segment.parameter, need.parameter, priority.parameter, owner.parameter,
  ]

  static func changes(_ call: VerbCall) -> PersonaChanges {
    PersonaChanges(
      name: call[name], role: call[role], driver: call[driver], voice: call[voice],
      contexts: call[contexts], segment: call[segment], keyNeed: call[need],
      priority: call[priority].flatMap(PersonaPriority.init))
  }

  static func owner(_ call: VerbCall, in connection: Connection) throws -> String {
    try call[owner] ?? Personas.defaultOwner(in: connection)
  }

  static var output: VerbDeclaration.Output { .record(RowView.fields(of: "personas")) }

  /// Runs a change in one transaction and gives the persona's row.
  static func change(
    _ call: VerbCall, _ body: (Connection, _ owner: String, _ now: Int64) throws -> PersonaView
  ) throws -> VerbResult {
    let context = try call.context()
    let now = context.now()
    let made = try context.store.write { try body($0, owner(call, in: $0), now) }
    return .record(try context.store.read { try RowView.record(of: "personas", id: made.id, in: $0) })
  }
}
