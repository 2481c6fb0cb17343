import Diagnostics
import Language
import Relation
import Values

/// The names of a session: variables, each with a slot and a type known when a program is checked, and definitions.
package struct Scope: Sendable {
  package struct Variable: Sendable {
    package var slot: Int
    package var type: ValueType
    package var isNullable: Bool
    /// What it holds has an error, which was told: its uses are no errors of their own.
    package var isBroken = false
  }

  /// A name that a program makes, for warnings about those that nothing uses.
  struct Made: Sendable {
    let word: String
    let name: Name
    /// A variable's slot; nil for a definition.
    let slot: Int?
  }

  package internal(set) var variables: [String: Variable] = [:]
  package private(set) var slotCount = 0
  /// `def`.
  package internal(set) var definitions: [String: DefinedVerb] = [:]
  /// What `$_` stands for.
  var last: LastResult?
  /// What this program made, in order.
  var made: [Made] = []
  var usedSlots: Set<Int> = []
  var usedDefinitions: Set<String> = []

  package init() {}

  /// Makes a variable, or gives a name a new meaning.
  package mutating func declare(_ name: String, _ type: ValueType, nullable: Bool) -> Int {
    let slot = reserve()
    variables[name] = Variable(slot: slot, type: type, isNullable: nullable)
    return slot
  }

  /// A variable whose value makes no sense.
  mutating func declareBroken(_ name: String) {
    variables[name] = Variable(slot: reserve(), type: .nothing, isNullable: true, isBroken: true)
  }

  /// A slot without a name.
  package mutating func reserve() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  /// `$_` as it was in an earlier scope: the statement since then failed.
  package mutating func keepLastResult(of earlier: Scope) { last = earlier.last }
}

/// What the last statement gave.
enum LastResult: Sendable {
  /// It changed nothing: it can be asked again, and more can be piped from it.
  case pipeline(PlannedPipeline, Flow?)
  case value(Scope.Variable)
}

/// A `def`, checked when it was made and again, with the types of its arguments, for each call.
package struct DefinedVerb: Sendable {
  /// Its parameters, for binding, help and completion.
  package var declaration: VerbDeclaration
  var parameters: [(name: String, type: ValueType, fallback: Expr?)]
  var body: Block
  /// The names it sees.
  var variables: [String: Scope.Variable]
  var known: [String: DefinedVerb]
  /// Where its text stands.
  var source: SourceText
  /// It has an error, which was told.
  var isBroken = false
}
