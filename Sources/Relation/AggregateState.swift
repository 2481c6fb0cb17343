import Values

/// An aggregate while its rows come in. SQLite's own aggregates agree with it (real sums to 1e-9).
package struct AggregateState {
  private let aggregate: Aggregate
  private var count: Int64 = 0
  private var integerSum: Int64 = 0
  private var realSum: Double = 0
  /// Kahan–Babuška compensation, as SQLite ≥ 3.43 sums; older ones differ past 1e-12.
  private var compensation: Double = 0
  private var isReal = false
  private var best: Value = .null
  private var positive: Int64 = 0
  private var negative: Int64 = 0
  private var numbers: [Double] = []
  private var isDuration = false

  package init(_ aggregate: Aggregate) { self.aggregate = aggregate }

  /// Adds a value; `count()` is given true for every row.
  package mutating func add(_ value: Value) throws(EvaluationProblem) {
    if aggregate == .ratio {
      count += 1
      if case .bool(true) = value { positive += 1 }
      return
    }
    guard !value.isNull else { return }
    count += 1
    switch aggregate {
    case .count, .ratio: break
    case .sum, .avg: try addToSum(value)
    case .min: if best.isNull || value.compare(to: best) < 0 { best = value }
    case .max: if best.isNull || value.compare(to: best) > 0 { best = value }
    case .p50, .p95:
      if case .duration(let ms) = value {
        isDuration = true
        numbers.append(Double(ms))
      } else if let x = value.number {
        numbers.append(x)
      }
    case .netSentiment:
      if case .text(let word) = value {
        if word == "positive" { positive += 1 } else if word == "negative" { negative += 1 }
      }
    }
  }

  private mutating func addToSum(_ value: Value) throws(EvaluationProblem) {
    switch value {
    case .integer(let n): try addInteger(n)
    case .duration(let n):
      isDuration = true
      try addInteger(n)
    case .real(let x):
      // A sum of whole numbers alone needs no real one beside it.
      if !isReal, aggregate == .sum { realSum = Double(integerSum) }
      isReal = true
      addReal(x)
    default: break
    }
  }

  private mutating func addInteger(_ n: Int64) throws(EvaluationProblem) {
    if isReal || aggregate == .avg { addReal(Double(n)) }
    let (sum, overflow) = integerSum.addingReportingOverflow(n)
    if overflow && !isReal && aggregate == .sum { throw .overflow }
    integerSum = sum
  }

  private mutating func addReal(_ x: Double) {
    let sum = realSum + x
    compensation += Swift.abs(realSum) >= Swift.abs(x) ? (realSum - sum) + x : (x - sum) + realSum
    realSum = sum
  }

  package mutating func result() -> Value {
    switch aggregate {
    case .count: return .integer(count)
    case .sum:
      if count == 0 { return .null }
      if isDuration { return .duration(integerSum) }
      return isReal ? .finite(realSum + compensation) : .integer(integerSum)
    case .avg:
      if count == 0 { return .null }
      let mean = (realSum + compensation) / Double(count)
      return isDuration ? Self.duration(mean) : .finite(mean)
    case .min, .max: return best
    case .p50: return percentile(0.5)
    case .p95: return percentile(0.95)
    case .ratio: return count == 0 ? .null : .real(Double(positive) / Double(count))
    case .netSentiment: return count == 0 ? .null : .real(Double(positive - negative) / Double(count))
    }
  }

  private mutating func percentile(_ share: Double) -> Value {
    numbers.sort()
    guard let x = Percentile.interpolated(sorted: numbers, share) else { return .null }
    return isDuration ? Self.duration(x) : .finite(x)
  }

  /// Whole milliseconds toward zero; at the ends of the 64 bits the last there is, as SQLite's CAST does.
  private static func duration(_ x: Double) -> Value {
    .duration(Int64(exactly: x.rounded(.towardZero)) ?? (x < 0 ? .min : .max))
  }
}
