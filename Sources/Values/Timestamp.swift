// Dates without Foundation: milliseconds since the epoch, UTC, proleptic Gregorian, years 1…9999.
// Day arithmetic: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".

/// A date taken apart, UTC.
package struct CivilTime: Sendable, Equatable {
  package var year: Int
  /// 1…12.
  package var month: Int
  /// 1…31.
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int
  package var millisecond: Int

  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    millisecond: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.millisecond = millisecond
  }

  /// From milliseconds since the epoch.
  package init(milliseconds: Int64) {
    let days = Int(milliseconds.flooredQuotient(by: 86_400_000))
    // Wrapping: near Int64.min the product overflows, the difference does not.
    let rest = Int(milliseconds &- Int64(days) &* 86_400_000)
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shifted + 2) / 5 + 1
    month = shifted < 10 ? shifted + 3 : shifted - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3_600_000
    minute = rest / 60_000 % 60
    second = rest / 1000 % 60
    millisecond = rest % 1000
  }

  /// Days since 1970-01-01.
  package var dayNumber: Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Milliseconds since the epoch.
  package var milliseconds: Int64 {
    Int64(dayNumber) * 86_400_000
      + Int64(hour * 3_600_000 + minute * 60_000 + second * 1000 + millisecond)
  }

  /// 0 is Sunday.
  package var weekday: Int { ((dayNumber + 4) % 7 + 7) % 7 }

  /// Days in a month of the Gregorian calendar.
  package static func days(inMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Int64 {
  /// Division rounding toward minus infinity; `divisor` is positive.
  package func flooredQuotient(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

/// ISO 8601 text of dates.
package enum Timestamp {
  /// `2026-11-01T09:00:00Z`; milliseconds only where they are not 0.
  package static func text(_ milliseconds: Int64) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    append(milliseconds, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same as bytes.
  package static func append(_ milliseconds: Int64, to bytes: inout [UInt8]) {
    let time = CivilTime(milliseconds: milliseconds)
    pad(time.year, 4, &bytes)
    bytes.append(UInt8(ascii: "-"))
    pad(time.month, 2, &bytes)
    bytes.append(UInt8(ascii: "-"))
    pad(time.day, 2, &bytes)
    bytes.append(UInt8(ascii: "T"))
    pad(time.hour, 2, &bytes)
    bytes.append(UInt8(ascii: ":"))
    pad(time.minute, 2, &bytes)
    bytes.append(UInt8(ascii: ":"))
    pad(time.second, 2, &bytes)
    if time.millisecond != 0 {
      bytes.append(UInt8(ascii: "."))
      pad(time.millisecond, 3, &bytes)
    }
    bytes.append(UInt8(ascii: "Z"))
  }

  private static func pad(_ number: Int, _ width: Int, _ bytes: inout [UInt8]) {
    var power = 1
    for _ in 1..<width { power *= 10 }
    var rest = max(0, number)
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / power % 10))
      rest %= power
      power /= 10
    }
  }

  /// Reads `YYYY-MM-DD`, then optionally `T` or a space and `HH:MM[:SS[.fff…]]`, then optionally `Z` or
  /// `±HH[:]MM`; no zone means UTC. Digits past milliseconds are dropped. Nil for anything else, and for days
  /// that do not exist.
  package static func parse(_ text: String) -> Int64? {
    var text = text
    return text.withUTF8 { parse(utf8: $0) }
  }

  /// The same of bytes.
  package static func parse(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    var scan = DigitScanner(bytes: bytes)
    guard let year = scan.digits(4), year >= 1, scan.take("-"), let month = scan.digits(2),
      (1...12).contains(month), scan.take("-"), let day = scan.digits(2), day >= 1,
      day <= CivilTime.days(inMonth: month, year: year)
    else { return nil }
    var time = CivilTime(year: year, month: month, day: day)
    var offset = 0
    if scan.take("T") || scan.take("t") || scan.take(" ") {
      guard let hour = scan.digits(2), hour < 24, scan.take(":"), let minute = scan.digits(2),
        minute < 60
      else { return nil }
      time.hour = hour
      time.minute = minute
      if scan.take(":") {
        guard let second = scan.digits(2), second < 60 else { return nil }
        time.second = second
        if scan.take(".") || scan.take(",") {
          guard let fraction = scan.fraction() else { return nil }
          time.millisecond = fraction
        }
      }
      guard let zone = scan.zone() else { return nil }
      offset = zone
    }
    return scan.isAtEnd ? time.milliseconds - Int64(offset) * 60_000 : nil
  }
}

private struct DigitScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  var isAtEnd: Bool { index == bytes.count }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  mutating func digits(_ count: Int) -> Int? {
    guard index + count <= bytes.count else { return nil }
    var number = 0
    for _ in 0..<count {
      guard let digit = nextDigit() else { return nil }
      number = number * 10 + digit
    }
    return number
  }

  private mutating func nextDigit() -> Int? {
    guard index < bytes.count, (48...57).contains(bytes[index]) else { return nil }
    index += 1
    return Int(bytes[index - 1]) - 48
  }

  /// Milliseconds from a fraction of any length.
  mutating func fraction() -> Int? {
    var milliseconds = 0
    var scale = 100
    var count = 0
    while let digit = nextDigit() {
      milliseconds += digit * scale
      scale /= 10
      count += 1
    }
    return count > 0 ? milliseconds : nil
  }

  /// Minutes east of UTC.
  mutating func zone() -> Int? {
    if isAtEnd || take("Z") || take("z") { return 0 }
    let sign = take("+") ? 1 : (take("-") ? -1 : 0)
    guard sign != 0, let hours = digits(2), hours < 24 else { return nil }
    _ = take(":")
    guard let minutes = digits(2), minutes < 60 else { return nil }
    return sign * (hours * 60 + minutes)
  }
}
