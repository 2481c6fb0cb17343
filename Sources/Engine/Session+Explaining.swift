import Planning
import Relation
import Storage
import Values

extension Session {
  /// How a pipeline would run: what SQLite does, what is left, the SQL with its arguments, SQLite's own plan.
  func explain(_ pipeline: PlannedPipeline) throws -> [String] {
    try run(pipeline.prelude)
    guard case .source(let call) = pipeline.origin else {
      var lines = ["origin: \(Self.word(pipeline.origin))"]
      for stage in pipeline.stages { lines.append("  \(Self.word(stage))    (evaluator)") }
      return lines
    }
    var steps: [Step] = []
    var others: [String] = []
    for stage in pipeline.stages {
      if others.isEmpty, let step = try step(stage) {
        steps.append(step)
      } else {
        others.append(Self.word(stage))
      }
    }
    let split = try split(call, steps)
    let store = try store()
    var lines = ["source \(call.source.name)"]
    let offset = call.one == nil ? 0 : 1
    for (index, step) in steps.enumerated() {
      lines.append("  \(step.word.padded(10)) \(index + offset < split.pushed ? "SQLite" : "evaluator")")
    }
    for other in others { lines.append("  \(other.padded(10)) evaluator") }
    lines += ["", "SQL", "  " + split.query.sql]
    if !split.query.arguments.isEmpty {
      lines += ["", "arguments"]
      for (index, argument) in split.query.arguments.enumerated() {
        lines.append("  ?\(index + 1) = \(argument.json)")
      }
    }
    lines += ["", "SQLite's plan"]
    lines += try store.read { try $0.queryPlan(split.query).map { "  " + $0 } }
    return lines
  }

  private static func word(_ origin: PlannedPipeline.Origin) -> String {
    switch origin {
    case .source(let call): call.source.name
    case .verb(let call): call.verb.name
    case .expression: "an expression"
    case .file(let call): "read \"\(call.path)\""
    case .nothing: "nothing"
    }
  }

  private static func word(_ stage: PlannedPipeline.StageKind) -> String {
    switch stage {
    case .step(let step): step.word
    case .assertion: "assert"
    case .join: "join"
    case .snapshot: "assert matches"
    case .verb(let call): call.verb.name
    }
  }
}

extension String {
  fileprivate func padded(_ width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
