import AuditModel
import Resources
import Values

extension PersonaCatalog {
  /// The catalogue that a new database starts with. Throws `ScenarioProblem.damagedResource` where the embedded
  /// file is not a catalogue, which a test rules out.
  package static func builtIn(_ mode: PersonaMode) throws(ScenarioProblem) -> PersonaCatalog {
    let file = mode == .b2b ? Resource.personasB2B : Resource.personasB2C
    let json: Value
    do {
      json = try JSONParser.parse(utf8: Array(file.bytes))
    } catch {
      throw .damagedResource(file.name, reason: "\(error.reason) at byte \(error.offset)")
    }
    guard let catalog = PersonaCatalog(json: json), catalog.mode == mode, catalog.isWhole else {
      throw .damagedResource(file.name, reason: "not a whole catalogue")
    }
    return catalog
  }

  /// Reads the dashboard's `personaCatalog` shape, with a question template for each context besides.
  private init?(json: Value) {
    guard case .record(let top) = json,
      let mode = top["mode"]?.text.flatMap(PersonaMode.init(rawValue:))
    else { return nil }
    self.init(mode: mode)
    for row in Self.rows(top["roles"]) {
      guard let key = row["key"]?.text, let label = row["label"]?.text else { return nil }
      roles.append(
        PersonaRole(
          key: key, label: label, description: row["description"]?.text,
          defaultContextStage: row["defaultContextStage"]?.text))
    }
    for row in Self.rows(top["drivers"]) {
      guard let key = row["key"]?.text, let label = row["label"]?.text else { return nil }
      drivers.append(
        PersonaDriver(
          key: key, label: label, emotionalAnchor: row["emotionalAnchor"]?.text,
          weight: row["weight"]?.number))
    }
    for row in Self.rows(top["contexts"]) {
      guard let key = row["key"]?.text, let label = row["label"]?.text else { return nil }
      contexts.append(
        PersonaContext(
          key: key, label: label, priority: row["priority"]?.number,
          question: row["question"]?.text))
    }
    for row in Self.rows(top["voices"]) {
      guard let key = row["key"]?.text, let role = row["role"]?.text,
        let driver = row["driver"]?.text, case .list(let list)? = row["contexts"]
      else { return nil }
      voices.append(
        PersonaVoice(key: key, role: role, driver: driver, contexts: list.compactMap(\.text)))
    }
  }

  /// Whether every key that is named exists.
  private var isWhole: Bool {
    let stages = Set(contexts.map(\.key))
    return !voices.isEmpty
      && voices.allSatisfy { voice in
        roles.contains { $0.key == voice.role } && drivers.contains { $0.key == voice.driver }
          && !voice.contexts.isEmpty && stages.isSuperset(of: voice.contexts)
      }
      && stages.isSuperset(of: roles.compactMap(\.defaultContextStage))
  }

  private static func rows(_ value: Value?) -> [Record] {
    guard case .list(let list)? = value else { return [] }
    return list.compactMap { if case .record(let record) = $0 { record } else { nil } }
  }
}
