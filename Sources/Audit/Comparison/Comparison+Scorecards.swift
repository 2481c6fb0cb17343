import Statistics
import Storage

extension Comparison {
  /// Below so many answers a share says little.
  package static let lowSample = 5

  /// The tracked brands of a scope beside each other, in their configured order: of all its answers, or by platform,
  /// persona or category, in their order. Shares sum to 1 within a group.
  package static func scorecards(
    _ scope: AnswerScope, by dimension: ComparisonDimension = .brand, mode: VoiceMode = .mentions,
    in connection: Connection
  ) throws -> [Scorecard] {
    let totals = try BrandTotals.of(scope, by: dimension, in: connection)
    var answered = try AnsweredTotals.of(scope, by: dimension, in: connection)
    if answered.isEmpty, dimension == .brand { answered[""] = AnsweredTotals() }
    let tracked = try TrackedBrand.all(client: scope.clientId, runs: scope.runs, in: connection)
    return answered.sorted { $0.key < $1.key }.flatMap { group, answered in
      let columns = tracked.map { totals[group]?[$0.name] ?? BrandTotals() }
      let voices = Shares.toFourDecimals(
        columns.map { mode == .mentions ? $0.mentions : $0.answers })
      let weighted = Shares.toFourDecimals(columns.map(\.reciprocalSum))
      return tracked.indices.map { index in
        scorecard(
          dimension == .brand ? "all" : group, tracked[index], columns[index], answered, mode,
          voice: voices?[index], weightedVoice: weighted?[index])
      }
    }
  }

  private static func scorecard(
    _ key: String, _ brand: TrackedBrand, _ totals: BrandTotals, _ answered: AnsweredTotals,
    _ mode: VoiceMode, voice: Double?, weightedVoice: Double?
  ) -> Scorecard {
    let interval = Proportions.wilson(successes: totals.answers, trials: answered.answers)
    return Scorecard(
      key: key, brand: brand.name, isPrimary: brand.isPrimary, n: answered.answers, answers: totals.answers,
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
