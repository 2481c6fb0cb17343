import Statistics
import Storage
import Values

/// Brands set side by side: within one scope (`matrix`, `scorecards`) and between two runs (`compare`). Everything
/// throws `ComparisonProblem` or `StoreProblem`.
package enum Comparison {
  /// The matrix of a scope. Share of voice counts mentions; its weights have four decimals and sum to exactly 1.
  /// Without mentions: the configured names and zeros.
  package static func matrix(
    _ scope: AnswerScope, in connection: Connection
  ) throws -> ComparisonMatrix {
    let totals = try BrandTotals.of(scope, in: connection)
    let answered = try AnsweredTotals.of(scope, in: connection)
    let tracked = try TrackedBrand.all(client: scope.clientId, runs: scope.runs, in: connection)
    // A stable sort: ties keep the configured order, and there the name decides.
    let names = tracked.map(\.name).enumerated().sorted { left, right in
      let (a, b) = (totals[left.element]?.mentions ?? 0, totals[right.element]?.mentions ?? 0)
      return a != b ? a > b : left.offset < right.offset
    }.map(\.element)
    let columns = names.map { totals[$0] ?? BrandTotals() }
    let zeros = [Double](repeating: 0, count: names.count)
    return ComparisonMatrix(
      competitors: names,
      signals: [
        .init(
          label: "Share of Voice",
          weights: Shares.toFourDecimals(columns.map(\.mentions)) ?? zeros),
        .init(
          label: "Positive Sentiment",
          weights: columns.map { ratio($0.positive, $0.judged) }),
        .init(
          label: "Platform Coverage",
          weights: columns.map { ratio($0.platforms, answered.platforms) }),
      ],
      n: answered.answers)
  }

  /// The matrix that the dashboard shows: of the client's latest completed run. `client` is an id; nil means the
  /// only one, else the latest run's; where there is none at all the matrix is empty.
  package static func matrix(
    client: String? = nil, since: Int64? = nil, in connection: Connection
  ) throws -> ComparisonMatrix {
    guard let client = try client ?? AnswerScope.defaultClient(in: connection) else {
      return try matrix(AnswerScope(clientId: nil, runs: []), in: connection)
    }
    return try matrix(
      AnswerScope.completed(client: client, since: since, in: connection), in: connection)
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double {
    whole > 0 ? Rounding.halfAway(Double(part) / Double(whole), decimals: 4) : 0
  }
}
