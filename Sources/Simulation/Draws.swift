/// The random numbers of one call. Each purpose has its own, so that a change in how one thing is drawn leaves
/// everything else as it was.
struct Draws: Sendable {
  /// What a number is drawn for. The raw values are part of what makes a run: never reuse one.
  enum Purpose: UInt32 {
    case failure = 1
    case latency = 2
    case gap = 3
    case hedging = 4
    case shape = 5
    case naming = 6
    case order = 7
    case feeling = 8
    case wording = 9
    case raters = 10
    case spelling = 11
    case sources = 12
    case templates = 13
  }

  private let key: SIMD2<UInt32>
  private let call: SIMD2<UInt32>

  /// `run` stands for seed and scenario, `call` for question, persona, platform and repeat.
  init(run: UInt64, call: UInt64) {
    key = SIMD2(UInt32(truncatingIfNeeded: run), UInt32(truncatingIfNeeded: run >> 32))
    self.call = SIMD2(UInt32(truncatingIfNeeded: call), UInt32(truncatingIfNeeded: call >> 32))
  }

  func block(_ purpose: Purpose, _ index: Int = 0) -> SIMD4<UInt32> {
    Philox.block(
      counter: SIMD4(UInt32(truncatingIfNeeded: index), purpose.rawValue, call.x, call.y), key: key)
  }

  /// Uniform in 0..<1.
  func unit(_ purpose: Purpose, _ index: Int = 0) -> Double {
    Curve.unit(block(purpose, index).x)
  }

  /// About a standard normal: the sum of eight uniforms, within ±4.9.
  func normal(_ purpose: Purpose, _ index: Int = 0) -> Double {
    let words = block(purpose, index)
    var sum: UInt32 = 0
    for lane in 0..<4 { sum += (words[lane] >> 16) + (words[lane] & 0xffff) }
    return (Double(sum) / 65536 - 4) * 1.224_744_871_391_589
  }
}
