import Relation
import Values

/// The arguments of a call as far as they are known before anything runs.
package struct KnownArguments: Sendable {
  /// The constant ones, by parameter.
  package let values: [String: Value]
  /// The parameters that are given, constant or not.
  package let given: Set<String>

  package init(values: [String: Value], given: Set<String>) {
    self.values = values
    self.given = given
  }

  init(_ arguments: [BoundArgument]) {
    var values: [String: Value] = [:]
    for argument in arguments { values[argument.parameter.name] = Self.constant(argument.value) }
    self.init(values: values, given: Set(arguments.map(\.parameter.name)))
  }

  private static func constant(_ expr: Expr) -> Value? {
    switch expr.node {
    // Null stands for a variable whose definition is broken.
    case .literal(let value): return value.isNull ? nil : value
    case .list(let elements):
      let values = elements.compactMap(constant)
      return values.count == elements.count ? .list(values) : nil
    default: return nil
    }
  }
}

/// What a verb finds wrong with arguments that it knows before anything runs.
package struct ArgumentFault: Sendable, Equatable {
  /// The parameter at fault; nil: the call as a whole.
  package let parameter: String?
  package let message: String
  package let notes: [String]

  package init(_ parameter: String?, _ message: String, notes: [String]) {
    self.parameter = parameter
    self.message = message
    self.notes = notes
  }
}
