import AuditModel

/// What a simulated run is made from; equal inputs give equal runs, byte for byte.
package struct SimulationInput: Sendable {
  package var scenario: Scenario
  package var seed: UInt64
  /// How many questions of the pack, spread evenly over it; nil: all. More than the pack has is refused.
  package var questions: Int?
  /// Ids of some of the scenario's platforms; nil: all.
  package var platforms: [String]?
  /// Whose voices ask; nil: the scenario's mode.
  package var mode: PersonaMode?
  /// Voice keys that ask in turn; nil: all voices of the mode. They may be of the other mode only if `mode` says so.
  package var personas: [String]?
  /// When the run starts, UTC milliseconds.
  package var clockStart: Int64
  /// Days since 2026-01-01 for drifts and trends; runs launched by hand use 0.
  package var phase: Double

  package init(
    scenario: Scenario, seed: UInt64, questions: Int? = nil, platforms: [String]? = nil,
    mode: PersonaMode? = nil, personas: [String]? = nil, clockStart: Int64, phase: Double = 0
  ) {
    self.scenario = scenario
    self.seed = seed
    self.questions = questions
    self.platforms = platforms
    self.mode = mode
    self.personas = personas
    self.clockStart = clockStart
    self.phase = phase
  }
}
