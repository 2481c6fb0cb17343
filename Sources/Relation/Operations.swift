import Values

#if canImport(Glibc)
  import Glibc
#endif

/// The one meaning of every operator and function, on values. `RowEvaluator` calls it, and SQLite calls it through
/// the functions that Storage registers.
package enum Operations {
  package static func arithmetic(
    _ op: Arithmetic, _ left: Value, _ right: Value
  ) throws(EvaluationProblem) -> Value {
    switch (left, right) {
    case (.integer(let a), .integer(let b)): return try integers(op, a, b)
    case (.date(let a), .date(let b)) where op == .subtract:
      return .duration(try checked(a.subtractingReportingOverflow(b)))
    case (.date(let a), .duration(let b)):
      return .date(try checked(op == .add ? a.addingReportingOverflow(b) : a.subtractingReportingOverflow(b)))
    case (.duration(let a), .date(let b)): return .date(try checked(a.addingReportingOverflow(b)))
    case (.duration(let a), .duration(let b)):
      switch op {
      case .add: return .duration(try checked(a.addingReportingOverflow(b)))
      case .subtract: return .duration(try checked(a.subtractingReportingOverflow(b)))
      case .divide: return b == 0 ? .null : .finite(Double(a) / Double(b))
      case .remainder: return b == 0 ? .null : .duration(b == -1 ? 0 : a % b)
      case .multiply: return .null
      }
    case (.duration(let a), _):
      guard let b = right.number else { return .null }
      guard op == .multiply else { return duration(Double(a) / b).map { .duration($0) } ?? .null }
      return try product(a, b)
    case (_, .duration(let b)):
      guard let a = left.number, op == .multiply else { return .null }
      return try product(b, a)
    case (.text(let a), .text(let b)) where op == .add: return .text(a + b)
    case (.list(let a), .list(let b)) where op == .add: return .list(a + b)
    default:
      guard let a = left.number, let b = right.number else { return .null }
      return reals(op, a, b)
    }
  }

  /// A duration times a number. Unlike a quotient it is never null: what is too large fails, as with whole numbers.
  private static func product(_ a: Int64, _ b: Double) throws(EvaluationProblem) -> Value {
    guard let product = duration(Double(a) * b) else { throw .overflow }
    return .duration(product)
  }

  /// Milliseconds; nil for what is too large, and for the quotient by 0.
  private static func duration(_ x: Double) -> Int64? {
    x.isFinite && abs(x) < 9e18 ? Int64(x) : nil
  }

  private static func checked(
    _ result: (partialValue: Int64, overflow: Bool)
  ) throws(EvaluationProblem) -> Int64 {
    if result.overflow { throw .overflow }
    return result.partialValue
  }

  private static func integers(_ op: Arithmetic, _ a: Int64, _ b: Int64) throws(EvaluationProblem) -> Value {
    switch op {
    case .add: .integer(try checked(a.addingReportingOverflow(b)))
    case .subtract: .integer(try checked(a.subtractingReportingOverflow(b)))
    case .multiply: .integer(try checked(a.multipliedReportingOverflow(by: b)))
    case .divide: b == 0 ? .null : .finite(Double(a) / Double(b))
    case .remainder: b == 0 ? .null : .integer(b == -1 ? 0 : a % b)
    }
  }

  private static func reals(_ op: Arithmetic, _ a: Double, _ b: Double) -> Value {
    switch op {
    case .add: .finite(a + b)
    case .subtract: .finite(a - b)
    case .multiply: .finite(a * b)
    case .divide: b == 0 ? .null : .finite(a / b)
    case .remainder: b == 0 ? .null : .finite(fmod(a, b))
    }
  }

  package static func negate(_ value: Value) throws(EvaluationProblem) -> Value {
    switch value {
    case .integer(let n): .integer(try checked((0 as Int64).subtractingReportingOverflow(n)))
    case .duration(let n): .duration(try checked((0 as Int64).subtractingReportingOverflow(n)))
    case .real(let x): .real(-x)
    default: .null
    }
  }

  /// Equality is null-safe; an order with null is false.
  package static func compare(_ op: Comparison, _ left: Value, _ right: Value) -> Bool {
    switch op {
    case .equal: return left.same(as: right)
    case .notEqual: return !left.same(as: right)
    default: break
    }
    if left.isNull || right.isNull { return false }
    let order = left.compare(to: right)
    switch op {
    case .less: return order < 0
    case .lessOrEqual: return order <= 0
    case .greater: return order > 0
    default: return order >= 0
    }
  }

  /// `text contains part`, case folded; `list contains element`. False with null.
  package static func contains(_ whole: Value, _ part: Value) -> Bool {
    switch (whole, part) {
    case (.text(let whole), .text(let part)): CaseFolding.contains(whole, part)
    case (.list(let list), let element): list.contains { $0.same(as: element) }
    default: false
    }
  }

  package static func isIn(_ value: Value, _ list: Value) -> Bool {
    guard case .list(let elements) = list else { return false }
    return elements.contains { element in
      if case .record(let record) = element, record.values.count == 1 {
        return record.values[0].same(as: value)
      }
      return element.same(as: value)
    }
  }

  /// `list[place]`: from the end where the place is negative, null where there is none.
  package static func element(_ list: Value, _ place: Value) -> Value {
    guard case .list(let list) = list, let place = place.integer else { return .null }
    return index(place, of: list.count).map { list[$0] } ?? .null
  }

  /// A place in a list of so many, counted from the end where it is negative; nil where nothing is.
  static func index(_ place: Int64, of count: Int) -> Int? {
    let index = place < 0 ? Int64(count) + place : place
    return index >= 0 && index < count ? Int(index) : nil
  }

  /// `record.name`; null where it has none.
  package static func member(_ record: Value, _ name: String) -> Value {
    guard case .record(let record) = record else { return .null }
    return record[name] ?? .null
  }
}
