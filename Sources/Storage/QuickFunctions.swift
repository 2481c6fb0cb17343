import GRDBSQLite
import Relation

/// A function of two arguments in the cases that most rows have, without values in between: true where it gave its
/// result, false for all else, which is left to the one implementation.
typealias QuickFunction = (OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>) -> Bool

enum QuickFunctions {
  /// Whole numbers whose result is one.
  static func wholeNumbers(_ op: Arithmetic) -> QuickFunction {
    { context, values in
      guard let (a, b) = integers(values) else { return false }
      let (result, overflow): (Int64, Bool)
      switch op {
      case .add: (result, overflow) = a.addingReportingOverflow(b)
      case .subtract: (result, overflow) = a.subtractingReportingOverflow(b)
      case .multiply: (result, overflow) = a.multipliedReportingOverflow(by: b)
      case .divide, .remainder: return false
      }
      if !overflow { sqlite3_result_int64(context, result) }
      return !overflow
    }
  }

  /// `bucket` of a date.
  static let periodStart: @Sendable (OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>) -> Bool = {
    context, values in
    guard let (ms, width) = integers(values), width > 0, let start = Operations.periodStart(ms, width) else {
      return false
    }
    sqlite3_result_int64(context, start)
    return true
  }

  static let contains: @Sendable (OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>) -> Bool = {
    context, values in
    guard let (text, part) = texts(values) else { return false }
    let folded = kept(context) { FoldedPart(String(decoding: part, as: UTF8.self)) }
    sqlite3_result_int(context, folded.isIn(text) ? 1 : 0)
    return true
  }

  static let matches: @Sendable (OpaquePointer?, UnsafeMutablePointer<OpaquePointer?>) -> Bool = {
    context, values in
    guard let (text, pattern) = texts(values),
      let matcher = try? kept(
        context, { PatternMatcher(try Pattern(String(decoding: pattern, as: UTF8.self))) })
    else { return false }
    sqlite3_result_int(context, matcher.matches(text) ? 1 : 0)
    return true
  }

  private static func integers(_ values: UnsafeMutablePointer<OpaquePointer?>) -> (Int64, Int64)? {
    guard sqlite3_value_type(values[0]) == SQLITE_INTEGER, sqlite3_value_type(values[1]) == SQLITE_INTEGER
    else {
      return nil
    }
    return (sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1]))
  }

  private static func texts(
    _ values: UnsafeMutablePointer<OpaquePointer?>
  ) -> (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>)? {
    guard sqlite3_value_type(values[0]) == SQLITE_TEXT, sqlite3_value_type(values[1]) == SQLITE_TEXT else {
      return nil
    }
    return (bytes(values[0]), bytes(values[1]))
  }

  private static func bytes(_ value: OpaquePointer?) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_value_text(value)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
  }

  /// What the second argument is made into; SQLite keeps it while the argument stays the same.
  private static func kept<Made: AnyObject>(_ context: OpaquePointer?, _ make: () throws -> Made) rethrows
    -> Made
  {
    if let known = sqlite3_get_auxdata(context, 1) {
      return Unmanaged<Made>.fromOpaque(known).takeUnretainedValue()
    }
    let made = try make()
    sqlite3_set_auxdata(context, 1, Unmanaged.passRetained(made).toOpaque()) { pointer in
      if let pointer { Unmanaged<AnyObject>.fromOpaque(pointer).release() }
    }
    return made
  }
}
