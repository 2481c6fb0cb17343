import Testing

@testable import Simulation

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct PhiloxTests {
  /// Random123's kat_vectors: `philox4x32 10`.
  @Test func knownAnswers() {
    let zeros = Philox.block(counter: SIMD4(0, 0, 0, 0), key: SIMD2(0, 0))
    #expect(zeros == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    let all = UInt32.max
    let ones = Philox.block(counter: SIMD4(all, all, all, all), key: SIMD2(all, all))
    #expect(ones == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    let pi = Philox.block(
      counter: SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344),
      key: SIMD2(0xa409_3822, 0x299f_31d0))
    #expect(pi == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func purposesAndCallsDoNotShareNumbers() {
    let draws = Draws(run: 7, call: 9)
    #expect(draws.block(.failure) != draws.block(.latency))
    #expect(draws.block(.naming, 0) != draws.block(.naming, 1))
    #expect(draws.block(.naming) != Draws(run: 8, call: 9).block(.naming))
    #expect(draws.block(.naming) != Draws(run: 7, call: 10).block(.naming))
    #expect(draws.block(.naming) == Draws(run: 7, call: 9).block(.naming))
  }

  @Test func normalsAreAboutNormal() {
    var (sum, squares) = (0.0, 0.0)
    let count = 4000
    for call in 0..<count {
      let z = Draws(run: 1, call: UInt64(call)).normal(.latency)
      sum += z
      squares += z * z
    }
    #expect(abs(sum / Double(count)) < 0.06)
    #expect(abs(squares / Double(count) - 1) < 0.08)
  }

  @Test func picksReachEveryChoiceAboutEquallyOften() {
    var counts = [Int](repeating: 0, count: 7)
    for call in 0..<700 {
      var words = WordStream(Draws(run: 3, call: UInt64(call)), .wording)
      for _ in 0..<5 { counts[words.pick(7)] += 1 }
    }
    for count in counts { #expect((420...580).contains(count)) }
  }

  @Test(arguments: [-40.0, -3.3, -0.5, 0, 1e-9, 0.7, 2, 11.5, 50])
  func exponential(x: Double) {
    #expect(abs(Curve.exp(x) / exp(x) - 1) < 1e-10)
    #expect(abs(Curve.logistic(x) - 1 / (1 + exp(-x))) < 1e-10)
  }
}
