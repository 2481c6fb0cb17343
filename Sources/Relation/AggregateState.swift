import Values

/// An aggregate while its rows come in. SQLite's own aggregates, and those registered with it, agree with it.
package struct AggregateState {
  private let aggregate: Aggregate
  private var count: Int64 = 0
  private var total = NumberTotal()
  private var best: Value = .null
  private var positive: Int64 = 0
  private var negative: Int64 = 0
  private var numbers: [Double] = []
  private var isDuration = false

  package init(_ aggregate: Aggregate) { self.aggregate = aggregate }

  /// Adds a value; `count()` is given true for every row.
  package mutating func add(_ value: Value) {
    if aggregate == .ratio {
      count += 1
      if case .bool(true) = value { positive += 1 }
      return
    }
    guard !value.isNull else { return }
    count += 1
    switch aggregate {
    case .count, .ratio: break
    case .sum, .avg: addToTotal(value)
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

  private mutating func addToTotal(_ value: Value) {
    switch value {
    case .integer(let n): total.add(n)
    case .duration(let n):
      isDuration = true
      total.add(n)
    case .real(let x): total.add(x)
    default: break
    }
  }

  package mutating func result() throws(EvaluationProblem) -> Value {
    switch aggregate {
    case .count: return .integer(count)
    case .sum:
      let sum = try total.sum()
      return if isDuration, case .integer(let ms) = sum { .duration(ms) } else { sum }
    case .avg:
      let mean = total.mean()
      return if isDuration, case .real(let ms) = mean { Self.duration(ms) } else { mean }
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
