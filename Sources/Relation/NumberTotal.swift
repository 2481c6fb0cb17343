import Values

/// Sum and mean of numbers while they come in; both are the same in any order of the numbers.
package struct NumberTotal {
  private var count: Int64 = 0
  /// More than 2⁶³ numbers would be needed to leave its range.
  private var integers: Int128 = 0
  private var reals = ExactSum()
  private var hasReals = false

  package init() {}

  package mutating func add(_ n: Int64) {
    count += 1
    integers += Int128(n)
  }

  package mutating func add(_ x: Double) {
    count += 1
    hasReals = true
    reals.add(x)
  }

  /// Null over nothing. Of whole numbers alone a whole number, or the failure that it is too large.
  package func sum() throws(EvaluationProblem) -> Value {
    if count == 0 { return .null }
    if hasReals { return .finite(all.value()) }
    guard let sum = Int64(exactly: integers) else { throw .overflow }
    return .integer(sum)
  }

  /// Null over nothing.
  package func mean() -> Value {
    count == 0 ? .null : .finite(all.value(dividedBy: Double(count)))
  }

  private var all: ExactSum {
    var sum = reals
    sum.add(integers)
    return sum
  }
}
