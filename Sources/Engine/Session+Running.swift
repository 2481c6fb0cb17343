import Audit
import AuditModel
import Diagnostics
import Planning
import Relation
import Storage
import Values
import Verbs

/// `exit N`: leaves a script at once.
package struct ExitRequest: Error {
  package let code: Int32
}

extension Session {
  /// Runs one statement. Throws `Failure`, or `ExitRequest`.
  package func run(_ statement: PlannedStatement) throws {
    do {
      for subquery in statement.subqueries {
        set(subquery.slot, try value(of: try evaluate(subquery.pipeline), as: subquery.pipeline.type))
      }
      try run(statement.kind)
    } catch let exit as ExitRequest {
      throw exit
    } catch {
      throw Failure(error)
    }
  }

  private func run(_ kind: PlannedStatement.Kind) throws {
    switch kind {
    case .pipeline(let pipeline, let keep):
      var result = try evaluate(pipeline)
      if let keep {
        let value = try value(of: result, as: pipeline.type)
        set(keep, value)
        if case .rows(let input) = result { result = .rows(Self.rows(value, input.fields)) }
      }
      try show(result, pipeline.type)
    case .silent(let pipeline):
      if case .rows(let input) = try evaluate(pipeline) { try input.each { _ in true } }
    case .assign(let slot, let value): set(slot, try compute(value))
    case .conditional, .loop, .test, .retry, .watch: try runBlock(kind)
    case .letBinding(let slot, let pipeline):
      set(slot, try value(of: try evaluate(pipeline), as: pipeline.type))
    case .parameter(let slot, let name, let type, let fallback):
      let given = settings.parameters[name].flatMap { Session.parameterValue($0, type) }
      set(slot, try given ?? fallback.map(compute) ?? .null)
    case .assertion(let condition, let message, let operands, let text):
      try check(condition, message: message, operands: operands, text: text)
    case .explain(let pipeline): try output.lines(try explain(pipeline))
    case .fail(let message):
      throw Failure(.assertion, try message.map(compute)?.plainText ?? "`fail` was reached")
    case .exit(let code):
      guard case .integer(let number) = try code.map(compute) ?? .integer(0), (0...255).contains(number)
      else {
        throw Failure(.run, "`exit` takes a whole number from 0 to 255")
      }
      throw ExitRequest(code: Int32(number))
    }
  }

  /// Rows that are held as a list.
  private static func rows(_ list: Value, _ fields: [Field]) -> VerbInput {
    VerbInput(fields: fields) { body in
      guard case .list(let rows) = list else { return }
      for element in rows {
        if case .record(let record) = element {
          if try !body(record.values) { return }
        } else if try !body([element]) {
          return
        }
      }
    }
  }

  /// The value of an expression that sees no row.
  func compute(_ expr: Expr) throws -> Value { try RowEvaluator.compile(try expr.resolved(bindings))([]) }

  private func check(
    _ condition: Expr, message: Expr?, operands: [(text: String, value: Expr)], text: String
  ) throws {
    if case .bool(true) = try compute(condition) { return }
    var notes: [String] = []
    for operand in operands { notes.append("`\(operand.text)` is \(try compute(operand.value).json)") }
    let why = try message.map(compute)?.plainText
    throw Failure(
      .assertion, why.map { "\($0): `\(text)` is false" } ?? "the assertion `\(text)` is false", notes: notes)
  }

  private func show(_ result: PipelineResult, _ type: PipelineType) throws {
    switch result {
    case .nothing: break
    case .rows(let input): try output.rows(nil, input)
    case .record(let record, let fields):
      if let record { try output.record(record, fields) } else { output.note("no row") }
    case .value(let value, let field): try output.value(value, field)
    case .lines(let lines): try output.lines(lines)
    case .json(let bytes): try output.json(bytes)
    }
  }

  /// A result as the value of a variable. A list that flows as rows `value` is a list again where the plan says so.
  func value(of result: PipelineResult, as type: PipelineType? = nil) throws -> Value {
    switch result {
    case .nothing: return .null
    case .value(let value, _): return value
    case .record(let record, _): return record.map(Value.record) ?? .null
    case .lines(let lines): return .list(lines.map(Value.text))
    case .json(let bytes): return .text(String(decoding: bytes, as: UTF8.self))
    case .rows(let input):
      let names = input.fields.map(\.name)
      var isList = false
      if case .value(.list(let element), _)? = type, names.count == 1 {
        if case .record = element {} else { isList = true }
      }
      var rows: [Value] = []
      try input.each { row in
        rows.append(isList ? row[0] : .record(Record(names: names, values: row)))
        return true
      }
      return .list(rows)
    }
  }
}
