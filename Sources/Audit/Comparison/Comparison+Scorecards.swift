import Statistics
import Storage

extension Comparison {
  /// Below so many answers a share says little.
  package static let lowSample = 5

  /// The tracked brands of a scope beside each other, in their configured order.
  package static func scorecards(
    _ scope: AnswerScope, mode: VoiceMode = .mentions, in connection: Connection
  ) throws -> [Scorecard] {
    let totals = try BrandTotals.of(scope, in: connection)
    let answered = try AnsweredTotals.of(scope, in: connection)
    let tracked = try TrackedBrand.all(client: scope.clientId, runs: scope.runs, in: connection)
    let columns = tracked.map { totals[$0.name] ?? BrandTotals() }
    let voices = Shares.toFourDecimals(
      columns.map { mode == .mentions ? $0.mentions : $0.answers })
    let weighted = Shares.toFourDecimals(columns.map(\.reciprocalSum))
    return tracked.indices.map { index in
      scorecard(
        tracked[index], columns[index], answered, mode, voice: voices?[index],
        weightedVoice: weighted?[index])
    }
  }

  private static func scorecard(
    _ brand: TrackedBrand, _ totals: BrandTotals, _ answered: AnsweredTotals, _ mode: VoiceMode,
    voice: Double?, weightedVoice: Double?
  ) -> Scorecard {
    let interval = Proportions.wilson(successes: totals.answers, trials: answered.answers)
    return Scorecard(
      brand: brand.name, isPrimary: brand.isPrimary, n: answered.answers, answers: totals.answers,
      mentions: totals.mentions, visibility: share(totals.answers, answered.answers),
      visibilityLow: interval?.low, visibilityHigh: interval?.high,
      isLowSample: answered.answers < lowSample, voice: voice, voiceMode: mode,
      weightedVoice: weightedVoice, position: share(totals.rankSum, totals.answers),
      netSentiment: share(totals.positive - totals.negative, totals.judged),
      positiveShare: share(totals.positive, totals.judged),
      coverage: share(totals.platforms, answered.platforms))
  }

  /// Nil where there is nothing to divide by.
  static func share(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }
}
