import Foundation

/// A time zone. UTC, the commonest, never asks Foundation.
package struct Zone: Sendable, Equatable {
  /// `UTC`, or a name of the IANA database such as `Europe/Berlin`.
  package let name: String
  /// Nil for UTC.
  let timeZone: TimeZone?

  package static let utc = Zone(name: "UTC", timeZone: nil)

  private init(name: String, timeZone: TimeZone?) {
    self.name = name
    self.timeZone = timeZone
  }

  /// Nil for a name that the zone database doesn't have. Blank text is UTC.
  package init?(_ name: String) {
    if name.allSatisfy(\.isWhitespace) || Self.namesOfUTC.contains(name) {
      self = .utc
    } else if let timeZone = TimeZone(identifier: name) {
      self.init(name: name, timeZone: timeZone)
    } else {
      return nil
    }
  }

  private static let namesOfUTC: Set = [
    "UTC", "utc", "Z", "GMT", "UCT", "Zulu", "Universal", "Etc/UTC", "Etc/GMT", "Etc/UCT", "Etc/Zulu",
  ]

  package var isUTC: Bool { timeZone == nil }

  /// The zone whose last part is this word, for "did you mean": `berlin` → `Europe/Berlin`.
  package static func suggestion(for word: String) -> String? {
    let city = word.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let wanted = city.split(separator: " ").joined(separator: "_")
    guard !wanted.isEmpty else { return nil }
    return TimeZone.knownTimeZoneIdentifiers.first { name in
      name.split(separator: "/").last.map { $0.lowercased() } == wanted
    }
  }
}
