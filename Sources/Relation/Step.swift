import Values

/// A named expression.
package struct Column: Sendable {
  package var name: String
  package var value: Expr

  package init(_ name: String, _ value: Expr) {
    self.name = name
    self.value = value
  }

  /// As a field of the row it becomes part of.
  package var field: Field {
    Field(name, value.type, nullable: value.isNullable, unit: value.unit)
  }
}

package struct SortTerm: Sendable {
  package var value: Expr
  package var isDescending: Bool

  package init(_ value: Expr, descending: Bool) {
    self.value = value
    isDescending = descending
  }
}

package struct AggregateColumn: Sendable {
  package var name: String
  package var aggregate: Aggregate
  package var argument: Expr?
  package var field: Field

  package init(_ name: String, _ aggregate: Aggregate, _ argument: Expr?, field: Field) {
    self.name = name
    self.aggregate = aggregate
    self.argument = argument
    self.field = field
  }
}

/// Rows beside the rows of another side that have an equal key. Null equals nothing. The incoming order stays; a row's
/// partners come in the other side's order. Behind the incoming columns stand those of the other side.
package struct Join: Sendable {
  /// The other side.
  package enum Side: Sendable {
    /// A source with steps, all resolved; `scope` narrows it as in `Split`.
    case source(Source, scope: Value?, steps: [Step])
    case rows([[Value]])
  }

  package var side: Side
  /// The column of the incoming row.
  package var left: Int
  /// The column of the other side.
  package var right: Int
  /// The other side's columns that are kept, in order.
  package var kept: [Int]
  /// Rows without a partner stay, with nulls.
  package var isLeft: Bool

  package init(side: Side, left: Int, right: Int, kept: [Int], isLeft: Bool) {
    self.side = side
    self.left = left
    self.right = right
    self.kept = kept
    self.isLeft = isLeft
  }
}

/// One relational step. SQLite (`SQLCompiler`) and `RowEvaluator` both interpret it, with the same meaning.
package struct Step: Sendable {
  package indirect enum Kind: Sendable {
    case filter(Expr)
    case project([Column])
    case sort([SortTerm])
    /// Groups come in key order, nulls last; without keys there is always exactly one row.
    case summarize(keys: [Column], sums: [AggregateColumn])
    /// The number is an expression until the statement runs.
    case take(Expr)
    case skip(Expr)
    /// The first row for each combination of these columns; all columns where nil.
    case distinct([Int]?)
    /// A row for each element of the list in this column; none for null and for an empty list.
    case expand(Int)
    /// Each row with each of its partners of another side; see `Join`.
    case join(Join)
    /// One row `count`.
    case count
    case first
    case last
    /// Exactly one row, or a failure.
    case only
  }

  package var kind: Kind
  /// The row type that comes out.
  package var output: [Field]

  package init(_ kind: Kind, output: [Field]) {
    self.kind = kind
    self.output = output
  }

  /// As the language calls it.
  package var word: String {
    switch kind {
    case .filter: "where"
    case .project: "select"
    case .sort: "sort"
    case .summarize: "summarize"
    case .take: "take"
    case .skip: "skip"
    case .distinct: "distinct"
    case .expand: "expand"
    case .join: "join"
    case .count: "count"
    case .first: "first"
    case .last: "last"
    case .only: "only"
    }
  }
}
