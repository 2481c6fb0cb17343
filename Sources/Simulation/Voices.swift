import AuditModel

/// Who asks the questions of a run: the voices take turns over the pack, so that a question has the same voice
/// however many of the others are asked.
struct Voices {
  let catalog: PersonaCatalog
  private let voices: [PersonaVoice]

  init(_ input: SimulationInput) throws(ScenarioProblem) {
    let mode = input.mode ?? input.scenario.mode
    catalog = try PersonaCatalog.builtIn(mode)
    guard let wanted = input.personas else {
      voices = catalog.voices
      return
    }
    for key in wanted where !catalog.voices.contains(where: { $0.key == key }) {
      throw .noSuchPersona(key, mode: mode, known: catalog.voices.map(\.key))
    }
    voices = catalog.voices.filter { wanted.contains($0.key) }
    guard !voices.isEmpty else { throw .noPersonas }
  }

  func question(_ asked: PackQuestion, brands: [Brand]) -> PlannedQuestion {
    let voice = voices[asked.place % voices.count]
    let stage = voice.contexts[asked.place / voices.count % voice.contexts.count]
    let driver = catalog.drivers.first { $0.key == voice.driver }
    let priority = catalog.contexts.first { $0.key == stage }?.priority ?? 0.5
    return PlannedQuestion(
      key: asked.key, text: asked.text, category: asked.category, type: asked.type,
      persona: voice.key, role: voice.role, driver: voice.driver,
      emotionalAnchor: driver?.emotionalAnchor, contextStage: stage,
      targetBrand: asked.target.map { brands[$0].name },
      priorityScore: (priority * (driver?.weight ?? 0.5) * 1000).rounded() / 1000)
  }
}
