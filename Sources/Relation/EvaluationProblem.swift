/// What can fail while rows are computed.
package enum EvaluationProblem: Error, Sendable, Equatable {
  /// An integer left the 64 bits.
  case overflow
  /// `only` found none, or more than one.
  case notOne(found: Int)
  /// A regular expression that is none.
  case badPattern(String, reason: String)
  /// `take`, `skip` or `range` with a number that is negative or too large.
  case badCount(String)
  /// A list grew over the limit of 10,000,000 elements.
  case tooLarge
  /// A service refused a function's argument, or could not be asked.
  case service(ScalarFunction, reason: String, notes: [String])
}

extension EvaluationProblem {
  package var message: String {
    switch self {
    case .overflow: "a whole number became larger than 9,223,372,036,854,775,807"
    case .notOne(let found): found == 0 ? "`only` found no row" : "`only` found more than one row"
    case .badPattern(let pattern, let reason): "`\(pattern)` is not a pattern: \(reason)"
    case .badCount(let stage): "`\(stage)` takes a whole number, 0 or more"
    case .tooLarge: "a list of more than 10,000,000 elements"
    case .service(let function, let reason, _): "`\(function.rawValue)`: \(reason)"
    }
  }

  package var notes: [String] {
    switch self {
    case .overflow: ["multiply by 1.0 to compute with real numbers"]
    case .notOne: ["`first` takes the first of any number, and null of none"]
    case .service(_, _, let notes): notes
    default: []
    }
  }
}
