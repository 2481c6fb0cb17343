/// The choices of words of one answer, one after another: a run of draws for one purpose.
struct WordStream {
  private let draws: Draws
  private let purpose: Draws.Purpose
  private var words = SIMD4<UInt32>()
  private var used = 0

  init(_ draws: Draws, _ purpose: Draws.Purpose) {
    self.draws = draws
    self.purpose = purpose
  }

  mutating func next() -> UInt32 {
    if used & 3 == 0 { words = draws.block(purpose, used >> 2) }
    defer { used += 1 }
    return words[used & 3]
  }

  /// 0..<count, count ≥ 1.
  mutating func pick(_ count: Int) -> Int {
    Int((UInt64(next()) * UInt64(count)) >> 32)
  }

  /// True with this chance in hundredths.
  mutating func chance(_ hundredths: Int) -> Bool { pick(100) < hundredths }
}
