import Foundation

/// Walks along a zone's time line in stretches of equal offset, so that the zone database is asked only where the
/// clocks change. All times are milliseconds; local ones count as if the clock on the wall showed UTC.
struct ZoneClock {
  private let timeZone: TimeZone?
  /// The stretch: `start` included, `end` excluded, `.max` where there are no more changes.
  private(set) var start: Int64 = .max
  private(set) var end: Int64 = .max
  /// Local time less UTC.
  private(set) var offset: Int64 = 0
  /// The offset before `start`, where the clock has seen it.
  private var previousOffset: Int64?

  init(_ zone: Zone) {
    timeZone = zone.timeZone
    if timeZone == nil { start = .min }
  }

  /// To the stretch that holds `time`. The change before it is known if it is less than two days old: an hour
  /// that comes twice is never longer.
  mutating func move(to time: Int64) {
    if time < start || (previousOffset == nil && timeZone != nil && time - start < Self.twoDays) {
      start = time - Self.twoDays
      previousOffset = nil
      load()
    }
    while time >= end { advance() }
  }

  /// To the next stretch; there must be one (`end` is not `.max`).
  mutating func advance() {
    previousOffset = offset
    start = end
    load()
  }

  /// Whether this local time, read in this stretch, came a first time in the one before.
  func cameBefore(local: Int64) -> Bool {
    guard let previousOffset else { return false }
    return local - offset >= start && local - previousOffset < start
  }

  /// The instant at which the clock on the wall first shows `local`, from this stretch on; where it never does,
  /// because the clock jumps over it, the instant of the jump (a full minute).
  mutating func instant(ofLocal local: Int64) -> Int64 {
    while local - offset >= end {
      advance()
      if local - offset < start { return -(-start).flooredToMinute }
    }
    return local - offset
  }

  private static let twoDays: Int64 = 2 * 86_400_000

  private mutating func load() {
    guard let timeZone else { return }
    let date = Date(timeIntervalSince1970: Double(start) / 1000)
    offset = Int64(timeZone.secondsFromGMT(for: date)) * 1000
    let change = timeZone.nextDaylightSavingTimeTransition(after: date)
    let milliseconds = change.map { ($0.timeIntervalSince1970 * 1000).rounded() } ?? .infinity
    end = milliseconds < 9e15 ? max(Int64(milliseconds), start + 1) : .max
  }
}

extension Int64 {
  fileprivate var flooredToMinute: Int64 {
    let rest = self % 60_000
    return self - (rest < 0 ? rest + 60_000 : rest)
  }
}
