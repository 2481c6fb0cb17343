import AuditModel
import Values

/// All that a simulated run is made from, kept in `runs.config`: the scenario's text is part of it, so that a run can
/// be finished after the file it came from changed or went away.
package struct RunConfig: Sendable, Equatable {
  package var scenario: String
  package var scenarioHash: String
  /// YAML.
  package var scenarioText: String
  package var seed: UInt64
  package var questions: Int?
  package var platforms: [String]?
  package var mode: PersonaMode?
  package var personas: [String]?
  /// Calls a second.
  package var pace: Double?
  /// UTC milliseconds.
  package var clockStart: Int64
  package var phase: Double

  /// As it is stored: what was not asked for is left out.
  package var json: Value {
    var pairs: [(String, Value)] = [
      (
        "scenario",
        .record(
          Record([
            ("id", .text(scenario)), ("contentHash", .text(scenarioHash)),
            ("yaml", .text(scenarioText)),
          ]))
      ),
      ("seed", .integer(Int64(bitPattern: seed))),
    ]
    if let questions { pairs.append(("questions", .integer(Int64(questions)))) }
    if let platforms { pairs.append(("platforms", .list(platforms.map(Value.text)))) }
    if let mode { pairs.append(("mode", .text(mode.rawValue))) }
    if let personas { pairs.append(("personas", .list(personas.map(Value.text)))) }
    if let pace { pairs.append(("pace", .real(pace))) }
    pairs.append(("clockStart", .integer(clockStart)))
    pairs.append(("phase", .real(phase)))
    return .record(Record(pairs))
  }

  /// The id of the run that this makes in a database that has `ordinal` equal ones. The pace changes nothing, so it
  /// is no part of it.
  func runId(job: String?, ordinal: Int) -> String {
    var input = self
    input.pace = nil
    return StableHash.id("run", input.json.json, job ?? "", String(ordinal))
  }
}

extension RunConfig {
  /// Nil for what no launch wrote.
  package init?(json text: String) {
    guard case .record(let record)? = try? JSONParser.parse(text),
      case .record(let scenario)? = record["scenario"], let id = scenario["id"]?.text,
      let hash = scenario["contentHash"]?.text, let yaml = scenario["yaml"]?.text,
      let seed = record["seed"]?.integer, let clock = record["clockStart"]?.integer
    else { return nil }
    self.scenario = id
    scenarioHash = hash
    scenarioText = yaml
    self.seed = UInt64(bitPattern: seed)
    questions = record["questions"]?.integer.map(Int.init)
    platforms = Self.texts(record["platforms"])
    mode = record["mode"]?.text.flatMap(PersonaMode.init)
    personas = Self.texts(record["personas"])
    pace = record["pace"]?.number
    clockStart = clock
    phase = record["phase"]?.number ?? 0
  }

  private static func texts(_ value: Value?) -> [String]? {
    guard case .list(let list)? = value else { return nil }
    return list.compactMap(\.text)
  }
}
