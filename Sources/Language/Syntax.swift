import Diagnostics
import Values

/// A whole program text.
package struct Script: Sendable {
  package var statements: [Statement]

  package init(statements: [Statement]) { self.statements = statements }
}

/// A word with its place.
package struct Name: Sendable, Equatable {
  package var text: String
  package var span: Span

  package init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

package struct Statement: Sendable {
  package indirect enum Kind: Sendable {
    case pipeline(Pipeline)
    case letBinding(Name, Pipeline)
    case parameter(Name, type: Name?, fallback: Expression?)
    case assertion(Expression, message: Expression?)
    /// `explain PIPELINE`: how it would run.
    case explain(Pipeline)
    case fail(Expression?)
    case exit(Expression?)
    /// `if E { … } else { … }`; `else if` is an `else` that holds one `if`.
    case conditional(Expression, then: Block, otherwise: Block?)
    /// `for x in PIPELINE { … }`.
    case loop(Name, over: Pipeline, Block)
    /// `def name(parameters) { … }`: its last statement is what a call gives.
    case definition(Name, [Definition.Parameter], Block)
    /// `test "name" { … }`.
    case test(Expression, Block)
    /// `retry N every D { … } until E`: the block, the condition, or both, until nothing in them fails.
    case retry(times: Expression, every: Expression?, Block?, until: Expression?)
    /// `watch D { … } until E`: shows the block's results again and again.
    case watch(every: Expression, Block, until: Expression?)
    /// `include "file"`, relative to the file it stands in.
    case include(Expression)
    /// A `let` or `param` that could not be read: its uses are no errors of their own.
    case unreadable(Name)
  }

  package var kind: Kind
  package var span: Span

  package init(kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// Statements between braces.
package struct Block: Sendable {
  package var statements: [Statement]
  /// With its braces.
  package var span: Span

  package init(statements: [Statement], span: Span) {
    self.statements = statements
    self.span = span
  }
}

package enum Definition {
  /// `n: number = 5`.
  package struct Parameter: Sendable {
    package var name: Name
    package var type: Name?
    package var fallback: Expression?
  }
}

/// A beginning and what happens to it.
package struct Pipeline: Sendable {
  package indirect enum Head: Sendable {
    /// A source or a verb: which one, the declarations say.
    case call(Call)
    case expression(Expression)
  }

  package var head: Head
  package var stages: [Stage]
  package var span: Span
}

package struct Stage: Sendable {
  package indirect enum Kind: Sendable {
    case filter(Expression)
    case select([Assignment])
    case derive([Assignment])
    case sort([SortKey])
    case summarize([Assignment], by: [Assignment])
    case take(Expression)
    case skip(Expression)
    case distinct([Name])
    case expand(Name)
    case first
    case last
    case only
    case count
    case assertion(Quantifier, Expression, message: Expression?, allowEmpty: Bool)
    /// `assert matches "file.json"`: what comes is what the file holds.
    case snapshot(Expression)
    case join(Join)
    /// `pivot VALUE by FIELD in [ … ]`.
    case pivot(Name, by: Name, values: Expression?)
    case call(Call)
  }

  package var kind: Kind
  package var span: Span
}

/// `join [left] RIGHT on FIELD [== FIELD]`.
package struct Join: Sendable {
  /// Keeps rows that find no partner.
  package var isLeft: Bool
  package var right: Pipeline
  /// The field of the rows that come in.
  package var field: Name
  /// The field of the right side, where it has another name.
  package var rightField: Name?
}

/// How many rows an `assert` stage speaks of.
package enum Quantifier: String, Sendable, CaseIterable {
  case all, any, none
}

/// `name = expression`, or an expression that names itself (a field, `count()`).
package struct Assignment: Sendable {
  package var name: Name?
  package var value: Expression
  package var span: Span
}

package struct SortKey: Sendable {
  package var value: Expression
  package var isDescending: Bool
}

/// A verb or source with its arguments, not yet understood: words of the verb's name may be among them.
package struct Call: Sendable {
  package var name: Name
  package var arguments: [Argument]
  package var span: Span
}

/// One atom behind a verb.
package struct Argument: Sendable {
  package indirect enum Kind: Sendable {
    /// A raw word: `saas_weekly`, `7d`, `out/audits.json`, `openai,anthropic`.
    case word(String)
    /// `--name`; with `=` the value follows as the next atom.
    case option(String)
    /// A string, a number, a variable with a path, a list, `( … )`.
    case value(Expression)
    /// `[openai, anthropic]`: atoms in brackets.
    case list([Argument])
  }

  package var kind: Kind
  package var span: Span

  package init(kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

package struct Expression: Sendable {
  package indirect enum Kind: Sendable {
    case literal(Value)
    /// A string with variables or `$( … )` in it.
    case interpolation([Expression])
    /// A field of the row.
    case field(String)
    case variable(String)
    case member(Expression, Name)
    case index(Expression, Expression)
    case call(Name, [Expression])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression, operatorSpan: Span)
    case list([Expression])
    case record([(Name, Expression)])
    /// `( … | … )`.
    case pipeline(Pipeline)
  }

  package var kind: Kind
  package var span: Span
  /// Written in parentheses: `sort (-x)` negates, `sort -x` descends.
  package var isGrouped = false

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

package enum UnaryOperator: String, Sendable {
  case negate = "-"
  case not
}

package enum BinaryOperator: String, Sendable, CaseIterable {
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case add = "+"
  case subtract = "-"
  case coalesce = "??"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isIn = "in"
  case contains
  case matches = "~"
  case and
  case or

  /// Higher binds tighter.
  package var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .contains, .matches: 4
    case .coalesce: 5
    case .add, .subtract: 6
    case .multiply, .divide, .remainder: 7
    }
  }

  package var isComparison: Bool { precedence == 4 }
}

/// Words that begin a stage or a statement; no source or verb may have their names.
package enum Keyword {
  package static let stages = [
    "where", "select", "derive", "sort", "summarize", "take", "skip", "distinct", "expand", "first", "last",
    "only", "count", "join", "pivot", "assert",
  ]
  package static let statements = [
    "let", "param", "def", "if", "for", "test", "retry", "watch", "include", "assert", "explain", "fail",
    "exit",
  ]
  /// Operators that are words.
  package static let operators: Set<String> = ["and", "or", "not", "in", "contains"]
}
