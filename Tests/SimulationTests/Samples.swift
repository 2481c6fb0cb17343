import AuditModel
import Testing

@testable import Simulation

/// 2026-01-01T00:00:00Z.
let newYear: Int64 = 1_767_225_600_000

func plan(
  _ id: String, seed: UInt64 = 7, questions: Int? = nil, platforms: [String]? = nil,
  mode: PersonaMode? = nil, personas: [String]? = nil, phase: Double = 0
) throws -> SimulationPlan {
  try SimulationPlan(
    SimulationInput(
      scenario: try Scenario.builtIn(id), seed: seed, questions: questions, platforms: platforms,
      mode: mode, personas: personas, clockStart: newYear, phase: phase))
}

/// The answered calls of a plan.
func answers(_ plan: SimulationPlan) -> [(call: PlannedCall, answer: SimulatedAnswer)] {
  plan.calls.compactMap { call in
    if case .answered(let answer) = plan.outcome(of: call) { (call, answer) } else { nil }
  }
}

/// The codes of a platform's failed calls.
func failures(_ plan: SimulationPlan, _ platform: String) -> [String] {
  plan.calls.compactMap { call in
    guard call.platform == platform, case .failed(let code, _) = plan.outcome(of: call) else {
      return nil
    }
    return code
  }
}
