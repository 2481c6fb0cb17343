import AuditModel
import Simulation

extension RunConfig {
  /// Lays the run out from what is stored of it. Throws `ScenarioProblem`.
  func plan() throws -> SimulationPlan {
    try plan(of: Scenario.parse(yaml: scenarioText, name: scenario))
  }

  /// The same, where the scenario's text was read already.
  func plan(of scenario: Scenario) throws -> SimulationPlan {
    try SimulationPlan(
      SimulationInput(
        scenario: scenario, seed: seed, questions: questions, platforms: platforms, mode: mode,
        personas: personas, clockStart: clockStart, phase: phase))
  }
}
