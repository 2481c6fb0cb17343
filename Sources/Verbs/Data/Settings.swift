import Audit
import Planning
import Relation
import Storage
import Values

extension Verb {
  private static let keys = Enumeration("setting", SettingsKey.allCases.map(\.rawValue))
  private static let key = Key<String>.positional("setting", .word(keys), "which one")
  private static let value = Key<String>.positional("value", .text, "its value; an empty text takes it away")

  static let settings = Verb(
    VerbDeclaration(
      "settings", "what can be set, and to what it is",
      output: .rows([
        Field("setting", .text), Field("value", .text, nullable: true, "what holds"),
        Field("default", .text, nullable: true, "what holds where nothing is set"),
        Field("takes", .text, "what it may be"),
      ]), examples: ["settings | where setting contains \"health\""])
  ) { call in
    let context = try call.context()
    let values = try context.store.read { try Audit.Settings.values(in: $0) }
    return .rows(
      SettingsKey.allCases.map { key in
        [
          .text(key.rawValue), (values[key] ?? key.standard).map(Value.text) ?? .null,
          key.standard.map(Value.text) ?? .null,
          .text(key.expected),
        ]
      })
  }

  static let settingsSet = Verb(
    VerbDeclaration(
      "settings set", "change a setting",
      details: "Health's weights count at once, for every job and every time that is looked at.",
      parameters: [key.parameter, value.parameter], effect: .writes,
      examples: ["settings set health.weights.sla 0.3", "settings set branding.tone \"calm and exact\""],
      check: { known in
        guard let name = known.values["setting"]?.text, let text = known.values["value"]?.text,
          let problem = Audit.Settings.problem(name, text.isEmpty ? nil : text)
        else { return [] }
        return [ArgumentFault("value", problem.message, notes: problem.notes)]
      })
  ) { call in
    let context = try call.context()
    let text = call[value] ?? ""
    try context.store.write { connection in
      try Audit.Settings.set(call[key] ?? "", to: text.isEmpty ? nil : text, in: connection)
    }
    return .nothing
  }
}
