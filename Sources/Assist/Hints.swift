import Planning
import Relation
import Values

/// Next steps after results, each a few times a session: who has seen one thrice knows it. Those that answer to what a
/// result says are given every time.
package struct Hints {
  private static let limit = 3
  private var shown: [String: Int] = [:]

  package init() {}

  /// The line for a result, as wide as `width` columns at most; nil where there is nothing to say. `record` is what was
  /// shown, if it was a record.
  package mutating func line(after statement: PlannedStatement, record: Record?, width: Int) -> String? {
    guard case .pipeline(let pipeline, _) = statement.kind, let (name, run) = Self.origin(of: pipeline) else {
      return nil
    }
    let fitting = Hint.all.filter { $0.after.contains(name) }
    let found = fitting.first { hint in
      guard let condition = hint.condition else { return true }
      return record.flatMap { $0[condition.field] }.map(condition.holds) ?? false
    }
    guard let hint = found else { return nil }
    if hint.condition == nil {
      guard shown[name, default: 0] < Self.limit else { return nil }
      shown[name, default: 0] += 1
    }
    let id = record?["id"]?.text.map { String($0.prefix(8)) }
    return Self.line(
      hint.next.compactMap { Self.filled($0, id: id ?? run, run: run ?? id ?? "latest") }, width)
  }

  /// The name that begins a pipeline whose result still is of its kind, and the run that was asked for.
  private static func origin(of pipeline: PlannedPipeline) -> (name: String, run: String?)? {
    let isRelational = pipeline.stages.allSatisfy { if case .step = $0 { true } else { false } }
    switch (pipeline.type, pipeline.origin) {
    case (.rows, .source(let call)), (.record, .source(let call)):
      guard isRelational else { return nil }
      let argument = call.scope ?? call.one
      return (call.one == nil ? call.source.name : call.source.singular, text(argument))
    case (_, .verb(let call)) where isRelational: return (call.verb.name, nil)
    default: return nil
    }
  }

  private static func text(_ argument: BoundArgument?) -> String? {
    guard case .literal(.text(let text))? = argument?.value.node else { return nil }
    return text
  }

  private static func filled(_ next: String, id: String?, run: String) -> String? {
    guard next.contains("{id}") else { return next.replacing("{run}", with: run) }
    return id.map { next.replacing("{id}", with: $0) }
  }

  /// As many as fit.
  private static func line(_ statements: [String], _ width: Int) -> String? {
    var line = ""
    for statement in statements {
      let longer = line.isEmpty ? "next: " + statement : line + " · " + statement
      if longer.count >= width { continue }
      line = longer
    }
    return line.isEmpty ? nil : line
  }
}
