import AuditModel
import Reading
import Relation
import Scheduling
import Storage
import Values

/// The services as functions of the language, so that anyone can ask what they would say.
package enum Services {
  /// How many times `cronNext` gives where no number is given, and at most.
  private static let timesGiven = 5
  private static let timesAtMost = 10_000

  /// A function made ready. `now` is UTC milliseconds; `store` is asked for by `brandsIn` alone. Throws
  /// `LookupProblem`, `ReaderProblem`, `StoreProblem`.
  package static func function(
    _ function: ScalarFunction, now: Int64, store: () throws -> Store
  ) throws -> ServiceFunction {
    switch function {
    case .sentiment:
      return ServiceFunction { values throws(EvaluationProblem) in sentiment(values[0]) }
    case .cronNext:
      return ServiceFunction { values throws(EvaluationProblem) in try cronNext(values, now: now) }
    case .cadence:
      return ServiceFunction { values throws(EvaluationProblem) in try cadence(values) }
    case .brandsIn:
      let readers = try store().read { try ClientReaders($0) }
      return ServiceFunction { values throws(EvaluationProblem) in
        guard let text = values[0].text else { return .null }
        return try readers.brands(in: text, client: values.count > 1 ? values[1].text : nil)
      }
    default:
      return ServiceFunction { values throws(EvaluationProblem) in try Operations.call(function, values) }
    }
  }

  private static func sentiment(_ text: Value) -> Value {
    guard let text = text.text else { return .null }
    let scores = VADER.scores(text)
    return .record(
      Record([
        ("neg", .real(scores.neg)), ("neu", .real(scores.neu)), ("pos", .real(scores.pos)),
        ("compound", .real(scores.compound)),
      ]))
  }

  private static func cronNext(_ values: [Value], now: Int64) throws(EvaluationProblem) -> Value {
    let expression = try expression(values[0])
    let zone = values.count > 1 ? try zone(values[1], of: .cronNext) : .utc
    var after = now
    if values.count > 2, case .date(let ms) = values[2] { after = ms }
    var count = timesGiven
    if values.count > 3 {
      guard let wanted = values[3].integer, (0...Int64(timesAtMost)).contains(wanted) else {
        throw .service(
          .cronNext, reason: "the number of times is a whole number from 0 to \(timesAtMost)", notes: [])
      }
      count = Int(wanted)
    }
    return .list(expression.fires(after: after, in: zone).prefix(count).map(Value.date))
  }

  private static func cadence(_ values: [Value]) throws(EvaluationProblem) -> Value {
    guard let text = values[0].text else { return .null }
    if values.count > 1 { _ = try zone(values[1], of: .cadence) }
    return .text(Cadence.label(cron: text, zoneName: values.count > 1 ? values[1].text : nil))
  }

  private static func expression(_ value: Value) throws(EvaluationProblem) -> CronExpression {
    do throws(CronProblem) {
      return try CronExpression(value.text ?? "")
    } catch {
      throw .service(.cronNext, reason: error.message, notes: error.notes)
    }
  }

  private static func zone(_ value: Value, of function: ScalarFunction) throws(EvaluationProblem) -> Zone {
    let name = value.text ?? ""
    if let zone = Zone(name) { return zone }
    let problem = TriggerProblem.unknownZone(name, suggestion: Zone.suggestion(for: name))
    throw .service(function, reason: problem.message, notes: problem.notes)
  }
}
