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
    /// Rows of a file.
    case file(FileCall)
    /// Nothing: a definition whose last statement gives nothing.
    case nothing
  }

  package indirect enum StageKind: Sendable {
    case step(Step)
    case join(PlannedJoin)
    case assertion(PlannedAssertion)
    /// `assert matches FILE`.
    case snapshot(file: Expr, span: Span)
    case verb(BoundCall)
  }

  /// What a definition's call does before its last pipeline: sets its parameters, runs its other statements.
  package var prelude: [PlannedStatement] = []
  package var origin: Origin
  package var stages: [StageKind]
  package var type: PipelineType
  package var span: Span
}

/// A file as a source of rows.
package struct FileCall: Sendable {
  package var path: String
  package var fields: [Field]
  package var span: Span
}

/// A join whose other side is still a pipeline.
package struct PlannedJoin: Sendable {
  package var right: PlannedPipeline
  /// Columns, as in `Join`.
  package var left: Int
  package var key: Int
  package var kept: [Int]
  package var isLeft: Bool
  /// The row type that comes out.
  package var output: [Field]
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

  /// With `--dry-run` nothing is kept.
  package var isRehearsal: Bool { argument("dry-run") != nil }

  /// Whether it takes away what cannot be brought back, and nobody has said yes to that.
  package var mustAsk: Bool { verb.effect == .destroys && argument("yes") == nil && !isRehearsal }
}

/// An argument: a value known when checked, or an expression known when run.
package struct BoundArgument: Sendable {
  package var parameter: Parameter
  package var value: Expr
  package var span: Span
}

package struct PlannedStatement: Sendable {
  package indirect enum Kind: Sendable {
    /// `keep`: the slot of `$_`, where the result cannot be asked for again.
    case pipeline(PlannedPipeline, keep: Int?)
    case letBinding(slot: Int, PlannedPipeline)
    case parameter(slot: Int, name: String, type: ValueType, fallback: Expr?)
    case assertion(Expr, message: Expr?, operands: [(text: String, value: Expr)], text: String)
    case explain(PlannedPipeline)
    case fail(Expr?)
    case exit(Expr?)
    /// Sets a variable.
    case assign(slot: Int, Expr)
    /// A pipeline whose result nobody sees.
    case silent(PlannedPipeline)
    /// The condition's own subqueries run with it.
    case conditional(Expr, then: [PlannedStatement], otherwise: [PlannedStatement])
    case loop(slot: Int, over: PlannedPipeline, [PlannedStatement])
    case test(name: String, [PlannedStatement])
    /// `until` is an assertion.
    case retry(times: Expr, every: Expr?, [PlannedStatement], until: PlannedStatement?)
    case watch(every: Expr, [PlannedStatement], until: PlannedStatement?)
  }

  package var kind: Kind
  /// `( … | … )` inside its expressions: run first, in this order, each into its slot.
  package var subqueries: [(slot: Int, pipeline: PlannedPipeline)]
  package var span: Span
}
