import AuditModel

extension SimulationPlan {
  /// Lays out a run. Throws `ScenarioProblem` where the input asks for what the scenario does not have.
  package init(_ input: SimulationInput) throws(ScenarioProblem) {
    let scenario = input.scenario
    let asked = try Self.asked(input)
    let chosen = try Self.platforms(input)
    let voices = try Voices(input)
    let questions = asked.map { voices.question($0, brands: scenario.brands) }
    let writer = try AnswerWriter(
      input, asked: asked, questions: questions, platforms: chosen, drivers: voices.catalog.drivers)
    self.questions = questions
    client = scenario.client
    brands = scenario.brands
    platforms = chosen.map(\.id)
    startedAt = input.clockStart
    calls = Self.timetable(
      writer, questions: questions.count, repeats: scenario.repeats, start: input.clockStart)
    completedAt = calls.last?.respondedAt ?? input.clockStart
    self.writer = writer
  }

  /// What a call of this plan brings: the same each time, whatever else has been asked.
  package func outcome(of call: PlannedCall) -> CallOutcome {
    guard let platform = platforms.firstIndex(of: call.platform) else {
      return .failed(code: FailureCode.serverError.rawValue, message: "no such platform")
    }
    return writer.outcome(
      question: call.question, platform: platform, repeatIndex: call.repeatIndex)
  }

  /// Whether the platform was in trouble when this call reached it: down by the scenario's outage, turning calls away
  /// by its throttle, or slow throughout (a median latency at least twice the middle one of the other platforms).
  package func isDegraded(_ call: PlannedCall) -> Bool {
    guard let platform = platforms.firstIndex(of: call.platform) else { return false }
    return writer.isDegraded(
      question: call.question, platform: platform, repeatIndex: call.repeatIndex)
  }

  /// The questions, spread over the pack; each from its own stretch, but not always from its beginning, which would
  /// pick the same category again and again.
  private static func asked(_ input: SimulationInput) throws(ScenarioProblem) -> [PackQuestion] {
    let pack = input.scenario.pack
    guard let wanted = input.questions else { return pack }
    guard wanted > 0 else { throw .noQuestions(wanted: wanted) }
    guard wanted <= pack.count else {
      throw .tooManyQuestions(wanted: wanted, available: pack.count, scenario: input.scenario.id)
    }
    let stretch = Double(pack.count) / Double(wanted)
    var next = 0
    return (0..<wanted).map { index in
      let golden = Double(index) * 0.618_033_988_749_894_9
      let place = Int((Double(index) + golden - golden.rounded(.down)) * stretch)
      next = min(max(place, next), pack.count - wanted + index) + 1
      return pack[next - 1]
    }
  }

  private static func platforms(
    _ input: SimulationInput
  ) throws(ScenarioProblem) -> [ScenarioPlatform] {
    let all = input.scenario.platforms
    guard let wanted = input.platforms else { return all }
    for id in wanted where !all.contains(where: { $0.id == id }) {
      throw .noSuchPlatform(id, scenario: input.scenario.id, known: all.map(\.id))
    }
    let chosen = all.filter { wanted.contains($0.id) }
    guard !chosen.isEmpty else { throw .noPlatforms }
    return chosen
  }

  /// Each platform answers its calls one after another, with a pause before each; all of them start together.
  private static func timetable(
    _ writer: AnswerWriter, questions: Int, repeats: Int, start: Int64
  ) -> [PlannedCall] {
    var calls: [PlannedCall] = []
    calls.reserveCapacity(questions * repeats * writer.platforms.count)
    for (index, platform) in writer.platforms.enumerated() {
      var clock = start
      for repeatIndex in 0..<repeats {
        for question in 0..<questions {
          let (latency, gap) = writer.timing(
            question: question, platform: index, repeatIndex: repeatIndex)
          clock += gap + latency
          calls.append(
            PlannedCall(
              index: index, question: question, platform: platform.id, repeatIndex: repeatIndex,
              latencyMs: latency, respondedAt: clock))
        }
      }
    }
    // Until here the index is the platform's place, which breaks ties.
    calls.sort { ($0.respondedAt, $0.index) < ($1.respondedAt, $1.index) }
    return calls.enumerated().map { place, call in call.indexed(place) }
  }
}

extension PlannedCall {
  fileprivate func indexed(_ place: Int) -> PlannedCall {
    PlannedCall(
      index: place, question: question, platform: platform, repeatIndex: repeatIndex,
      latencyMs: latencyMs, respondedAt: respondedAt)
  }
}
