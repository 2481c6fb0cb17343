import AuditModel

/// What somebody asks for when they launch a run.
package struct LaunchRequest: Sendable {
  /// A scenario by its id, or the text of one's file.
  package enum Source: Sendable, Equatable {
    case builtIn(id: String)
    /// `file` is shown in messages.
    case yaml(text: String, file: String)
  }

  package var source: Source
  package var seed: UInt64
  /// How many questions of the pack; nil: all.
  package var questions: Int?
  /// Some of the scenario's platforms; nil: all.
  package var platforms: [String]?
  /// Whose voices ask; nil: the scenario's mode.
  package var mode: PersonaMode?
  /// Voice keys; nil: all of the mode.
  package var personas: [String]?
  /// Calls a second, > 0; nil: as fast as it goes. It changes nothing but the time it takes.
  package var pace: Double?
  /// The id of the job that the run belongs to.
  package var job: String?
  package var displayName: String?
  /// When the run starts, UTC milliseconds; nil: the context's now.
  package var clockStart: Int64?
  /// Days since 2026-01-01 for the scenario's trends.
  package var phase: Double
  /// When the job was due, UTC milliseconds; nil: when the run starts.
  package var scheduledAt: Int64?
  /// Which try at that, from 1.
  package var attempt = 1

  package init(
    source: Source, seed: UInt64 = 1, questions: Int? = nil, platforms: [String]? = nil,
    mode: PersonaMode? = nil, personas: [String]? = nil, pace: Double? = nil, job: String? = nil,
    displayName: String? = nil, clockStart: Int64? = nil, phase: Double = 0
  ) {
    self.source = source
    self.seed = seed
    self.questions = questions
    self.platforms = platforms
    self.mode = mode
    self.personas = personas
    self.pace = pace
    self.job = job
    self.displayName = displayName
    self.clockStart = clockStart
    self.phase = phase
  }
}
