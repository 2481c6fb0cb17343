import AuditModel
import Simulation

/// A launch with all that it leaves open fixed, laid out. Making one reads no database.
struct PreparedLaunch {
  let request: LaunchRequest
  let config: RunConfig
  let plan: SimulationPlan

  /// `now` is the domain's clock, UTC milliseconds. Throws `RunProblem.badPace`, `ScenarioProblem`.
  init(_ request: LaunchRequest, now: Int64) throws {
    var shelf = ScenarioShelf()
    try self.init(request, now: now, shelf: &shelf)
  }

  /// The same, for many launches: built-in scenarios are read once.
  init(_ request: LaunchRequest, now: Int64, shelf: inout ScenarioShelf) throws {
    if let pace = request.pace, !(pace > 0 && pace.isFinite) { throw RunProblem.badPace(pace) }
    let (scenario, text) = try shelf.scenario(request.source)
    self.request = request
    config = RunConfig(
      scenario: scenario.id, scenarioHash: scenario.contentHash, scenarioText: text,
      seed: request.seed, questions: request.questions, platforms: request.platforms,
      mode: request.mode, personas: request.personas, pace: request.pace,
      clockStart: request.clockStart ?? now, phase: request.phase)
    plan = try config.plan(of: scenario)
  }
}

/// The built-in scenarios that were read already: reading one takes milliseconds.
struct ScenarioShelf {
  private var known: [String: Scenario] = [:]

  mutating func scenario(_ source: LaunchRequest.Source) throws -> (Scenario, text: String) {
    switch source {
    case .yaml(let text, let file): return (try Scenario.parse(yaml: text, name: file), text)
    case .builtIn(let id):
      let scenario = try known[id] ?? Scenario.builtIn(id)
      known[id] = scenario
      return (scenario, try Scenario.source(id))
    }
  }
}
