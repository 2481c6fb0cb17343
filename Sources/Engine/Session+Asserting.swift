import Diagnostics
import Planning
import Relation
import Values
import Verbs

extension Session {
  /// How many of the rows at fault a message lists.
  private static let shownRows = 10

  /// An `assert` stage: passes the rows on and fails at their end. The rows at fault are listed.
  func asserting(_ assertion: PlannedAssertion, over input: VerbInput) throws -> VerbInput {
    let condition = try assertion.condition.resolved(bindings)
    let holds = RowEvaluator.condition(condition)
    let hasNull = NullOperands.check(condition)
    let why = try assertion.message.map(compute)?.plainText
    return VerbInput(fields: input.fields) { body in
      var seen = 0
      var atFault: [[Value]] = []
      var faults = 0
      var hits = 0
      var wants = true
      try input.each { row in
        seen += 1
        let isTrue = try holds(row)
        if isTrue { hits += 1 }
        let isFault =
          switch assertion.quantifier {
          case "all": !isTrue
          case "none": isTrue ? true : try hasNull(row)
          default: false
          }
        if isFault {
          faults += 1
          if atFault.count < Self.shownRows { atFault.append(row) }
        }
        if wants { wants = try body(row) }
        return true
      }
      let verdict = Verdict(seen: seen, hits: hits, faults: faults, atFault: atFault)
      if let failure = Self.failure(assertion, verdict, why, fields: input.fields) { throw failure }
    }
  }

  private struct Verdict {
    let seen: Int
    let hits: Int
    let faults: Int
    let atFault: [[Value]]
  }

  private static func failure(
    _ assertion: PlannedAssertion, _ verdict: Verdict, _ why: String?, fields: [Field]
  ) -> Failure? {
    let claim = "`assert \(assertion.quantifier) \(assertion.text)`"
    let prefix = why.map { "\($0): " } ?? ""
    if verdict.seen == 0, assertion.quantifier == "any" || !assertion.allowsEmpty {
      return Failure(
        .assertion, "\(prefix)\(claim) had no rows to look at",
        notes: assertion.quantifier == "any" ? [] : ["`--allow-empty` lets it pass over no rows"])
    }
    if assertion.quantifier == "any" {
      return verdict.hits > 0
        ? nil : Failure(.assertion, "\(prefix)\(claim) holds for none of \(verdict.seen) rows")
    }
    guard verdict.faults > 0 else { return nil }
    // What names the row, then what the condition looked at.
    let looked = assertion.condition.columns
    let shown = fields.indices.filter { $0 < 2 || looked.contains($0) }
    var notes = verdict.atFault.map { row in
      shown.map { "\(fields[$0].name): \(row[$0].json)" }.joined(separator: "  ")
    }
    if verdict.faults > notes.count { notes.append("… and \(verdict.faults - notes.count) more") }
    return Failure(
      .assertion, "\(prefix)\(claim) fails for \(verdict.faults) of \(verdict.seen) rows", notes: notes)
  }
}

/// Whether a condition's comparisons have a null operand in a row: such a row fails `assert all` and `assert none`.
enum NullOperands {
  static func check(_ condition: Expr) -> ([Value]) throws(EvaluationProblem) -> Bool {
    var operands: [RowFunction] = []
    collect(condition, &operands)
    return { row throws(EvaluationProblem) in
      for operand in operands where (try operand(row)).isNull { return true }
      return false
    }
  }

  private static func collect(_ expr: Expr, _ operands: inout [RowFunction]) {
    switch expr.node {
    case .and(let a, let b), .or(let a, let b):
      collect(a, &operands)
      collect(b, &operands)
    case .not(let a): collect(a, &operands)
    case .compare(let op, let a, let b) where op != .equal && op != .notEqual:
      for side in [a, b] where side.isNullable { operands.append(RowEvaluator.compile(side)) }
    default: break
    }
  }
}
