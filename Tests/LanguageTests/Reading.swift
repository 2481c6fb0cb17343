import Diagnostics
import Language
import Values

/// A syntax tree written with brackets around everything, so that a test shows what binds to what.
enum Reading {
  static func script(_ text: String) -> (statements: [String], problems: [String]) {
    let (script, diagnostics) = Parser.parse(SourceText(name: "test", text: text), source: 0)
    return (script.statements.map(show), diagnostics.map(\.code))
  }

  /// The one expression of `text`, or its problems.
  static func expression(_ text: String) -> String {
    let (statements, problems) = script("assert " + text)
    guard problems.isEmpty, let first = statements.first else { return "problems: \(problems)" }
    return String(first.dropFirst("assert ".count))
  }

  static func show(_ statement: Statement) -> String {
    switch statement.kind {
    case .pipeline(let pipeline): show(pipeline)
    case .letBinding(let name, let pipeline): "let \(name.text) = \(show(pipeline))"
    case .parameter(let name, let type, let fallback):
      "param \(name.text): \(type?.text ?? "?") = \(fallback.map(show) ?? "none")"
    case .assertion(let condition, let message):
      "assert \(show(condition))" + (message.map { ", \(show($0))" } ?? "")
    case .explain(let pipeline): "explain \(show(pipeline))"
    case .fail(let message): "fail \(message.map(show) ?? "")"
    case .exit(let code): "exit \(code.map(show) ?? "")"
    case .unreadable(let name): "unreadable \(name.text)"
    case .include(let path): "include \(show(path))"
    default: showBlock(statement)
    }
  }

  private static func showBlock(_ statement: Statement) -> String {
    func optional(_ word: String, _ value: Expression?) -> String {
      value.map { " \(word) \(show($0))" } ?? ""
    }
    return switch statement.kind {
    case .conditional(let condition, let then, let otherwise):
      "if \(show(condition)) \(show(then))" + (otherwise.map { " else \(show($0))" } ?? "")
    case .loop(let name, let rows, let body): "for \(name.text) in \(show(rows)) \(show(body))"
    case .definition(let name, let parameters, let body):
      "def \(name.text)("
        + parameters.map { "\($0.name.text): \($0.type?.text ?? "?")" + optional("=", $0.fallback) }
        .joined(separator: ", ") + ") \(show(body))"
    case .test(let name, let body): "test \(show(name)) \(show(body))"
    case .retry(let times, let every, let body, let until):
      "retry \(show(times))" + optional("every", every) + (body.map { " " + show($0) } ?? "")
        + optional("until", until)
    case .watch(let every, let body, let until):
      "watch \(show(every)) \(show(body))" + optional("until", until)
    default: "?"
    }
  }

  private static func show(_ block: Block) -> String {
    "{ " + block.statements.map(show).joined(separator: "; ") + " }"
  }

  static func show(_ pipeline: Pipeline) -> String {
    let head =
      switch pipeline.head {
      case .call(let call): show(call)
      case .expression(let expression): show(expression)
      }
    return ([head] + pipeline.stages.map(show)).joined(separator: " | ")
  }

  private static func show(_ call: Call) -> String {
    "\(call.name.text)(\(call.arguments.map(show).joined(separator: " ")))"
  }

  private static func show(_ argument: Argument) -> String {
    switch argument.kind {
    case .word(let word): "`\(word)`"
    case .option(let name): "--\(name)"
    case .value(let value): show(value)
    case .list(let list): "[\(list.map(show).joined(separator: " "))]"
    }
  }

  private static func show(_ stage: Stage) -> String {
    switch stage.kind {
    case .filter(let condition): "where \(show(condition))"
    case .select(let list): "select \(show(list))"
    case .derive(let list): "derive \(show(list))"
    case .sort(let keys):
      "sort " + keys.map { ($0.isDescending ? "desc " : "") + show($0.value) }.joined(separator: ", ")
    case .summarize(let sums, let keys): "summarize \(show(sums)) by \(show(keys))"
    case .take(let count): "take \(show(count))"
    case .skip(let count): "skip \(show(count))"
    case .distinct(let names): "distinct \(names.map(\.text))"
    case .expand(let name): "expand \(name.text)"
    case .first: "first"
    case .last: "last"
    case .only: "only"
    case .count: "count"
    case .assertion(let quantifier, let condition, let message, let allowEmpty):
      "assert \(quantifier) \(show(condition)) \(message.map(show) ?? "-")\(allowEmpty ? " may be empty" : "")"
    case .call(let call): show(call)
    case .snapshot(let file): "assert matches \(show(file))"
    case .join(let join):
      "join \(join.isLeft ? "left " : "")<\(show(join.right))> on \(join.field.text)"
        + (join.rightField.map { " == \($0.text)" } ?? "")
    case .pivot(let value, let key, let values):
      "pivot \(value.text) by \(key.text)" + (values.map { " in \(show($0))" } ?? "")
    }
  }

  private static func show(_ list: [Assignment]) -> String {
    list.map { ($0.name.map { "\($0.text) = " } ?? "") + show($0.value) }.joined(separator: ", ")
  }

  static func show(_ expression: Expression) -> String {
    switch expression.kind {
    case .literal(let value):
      switch value {
      case .date, .duration: value.plain
      default: value.json
      }
    case .interpolation(let parts): "join(\(parts.map(show).joined(separator: ", ")))"
    case .field(let name): name
    case .variable(let name): "$\(name)"
    case .member(let base, let name): "\(show(base)).\(name.text)"
    case .index(let base, let index): "\(show(base))[\(show(index))]"
    case .call(let name, let list): "\(name.text)(\(list.map(show).joined(separator: ", ")))"
    case .unary(let op, let value): "(\(op.rawValue) \(show(value)))"
    case .binary(let op, let a, let b, _): "(\(show(a)) \(op.rawValue) \(show(b)))"
    case .list(let list): "[\(list.map(show).joined(separator: ", "))]"
    case .record(let pairs): "{\(pairs.map { "\($0.0.text): \(show($0.1))" }.joined(separator: ", "))}"
    case .pipeline(let pipeline): "<\(show(pipeline))>"
    }
  }
}

extension Value {
  fileprivate var plain: String {
    switch self {
    case .date(let ms): "@" + Timestamp.text(ms)
    case .duration(let ms): "\(ms)ms"
    default: json
    }
  }
}
