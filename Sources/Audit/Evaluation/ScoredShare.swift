import Statistics

/// So many of so many, with Wilson's 95 % interval; nil without any.
package struct ScoredShare: Sendable, Equatable {
  package internal(set) var successes = 0
  package internal(set) var trials = 0

  package var value: Double? { trials > 0 ? Double(successes) / Double(trials) : nil }
  package var interval: Interval? { Proportions.wilson(successes: successes, trials: trials) }

  mutating func add(_ isRight: Bool) {
    trials += 1
    if isRight { successes += 1 }
  }
}
