import AuditModel
import Resources
import Synchronization

extension Scenario {
  /// The ids of the scenarios that are part of the program, in the order in which they are listed.
  package static var builtInIDs: [String] { Resource.scenarios.map(\.id) }

  /// Those that were read: a script may name one again and again.
  private static let known = Mutex<[String: Scenario]>([:])

  /// Reads one of the embedded scenarios; some milliseconds the first time. Throws `noSuchScenario`.
  package static func builtIn(_ id: String) throws(ScenarioProblem) -> Scenario {
    guard let found = Resource.scenarios.first(where: { $0.id == id }) else {
      throw .noSuchScenario(id, known: builtInIDs)
    }
    if let scenario = known.withLock({ $0[id] }) { return scenario }
    let scenario = try parse(yaml: found.file.text, name: found.file.name)
    known.withLock { $0[id] = scenario }
    return scenario
  }

  /// The text of an embedded scenario, to copy and edit. Throws `noSuchScenario`.
  package static func source(_ id: String) throws(ScenarioProblem) -> String {
    guard let found = Resource.scenarios.first(where: { $0.id == id }) else {
      throw .noSuchScenario(id, known: builtInIDs)
    }
    return found.file.text
  }

  /// Reads a scenario file. `name` stands in messages.
  package static func parse(yaml: String, name: String) throws(ScenarioProblem) -> Scenario {
    try ScenarioReader(file: name, text: yaml).read()
  }

  /// What a list of the built-in scenarios shows. It reads all of them: for when somebody asks, not for starting up.
  package static func catalogue() throws(ScenarioProblem) -> [ScenarioSummary] {
    var summaries: [ScenarioSummary] = []
    for id in builtInIDs { summaries.append(try builtIn(id).summarised) }
    return summaries
  }

  /// What a list shows of this one.
  package var summarised: ScenarioSummary {
    ScenarioSummary(
      id: id, title: title, summary: summary, mode: mode, questions: questionCount,
      platforms: platforms.map(\.id), client: client.name)
  }
}
