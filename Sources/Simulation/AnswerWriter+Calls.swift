import AuditModel

extension AnswerWriter {
  func draws(question: Int, platform: Int, repeatIndex: Int) -> Draws {
    var hash = questions[question].hash
    hash.append(platforms[platform].hash)
    hash.append(repeatIndex)
    return Draws(run: run, call: hash.finish().low)
  }

  /// Why this call fails, if it does. What a platform's outage or throttle hits is told by the question's place in
  /// the pack, not by the order of this run's calls, so that a launch with fewer questions meets the same fate.
  private func failure(
    _ draws: Draws, question: Int, platform: Int, repeatIndex: Int
  ) -> FailureCode? {
    let behaviour = platforms[platform].behaviour
    if isDown(question: question, platform: platform) { return .serverError }
    let words = draws.block(.failure)
    if isThrottled(words, question: question, platform: platform, repeatIndex: repeatIndex) {
      return .rateLimited
    }
    var rest = Curve.unit(words.x)
    for (code, rate) in zip(FailureCode.allCases, behaviour.failureRates) {
      if rest < rate { return code }
      rest -= rate
    }
    return nil
  }

  private func isDown(question: Int, platform: Int) -> Bool {
    guard let outage = platforms[platform].behaviour.outage else { return false }
    let share = (Double(questions[question].place) + 0.5) / Double(packCount)
    return share >= outage.from && share < outage.to
  }

  private func isThrottled(
    _ words: SIMD4<UInt32>, question: Int, platform: Int, repeatIndex: Int
  ) -> Bool {
    guard let throttle = platforms[platform].behaviour.throttle else { return false }
    let call = questions[question].place + repeatIndex * packCount
    return call % (throttle.burst + throttle.pause) >= throttle.burst
      && Curve.unit(words.y) < throttle.share
  }

  /// Whether the platform was in trouble when it was called: down, turning calls away because of its throttle, or slow
  /// by nature (`PlatformOdds.isSlow`). Failures that happen at any time mean nothing.
  func isDegraded(question: Int, platform: Int, repeatIndex: Int) -> Bool {
    if platforms[platform].isSlow || isDown(question: question, platform: platform) { return true }
    guard platforms[platform].behaviour.throttle != nil else { return false }
    let words = draws(question: question, platform: platform, repeatIndex: repeatIndex).block(.failure)
    return isThrottled(words, question: question, platform: platform, repeatIndex: repeatIndex)
  }

  /// How long the platform takes, and the pause before it is asked, in ms.
  func timing(question: Int, platform: Int, repeatIndex: Int) -> (latency: Int64, gap: Int64) {
    let draws = draws(question: question, platform: platform, repeatIndex: repeatIndex)
    let behaviour = platforms[platform].behaviour
    let usual =
      behaviour.latencyMedian * Curve.exp(behaviour.latencySpread * draws.normal(.latency))
    let latency: Double
    switch failure(draws, question: question, platform: platform, repeatIndex: repeatIndex) {
    case nil: latency = usual
    case .timeout: latency = 30_000
    case .rateLimited: latency = 80 + usual * 0.05
    case .serverError: latency = 200 + usual * 0.2
    case .refused: latency = usual * 0.4
    }
    let gap = 120 + 260 * draws.unit(.gap)
    return (Int64(max(1, latency).rounded()), Int64(gap.rounded()))
  }

  func outcome(question: Int, platform: Int, repeatIndex: Int) -> CallOutcome {
    let draws = draws(question: question, platform: platform, repeatIndex: repeatIndex)
    if let code = failure(draws, question: question, platform: platform, repeatIndex: repeatIndex) {
      return .failed(code: code.rawValue, message: code.message)
    }
    let plan = content(draws, question: question, platform: platform)
    var composer = AnswerComposer(self, draws: draws, question: question, platform: platform)
    let isLater = draws.unit(.templates) < TemplateSet.secondShare
    var shape = plan.shape.rawValue
    if isLater { shape = composer.composeLater(plan) } else { composer.compose(plan) }
    let behaviour = platforms[platform].behaviour
    let tokens = 14 + (questions[question].length + composer.bytes.count) / 4
    let cost = Double(tokens) * behaviour.costPer1k / 1000
    return .answered(
      SimulatedAnswer(
        text: String(decoding: composer.bytes, as: UTF8.self), tokens: tokens,
        cost: (cost * 1_000_000).rounded() / 1_000_000,
        satisfactionScore: satisfaction(draws, plan),
        truth: PlantedTruth(
          brands: plan.brands, citations: composer.citations,
          templates: isLater ? TemplateSet.second : TemplateSet.first, shape: shape)))
  }

  /// Seven of ten answers have been rated; what raters like is an answer that names somebody and likes it.
  private func satisfaction(_ draws: Draws, _ plan: AnswerContent) -> Double? {
    guard draws.unit(.raters) < 0.7 else { return nil }
    var score = 3.4 + 0.55 * draws.normal(.raters, 1)
    if plan.brands.isEmpty { score -= 0.9 }
    for planted in plan.brands {
      if planted.sentiment == .positive { score += 0.18 }
      if planted.sentiment == .negative { score -= 0.15 }
    }
    return (min(max(score, 1), 5) * 10).rounded() / 10
  }
}
