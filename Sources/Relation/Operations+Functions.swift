import Values

#if canImport(Glibc)
  import Glibc
#endif

extension Operations {
  /// Calls a function. `now` and `ago` are replaced before; null in gives null out, but for `coalesce`.
  package static func call(
    _ function: ScalarFunction, _ arguments: [Value]
  ) throws(EvaluationProblem) -> Value {
    if function == .coalesce { return arguments.first { !$0.isNull } ?? .null }
    guard arguments.allSatisfy({ !$0.isNull }) else { return .null }
    switch (function, arguments.first ?? .null) {
    case (.len, .text(let text)): return .integer(Int64(text.unicodeScalars.count))
    case (.len, .list(let list)): return .integer(Int64(list.count))
    case (.lower, .text(let text)): return .text(text.lowercased())
    case (.upper, .text(let text)): return .text(text.uppercased())
    case (.trim, .text(let text)): return .text(trim(text))
    case (.startsWith, .text(let text)):
      return .bool(arguments[1].text.map { text.utf8.starts(with: $0.utf8) } ?? false)
    case (.endsWith, .text(let text)):
      return .bool(arguments[1].text.map { text.utf8.reversed().starts(with: $0.utf8.reversed()) } ?? false)
    case (.abs, .integer(let n)): return n < 0 ? try negate(.integer(n)) : .integer(n)
    case (.abs, .real(let x)): return .real(Swift.abs(x))
    case (.abs, .duration(let n)): return n < 0 ? try negate(.duration(n)) : .duration(n)
    case (.floor, let value): return whole(value) { $0.rounded(.down) }
    case (.ceil, let value): return whole(value) { $0.rounded(.up) }
    case (.round, let value): return round(value, arguments.count > 1 ? arguments[1] : .integer(0))
    case (.date, .date): return try bucket(arguments[0], .duration(86_400_000))
    case (.date, .text(let text)): return Timestamp.parse(text).map(Value.date) ?? .null
    case (.hour, .date(let ms)): return .integer(Int64(CivilTime(milliseconds: ms).hour))
    case (.weekday, .date(let ms)):
      return .text(ScalarFunction.weekdays.cases[(CivilTime(milliseconds: ms).weekday + 6) % 7])
    case (.bucket, let value): return try bucket(value, arguments[1])
    case (.format, let value): return format(value, arguments[1])
    case (.range, let value):
      return try arguments.count > 1 ? range(value, arguments[1]) : range(.integer(0), value)
    default:
      guard !function.isService else {
        throw .service(function, reason: "it was not bound", notes: ["please report this"])
      }
      return .null
    }
  }

  private static func trim(_ text: String) -> String {
    // No white space of ASCII, and nothing longer, at either end.
    let plain: ClosedRange<UInt8> = 0x21...0x7f
    if let first = text.utf8.first, let last = text.utf8.last, plain ~= first, plain ~= last { return text }
    let scalars = text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let end = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[start...end])
  }

  private static func whole(_ value: Value, _ rounding: (Double) -> Double) -> Value {
    guard case .real(let x) = value else { return value }
    let rounded = rounding(x)
    return Swift.abs(rounded) < 9.2e18 ? .integer(Int64(rounded)) : .null
  }

  private static func round(_ value: Value, _ decimals: Value) -> Value {
    guard let places = decimals.number, case .real(let x) = value else { return value }
    return .real(Rounding.halfAway(x, decimals: Int(max(0, min(15, places)))))
  }

  /// The start of the period of a date, both in milliseconds; nil where it lies before all dates. Weeks start on
  /// Monday (1970-01-05), every other period at the epoch. `width` is above 0.
  package static func periodStart(_ ms: Int64, _ width: Int64) -> Int64? {
    let shift: Int64 = width % 604_800_000 == 0 ? 4 * 86_400_000 : 0
    let (shifted, overflow) = ms.subtractingReportingOverflow(shift)
    return overflow ? nil : floored(shifted, width).map { $0 + shift }
  }

  /// The multiple of `width` at or below `n`; nil where it lies below all integers.
  private static func floored(_ n: Int64, _ width: Int64) -> Int64? {
    let (multiple, overflow) = n.flooredQuotient(by: width).multipliedReportingOverflow(by: width)
    return overflow ? nil : multiple
  }

  private static func bucket(_ value: Value, _ size: Value) throws(EvaluationProblem) -> Value {
    switch (value, size) {
    case (.date(let ms), .duration(let width)) where width > 0:
      guard let start = periodStart(ms, width) else { throw .overflow }
      return .date(start)
    case (.integer(let n), .integer(let width)) where width > 0:
      guard let multiple = floored(n, width) else { throw .overflow }
      return .integer(multiple)
    default:
      guard let x = value.number, let width = size.number, width > 0 else { return .null }
      return .finite((x / width).rounded(.down) * width)
    }
  }

  private static func format(_ value: Value, _ pattern: Value) -> Value {
    switch (value, pattern) {
    case (.date(let ms), .text(let pattern)): return .text(formatDate(ms, pattern))
    default:
      guard let x = value.number, let places = pattern.number else { return .null }
      let decimals = Int(max(0, min(15, places)))
      return .text(fixed(Rounding.halfAway(x, decimals: decimals), decimals))
    }
  }

  /// A number with so many decimals, without an exponent.
  package static func fixed(_ x: Double, _ decimals: Int) -> String {
    guard x.isFinite, Swift.abs(x) < 1e18 else { return x.description }
    let scale = pow(10, Double(decimals))
    let scaled = (Swift.abs(x) * scale).rounded()
    guard scaled < 9e18 else { return x.description }
    var digits = String(Int64(scaled))
    while digits.utf8.count <= decimals { digits = "0" + digits }
    let sign = x < 0 && scaled != 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    return sign + digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }

  /// `%Y %m %d %H %M %S %A %%`; anything else stays.
  private static func formatDate(_ milliseconds: Int64, _ pattern: String) -> String {
    let time = CivilTime(milliseconds: milliseconds)
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    var text = ""
    var rest = pattern[...]
    while let character = rest.popFirst() {
      guard character == "%", let code = rest.popFirst() else {
        text.append(character)
        continue
      }
      switch code {
      case "Y": text += String(time.year)
      case "m": text += two(time.month)
      case "d": text += two(time.day)
      case "H": text += two(time.hour)
      case "M": text += two(time.minute)
      case "S": text += two(time.second)
      case "A": text += ScalarFunction.weekdays.cases[(time.weekday + 6) % 7]
      case "%": text += "%"
      default: text += "%\(code)"
      }
    }
    return text
  }

  private static func range(_ from: Value, _ to: Value) throws(EvaluationProblem) -> Value {
    .list(try bounds(from, to).map(Value.integer))
  }

  /// The numbers of `range`: at most ten million, else it throws.
  package static func bounds(_ from: Value, _ to: Value) throws(EvaluationProblem) -> Range<Int64> {
    guard case .integer(let low) = from, case .integer(let high) = to else { throw .badCount("range") }
    guard high > low else { return 0..<0 }
    let (count, overflow) = high.subtractingReportingOverflow(low)
    guard !overflow, count <= 10_000_000 else { throw .tooLarge }
    return low..<high
  }
}
