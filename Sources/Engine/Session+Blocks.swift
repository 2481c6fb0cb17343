import Diagnostics
import Planning
import Relation
import Storage
import Values
import Verbs

extension Session {
  /// Statements that hold others.
  func runBlock(_ kind: PlannedStatement.Kind) throws {
    switch kind {
    case .conditional(let condition, let then, let otherwise):
      if case .bool(true) = try compute(condition) { try run(then) } else { try run(otherwise) }
    case .loop(let slot, let rows, let body):
      for element in try elements(try evaluate(rows), rows.type) {
        set(slot, element)
        try run(body)
      }
    case .test(let name, let body):
      do { try run(body) } catch var failure as Failure {
        failure.message = "test \"\(name)\": \(failure.message)"
        throw failure
      }
    case .retry(let times, let every, let body, let until):
      try retry(try count(times), every: try every.map(milliseconds) ?? 0, body, until)
    case .watch(let every, let body, let until): try watch(every: try milliseconds(every), body, until)
    default: break
    }
  }

  /// Runs statements in order; a failure says which of them it was.
  package func run(_ statements: [PlannedStatement]) throws {
    for statement in statements {
      if settings.isCancelled() { throw StoreProblem.interrupted }
      do { try run(statement) } catch let failure as Failure {
        if failedSpan == nil { failedSpan = statement.span }
        throw failure
      }
    }
  }

  /// What a loop goes through: all of it is there before the first turn, so that the loop may change what it reads.
  private func elements(_ result: PipelineResult, _ type: PipelineType) throws -> [Value] {
    guard case .list(let list) = try value(of: result, as: type) else { return [] }
    return list
  }

  /// Tries again while something in it fails; the last failure stands. What must not be tried again (Ctrl-C, `exit`)
  /// ends it.
  private func retry(
    _ times: Int, every pause: Int64, _ body: [PlannedStatement], _ until: PlannedStatement?
  ) throws {
    for attempt in 1...times {
      do {
        try run(body)
        if let until { try run(until) }
        return
      } catch let failure as Failure {
        guard attempt < times, failure.kind == .assertion || failure.kind == .run else {
          guard times > 1, failure.kind == .assertion || failure.kind == .run else { throw failure }
          var last = failure
          last.message += " (the last of \(times) attempts)"
          throw last
        }
        failedSpan = nil
        output.note("attempt \(attempt) of \(times): \(failure.message)")
        try wait(pause)
      }
    }
  }

  /// Shows its block's results again and again, until the condition holds or Ctrl-C.
  private func watch(every pause: Int64, _ body: [PlannedStatement], _ until: PlannedStatement?) throws {
    defer { try? output.frame(.stop) }
    while true {
      try output.frame(.begin)
      try run(body)
      try output.frame(.end(pause: DurationText.text(pause)))
      if let until {
        do {
          try run(until)
          return
        } catch let failure as Failure where failure.kind == .assertion {
          failedSpan = nil
        }
      }
      do { try wait(pause) } catch StoreProblem.interrupted where settings.isPrompt {
        // At the prompt that is how one stops watching.
        throw WatchStopped()
      }
    }
  }

  private func wait(_ milliseconds: Int64) throws {
    settings.pause(milliseconds)
    if settings.isCancelled() { throw StoreProblem.interrupted }
  }

  private func count(_ expr: Expr) throws -> Int {
    guard let n = try compute(expr).integer, n >= 1, n <= 1_000_000 else {
      throw Failure(.run, "`retry` takes a whole number, 1 to 1,000,000")
    }
    return Int(n)
  }

  private func milliseconds(_ expr: Expr) throws -> Int64 {
    guard case .duration(let ms) = try compute(expr), ms >= 0 else {
      throw Failure(.run, "a pause is not negative")
    }
    return ms
  }
}
