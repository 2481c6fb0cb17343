/// Units seen twice, counted by whether they succeeded the first and the second time.
package struct PairedCounts: Sendable, Equatable {
  package var both: Int
  package var onlyFirst: Int
  package var onlySecond: Int
  package var neither: Int

  package init(both: Int = 0, onlyFirst: Int = 0, onlySecond: Int = 0, neither: Int = 0) {
    self.both = both
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.neither = neither
  }

  /// Counts one more pair.
  package mutating func add(first: Bool, second: Bool) {
    switch (first, second) {
    case (true, true): both += 1
    case (true, false): onlyFirst += 1
    case (false, true): onlySecond += 1
    case (false, false): neither += 1
    }
  }

  /// The same pairs with the second time as the first.
  package var swapped: PairedCounts {
    PairedCounts(both: both, onlyFirst: onlySecond, onlySecond: onlyFirst, neither: neither)
  }

  /// How many pairs.
  package var total: Int { both + onlyFirst + onlySecond + neither }

  var isPossible: Bool { min(both, onlyFirst, onlySecond, neither) >= 0 && total > 0 }

  /// φ with Newcombe's correction: 0 where a margin is empty.
  var correctedPhi: Double {
    let (a, b, c, d) = (Double(both), Double(onlyFirst), Double(onlySecond), Double(neither))
    let margins = (a + b) * (c + d) * (a + c) * (b + d)
    guard margins > 0 else { return 0 }
    let cross = a * d - b * c
    return (cross > 0 ? max(0, cross - Double(total) / 2) : cross) / margins.squareRoot()
  }
}
