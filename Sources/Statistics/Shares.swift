import Values

/// Shares that add up.
package enum Shares {
  /// `units` handed out in proportion to `counts` so that they add up to exactly `units`: the largest remainders
  /// get what rounding down leaves over (Hamilton's method). Of equal remainders the larger count comes first,
  /// then the earlier place. Exact, no floating point. Nil for counts that are all 0, negative, or whose products
  /// with `units` overflow.
  package static func units(of counts: [Int], total units: Int) -> [Int]? {
    var sum = 0
    for count in counts {
      let (next, overflow) = sum.addingReportingOverflow(count)
      guard count >= 0, !overflow, !count.multipliedReportingOverflow(by: units).overflow else { return nil }
      sum = next
    }
    guard sum > 0, units >= 0 else { return nil }
    let parts = counts.map { ($0 * units).quotientAndRemainder(dividingBy: sum) }
    return handOut(units, parts.map(\.quotient)) { left, right in
      if parts[left].remainder != parts[right].remainder {
        return parts[left].remainder > parts[right].remainder
      }
      return counts[left] != counts[right] ? counts[left] > counts[right] : left < right
    }
  }

  /// Each count's share of the sum, to 4 decimals, summing to exactly 1 when added as decimals.
  package static func toFourDecimals(_ counts: [Int]) -> [Double]? {
    units(of: counts, total: 10_000)?.map { Double($0) / 10_000 }
  }

  /// The same for weights that are no counts (position-weighted voice). Nil for weights that are all 0, negative
  /// or not finite.
  package static func toFourDecimals(_ weights: [Double]) -> [Double]? {
    let sum = weights.reduce(0, +)
    guard weights.allSatisfy({ $0 >= 0 }), sum > 0, sum.isFinite else { return nil }
    // A share that is an exact decimal must not lose a unit to the last bit of a division.
    let exact = weights.map { Rounding.halfAway($0 / sum * 10_000, decimals: 8) }
    let floors = exact.map { Int($0) }
    let remainders = zip(exact, floors).map { Rounding.halfAway($0 - Double($1), decimals: 8) }
    let units = handOut(10_000, floors) { left, right in
      if remainders[left] != remainders[right] { return remainders[left] > remainders[right] }
      return weights[left] != weights[right] ? weights[left] > weights[right] : left < right
    }
    return units.map { Double($0) / 10_000 }
  }

  private static func handOut(
    _ units: Int, _ floors: [Int], before: (Int, Int) -> Bool
  ) -> [Int] {
    let left = units - floors.reduce(0, +)
    guard left > 0 else { return floors }
    var result = floors
    for index in floors.indices.sorted(by: before).prefix(left) { result[index] += 1 }
    return result
  }
}
