/// Keeps calls to so many a second.
struct Pacer {
  /// The longest single wait in milliseconds.
  private static let longest: Int64 = 1000

  private let interval: Double?
  private let start: Int64
  private var calls = 0

  /// `pace` is calls a second, nil for no limit; `start` host milliseconds.
  init(pace: Double?, start: Int64) {
    interval = pace.map { 1000 / $0 }
    self.start = start
  }

  /// Milliseconds to wait now before asking again; nil when the next call is due.
  func wait(now: Int64) -> Int64? {
    guard let interval else { return nil }
    let due = Double(start) + Double(calls + 1) * interval
    let left = (due - Double(now)).rounded(.up)
    return left <= 0 ? nil : min(Self.longest, Int64(min(left, 1e15)))
  }

  mutating func advance() { calls += 1 }
}
