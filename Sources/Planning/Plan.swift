import Diagnostics
import Relation
import Values

/// What comes out of a pipeline.
package enum PipelineType: Sendable, Equatable {
  case rows([Field])
  /// Null where there was no row (`first`).
  case record([Field])
  case value(ValueType, isNullable: Bool)
  case lines
  case json
  case nothing
}

extension PipelineType {
  /// The type of a variable that holds it; nil where there is nothing to hold.
  package var valueType: ValueType? {
    switch self {
    case .rows(let fields): .list(.record(fields))
    case .record(let fields): .record(fields)
    case .value(let type, _): type
    case .lines: .list(.text)
    case .json: .text
    case .nothing: nil
    }
  }
}

/// A checked pipeline.
package struct PlannedPipeline: Sendable {
  package indirect enum Origin: Sendable {
    case source(SourceCall)
    case verb(BoundCall)
    case expression(Expr)
  }

  package enum StageKind: Sendable {
    case step(Step)
    case assertion(PlannedAssertion)
    case verb(BoundCall)
  }

  package var origin: Origin
  package var stages: [StageKind]
  package var type: PipelineType
  package var span: Span
}

/// A source with what narrows it.
package struct SourceCall: Sendable {
  package var source: Source
  /// The source's argument: a run, a mode.
  package var scope: BoundArgument?
  /// `--job` with `latest` and `previous`.
  package var job: BoundArgument?
  /// The id of the one row that is wanted: `run latest`.
  package var one: BoundArgument?
  package var span: Span
}

package struct PlannedAssertion: Sendable {
  package var quantifier: String
  package var condition: Expr
  package var message: Expr?
  package var allowsEmpty: Bool
  /// The row type it sees and passes on.
  package var fields: [Field]
  package var text: String
  package var span: Span
}

/// A verb with its arguments paired to its parameters.
package struct BoundCall: Sendable {
  package var verb: VerbDeclaration
  package var arguments: [BoundArgument]
  /// The rows that come in, where any do.
  package var input: PipelineType
  package var span: Span

  package func argument(_ name: String) -> BoundArgument? { arguments.first { $0.parameter.name == name } }
}

/// An argument: a value known when checked, or an expression known when run.
package struct BoundArgument: Sendable {
  package var parameter: Parameter
  package var value: Expr
  package var span: Span
}

package struct PlannedStatement: Sendable {
  package indirect enum Kind: Sendable {
    case pipeline(PlannedPipeline)
    case letBinding(slot: Int, PlannedPipeline)
    case parameter(slot: Int, name: String, type: ValueType, fallback: Expr?)
    case assertion(Expr, message: Expr?, operands: [(text: String, value: Expr)], text: String)
    case explain(PlannedPipeline)
    case fail(Expr?)
    case exit(Expr?)
  }

  package var kind: Kind
  /// `( … | … )` inside its expressions: run first, in this order, each into its slot.
  package var subqueries: [(slot: Int, pipeline: PlannedPipeline)]
  package var span: Span
}

extension PlannedStatement {
  /// The first verb in it that changes the database; nil where none does.
  package var writingVerb: String? {
    func find(_ pipeline: PlannedPipeline) -> String? {
      if case .verb(let call) = pipeline.origin, call.verb.effect != .reads { return call.verb.name }
      for case .verb(let call) in pipeline.stages where call.verb.effect != .reads { return call.verb.name }
      return nil
    }
    for subquery in subqueries { if let name = find(subquery.pipeline) { return name } }
    switch kind {
    case .pipeline(let pipeline), .letBinding(_, let pipeline): return find(pipeline)
    default: return nil
    }
  }

  /// The strongest effect of any verb in it.
  package var effect: VerbDeclaration.Effect {
    var effect = VerbDeclaration.Effect.reads
    func see(_ pipeline: PlannedPipeline) {
      var calls: [BoundCall] = []
      if case .verb(let call) = pipeline.origin { calls.append(call) }
      for case .verb(let call) in pipeline.stages { calls.append(call) }
      for call in calls where call.verb.effect != .reads && effect != .destroys { effect = call.verb.effect }
    }
    for subquery in subqueries { see(subquery.pipeline) }
    switch kind {
    case .pipeline(let pipeline), .letBinding(_, let pipeline): see(pipeline)
    default: break
    }
    return effect
  }

  /// Whether it reads or writes the database at all: `help` and `1 + 1` need none.
  package var usesDatabase: Bool {
    func uses(_ pipeline: PlannedPipeline) -> Bool {
      switch pipeline.origin {
      case .source: return true
      case .verb(let call) where !Self.worldless.contains(call.verb.name): return true
      default: break
      }
      return pipeline.stages.contains { stage in
        if case .verb(let call) = stage { return call.verb.effect != .reads }
        return false
      }
    }
    if subqueries.contains(where: { uses($0.pipeline) }) { return true }
    switch kind {
    case .pipeline(let pipeline), .letBinding(_, let pipeline), .explain(let pipeline): return uses(pipeline)
    default: return false
    }
  }

  /// Verbs that need no database.
  private static let worldless: Set<String> = [
    "help", "describe", "apropos", "scenarios", "scenario show", "scenario copy", "scenario check",
  ]
}
