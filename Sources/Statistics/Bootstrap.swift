import Values

/// The bootstrap over clusters: answers to one question are alike, so whole questions are drawn, not answers.
///
/// Percentile intervals: Efron & Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13; clusters drawn
/// whole with replacement: Davison & Hinkley, "Bootstrap Methods and their Application" (1997), 3.8. The generator
/// is fixed, so equal data give equal intervals on every machine.
package enum Bootstrap {
  /// Draws made unless said otherwise.
  package static let replicates = 2000
  /// The seed used unless said otherwise.
  package static let seed: UInt64 = 0x6175_6469_7473_6821

  /// What came of one statistic.
  package struct Result: Sendable, Equatable {
    /// The statistic of the data as they are.
    package let estimate: Double
    package let interval: Interval
    /// Two-sided p of the statistic being 0: twice the smaller share of draws at or beyond 0 on one side, the data
    /// themselves counted as a draw, so never 0 (Davison & Hinkley 4.2).
    package let p: Double
    /// Draws in which the statistic was defined.
    package let defined: Int
  }

  /// Resamples each of `samples` on its own (the two runs of a comparison, or one sample of pairs) and evaluates
  /// `statistics` on the sums: the first sample's, then the second's, and so on. It fills its second argument,
  /// `count` numbers, NaN for what is undefined. One result for each; nil where the statistic of the data is
  /// undefined, where a sample has no clusters, or where fewer than half of the draws were defined.
  ///
  /// - Parameter confidence: 0 < confidence < 1.
  package static func run(
    _ samples: [ClusterSums], count: Int, replicates: Int = replicates, confidence: Double = 0.95,
    seed: UInt64 = seed,
    statistics: (_ sums: UnsafeBufferPointer<Double>, _ out: UnsafeMutableBufferPointer<Double>) -> Void
  ) -> [Result?] {
    guard count > 0, replicates > 0, confidence > 0, confidence < 1, !samples.isEmpty,
      samples.allSatisfy({ $0.count > 0 })
    else { return [Result?](repeating: nil, count: max(0, count)) }
    var sums = [Double](repeating: 0, count: samples.reduce(0) { $0 + $1.width })
    var output = [Double](repeating: .nan, count: count)
    func evaluate() {
      sums.withUnsafeBufferPointer { sums in
        output.withUnsafeMutableBufferPointer { out in
          out.update(repeating: .nan)
          statistics(sums, out)
        }
      }
    }
    addUp(samples, into: &sums)
    evaluate()
    let estimates = output
    var draws = [[Double]](repeating: [], count: count)
    var times = [Double](repeating: 0, count: samples.reduce(0) { max($0, $1.count) })
    var generator = SplitMix64(seed: seed)
    for _ in 0..<replicates {
      draw(samples, into: &sums, &times, &generator)
      evaluate()
      for index in 0..<count where output[index].isFinite { draws[index].append(output[index]) }
    }
    return (0..<count).map { index in
      guard estimates[index].isFinite, draws[index].count * 2 >= replicates else { return nil }
      return result(estimates[index], draws[index].sorted(), confidence)
    }
  }

  /// One statistic of one sample; `statistic` gives nil where it is undefined.
  package static func run(
    _ sample: ClusterSums, replicates: Int = replicates, confidence: Double = 0.95,
    seed: UInt64 = seed, statistic: (UnsafeBufferPointer<Double>) -> Double?
  ) -> Result? {
    run([sample], count: 1, replicates: replicates, confidence: confidence, seed: seed) { sums, out in
      out[0] = statistic(sums) ?? .nan
    }[0]
  }

  private static func result(_ estimate: Double, _ draws: [Double], _ confidence: Double) -> Result? {
    let tail = (1 - confidence) / 2
    guard let low = Percentile.interpolated(sorted: draws, tail),
      let high = Percentile.interpolated(sorted: draws, 1 - tail)
    else { return nil }
    let below = draws.count { $0 <= 0 } + (estimate <= 0 ? 1 : 0)
    let above = draws.count { $0 >= 0 } + (estimate >= 0 ? 1 : 0)
    // Where the estimate is on the other side, the smaller count may be 0: the data still are one draw.
    let p = min(1, 2 * Double(max(1, min(below, above))) / Double(draws.count + 1))
    return Result(
      estimate: estimate, interval: Interval(low: low, high: high), p: p, defined: draws.count)
  }

  private static func addUp(_ samples: [ClusterSums], into sums: inout [Double]) {
    var offset = 0
    for sample in samples {
      for (index, value) in sample.values.enumerated() { sums[offset + index % sample.width] += value }
      offset += sample.width
    }
  }

  /// As many clusters as the sample has, with replacement, added up. How often each is drawn is counted first: then
  /// the sums are walked through once, in order, and not at random.
  private static func draw(
    _ samples: [ClusterSums], into sums: inout [Double], _ times: inout [Double],
    _ generator: inout SplitMix64
  ) {
    sums.withUnsafeMutableBufferPointer { sums in
      sums.update(repeating: 0)
      var offset = 0
      for sample in samples {
        let (width, count) = (sample.width, sample.count)
        times.withUnsafeMutableBufferPointer { times in
          times.update(repeating: 0)
          for _ in 0..<count {
            times[Int(generator.next().multipliedFullWidth(by: UInt64(count)).high)] += 1
          }
          sample.values.withUnsafeBufferPointer { values in
            for row in 0..<count where times[row] > 0 {
              let start = row * width
              for column in 0..<width { sums[offset + column] += times[row] * values[start + column] }
            }
          }
        }
        offset += width
      }
    }
  }
}
