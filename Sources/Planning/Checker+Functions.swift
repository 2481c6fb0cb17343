import Diagnostics
import Language
import Relation
import Values

extension Checker {
  mutating func call(_ name: Name, _ arguments: [Expression], _ span: Span, in row: RowContext?) -> Expr? {
    guard let function = ScalarFunction(rawValue: name.text) else {
      if Aggregate(rawValue: name.text) != nil {
        report(.aggregateHere(name.text), at: span)
      } else {
        let names = ScalarFunction.allCases.map(\.rawValue) + Aggregate.allCases.map(\.rawValue)
        report(
          .unknownFunction(name.text, nearest: Suggestion.nearest(to: name.text, among: names)), at: name.span
        )
      }
      return nil
    }
    let values = arguments.compactMap { expression($0, in: row) }
    guard values.count == arguments.count else { return nil }
    if function == .coalesce { return coalesce(values, span) }
    if function == .if { return choice(values, span) }
    guard
      let overload = function.overloads.first(where: { overload in
        overload.parameters.count == values.count
          && zip(overload.parameters, values).allSatisfy { $0.accepts($1.type) }
      })
    else {
      let usage = function.overloads.map { $0.parameters.map(\.word).joined(separator: ", ") }
      let found = values.isEmpty ? "nothing" : values.map(\.type.word).joined(separator: ", ")
      report(.wrongArguments(function: name.text, usage: usage, found: found), at: span)
      return nil
    }
    return result(function, overload, values)
  }

  private func result(_ function: ScalarFunction, _ overload: Overload, _ values: [Expr]) -> Expr {
    var type = overload.result
    // Whole numbers stay whole.
    if let first = values.first?.type, first == .integer {
      switch function {
      case .abs, .round: type = .integer
      case .bucket where values[1].type == .integer: type = .integer
      default: break
      }
    }
    let canFail = [.date, .bucket, .floor, .ceil].contains(function)
    let isNullable = canFail || values.contains(where: \.isNullable)
    let keepsUnit = [.round, .abs].contains(function)
    return Expr(
      .call(function, values), type, nullable: isNullable, unit: keepsUnit ? values.first?.unit : nil)
  }

  /// `if(condition, a, b)`.
  private mutating func choice(_ values: [Expr], _ span: Span) -> Expr? {
    guard values.count == 3, values[0].type == .bool || values[0].type == .nothing,
      Self.fits(values[1].type, values[2].type) || Self.fits(values[2].type, values[1].type)
    else {
      let found = values.map(\.type.word).joined(separator: ", ")
      report(
        .wrongArguments(
          function: "if", usage: ["condition, value, value of the same type"],
          found: found.isEmpty ? "nothing" : found), at: span)
      return nil
    }
    let (yes, no) = (values[1], values[2])
    var type = yes.type == .nothing ? no.type : yes.type
    if type == .integer, no.type == .real { type = .real }
    if type.isTextual, yes.type != no.type, no.type != .nothing, yes.type != .nothing { type = .text }
    return Expr(
      .choose(values[0], yes, no), type, nullable: yes.isNullable || no.isNullable,
      unit: yes.unit == no.unit ? yes.unit : nil)
  }

  private mutating func coalesce(_ values: [Expr], _ span: Span) -> Expr? {
    guard values.count >= 2, let type = values.first(where: { $0.type != .nothing })?.type,
      values.allSatisfy({ Self.fits($0.type, type) })
    else {
      let found = values.map(\.type.word).joined(separator: ", ")
      report(
        .wrongArguments(
          function: "coalesce", usage: ["value, value, …"], found: found.isEmpty ? "nothing" : found),
        at: span)
      return nil
    }
    return Expr(.coalesce(values), type, nullable: values.allSatisfy(\.isNullable), unit: values.first?.unit)
  }

  /// An aggregate inside `summarize`: what it computes, over the incoming row.
  mutating func aggregate(
    _ aggregate: Aggregate, _ arguments: [Expression], _ span: Span, in row: RowContext
  ) -> (argument: Expr?, type: ValueType, nullable: Bool, unit: Unit?)? {
    func wrong(_ usage: String, _ found: String) {
      report(.wrongArguments(function: aggregate.rawValue, usage: [usage], found: found), at: span)
    }
    if aggregate == .count, arguments.isEmpty { return (nil, .integer, false, .count) }
    guard arguments.count == 1 else {
      wrong(aggregate == .count ? "" : "one value", "\(arguments.count) values")
      return nil
    }
    if aggregate == .ratio {
      guard let value = condition(arguments[0], in: row, of: "ratio") else { return nil }
      return (value, .real, true, .share)
    }
    guard let value = expression(arguments[0], in: row) else { return nil }
    switch aggregate {
    case .count: return (value, .integer, false, .count)
    case .sum, .avg, .p50, .p95:
      guard value.type.isNumber || value.type == .duration else {
        wrong("number or duration", value.type.word)
        return nil
      }
      let keeps = value.type == .duration || aggregate == .sum && value.type == .integer
      return (value, keeps ? value.type : .real, true, aggregate == .sum ? nil : value.unit)
    case .min, .max:
      guard value.type.isOrdered else {
        wrong("number, text, date or duration", value.type.word)
        return nil
      }
      return (value, value.type, true, value.unit)
    case .netSentiment:
      guard case .enumeration(let enumeration) = value.type, enumeration.cases.contains("positive") else {
        wrong("sentiment", value.type.word)
        return nil
      }
      return (value, .real, true, .balance)
    case .ratio: return nil
    }
  }
}
