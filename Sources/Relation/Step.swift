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
    case .count: "count"
    case .first: "first"
    case .last: "last"
    case .only: "only"
    }
  }
}
