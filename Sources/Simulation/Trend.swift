/// A course of events: something of a brand changes as the days go by.
struct Trend: Sendable, Equatable {
  enum Effect: String, Sendable, CaseIterable {
    case strength, sentiment
  }

  /// The brand's place.
  let brand: Int
  let effect: Effect
  /// Days after which it begins anew; nil: it happens once.
  let everyDays: Double?
  /// (day, what is added), by day; straight lines between, level before and after.
  let points: [Point]

  struct Point: Sendable, Equatable {
    let day: Double
    let value: Double
  }

  /// What is added at `phase` days since 2026-01-01.
  func value(at phase: Double) -> Double {
    var day = phase
    if let period = everyDays {
      day = phase.truncatingRemainder(dividingBy: period)
      if day < 0 { day += period }
    }
    guard let first = points.first, let last = points.last else { return 0 }
    if day <= first.day { return first.value }
    for (left, right) in zip(points, points.dropFirst()) where day <= right.day {
      return left.value + (right.value - left.value) * (day - left.day) / (right.day - left.day)
    }
    return last.value
  }
}

/// How a brand fares before any platform has its say.
struct BrandLeaning: Sendable, Equatable {
  /// Log odds of being named.
  let strength: Double
  /// Above .35 liked, below −.35 disliked, before chance.
  let sentiment: Double
  let strengthPerWeek: Double
  let sentimentPerWeek: Double

  /// Drifts end after they have moved something by this much, so that no brand runs away in a long history.
  static let furthestDrift = 1.5

  func strength(at phase: Double) -> Double { strength + Self.drift(strengthPerWeek, phase) }

  func sentiment(at phase: Double) -> Double { sentiment + Self.drift(sentimentPerWeek, phase) }

  private static func drift(_ perWeek: Double, _ phase: Double) -> Double {
    min(max(perWeek * phase / 7, -furthestDrift), furthestDrift)
  }
}
