import Values

/// A checked expression over the columns of a row.
package struct Expr: Sendable {
  package indirect enum Node: Sendable {
    case literal(Value)
    /// A column of the incoming row, from 0.
    case column(Int)
    /// A value known once the statement runs: a variable, a parameter, the result of a `( … | … )`.
    case slot(Int)
    case negate(Expr)
    case not(Expr)
    case arithmetic(Arithmetic, Expr, Expr)
    case compare(Comparison, Expr, Expr)
    case and(Expr, Expr)
    case or(Expr, Expr)
    /// Null-safe membership in a list.
    case isIn(Expr, Expr)
    /// `text contains part`, case folded.
    case contains(Expr, Expr)
    /// `text ~ pattern`.
    case matches(Expr, Expr)
    case coalesce([Expr])
    /// The second where the first, a condition, is true; else the third.
    case choose(Expr, Expr, Expr)
    case call(ScalarFunction, [Expr])
    /// A call of a service's function, bound.
    case ask(ServiceFunction, [Expr])
    /// The place of a word in its enumeration; null where it is none of its cases.
    case rank(Expr, Enumeration)
    /// The word at a place of an enumeration.
    case word(Expr, Enumeration)
    case member(Expr, String)
    case index(Expr, Expr)
    case list([Expr])
    case record([String], [Expr])
    /// Texts and numbers put together: an interpolated string.
    case interpolation([Expr])
  }

  package var node: Node
  package var type: ValueType
  package var isNullable: Bool
  package var unit: Unit?

  package init(_ node: Node, _ type: ValueType, nullable: Bool = false, unit: Unit? = nil) {
    self.node = node
    self.type = type
    isNullable = nullable
    self.unit = unit
  }

  package static func literal(_ value: Value) -> Expr {
    Expr(.literal(value), value.staticType, nullable: value.isNull)
  }
}

package enum Arithmetic: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  /// Always real.
  case divide = "/"
  /// With the dividend's sign.
  case remainder = "%"
}

package enum Comparison: String, Sendable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

extension Value {
  /// The type of a value on its own.
  package var staticType: ValueType {
    switch self {
    case .null: .nothing
    case .bool: .bool
    case .integer: .integer
    case .real: .real
    case .text: .text
    case .date: .date
    case .duration: .duration
    case .list(let list): .list(list.first { !$0.isNull }?.staticType ?? .nothing)
    case .record(let record):
      .record(zip(record.names, record.values).map { Field($0, $1.staticType, nullable: $1.isNull) })
    }
  }
}
