import AuditModel
import Simulation

extension RunConfig {
  /// Reads the scenario and fixes all that a launch leaves open. `now` is the domain's clock. Throws
  /// `RunProblem.badPace`, `ScenarioProblem`.
  init(_ request: LaunchRequest, now: Int64) throws {
    if let pace = request.pace, !(pace > 0 && pace.isFinite) { throw RunProblem.badPace(pace) }
    let scenario: Scenario
    switch request.source {
    case .builtIn(let id):
      scenario = try Scenario.builtIn(id)
      scenarioText = try Scenario.source(id)
    case .yaml(let text, let file):
      scenario = try Scenario.parse(yaml: text, name: file)
      scenarioText = text
    }
    self.scenario = scenario.id
    scenarioHash = scenario.contentHash
    seed = request.seed
    questions = request.questions
    platforms = request.platforms
    mode = request.mode
    personas = request.personas
    pace = request.pace
    clockStart = request.clockStart ?? now
    phase = request.phase
  }

  /// Lays the run out. Throws `ScenarioProblem`.
  func plan() throws -> SimulationPlan {
    let scenario = try Scenario.parse(yaml: scenarioText, name: scenario)
    return try SimulationPlan(
      SimulationInput(
        scenario: scenario, seed: seed, questions: questions, platforms: platforms, mode: mode,
        personas: personas, clockStart: clockStart, phase: phase))
  }
}
