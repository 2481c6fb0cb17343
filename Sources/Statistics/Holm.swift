/// Many tests at once.
package enum Holm {
  /// Holm's step-down adjustment: what each p becomes when all of them are asked together; 0…1, in the order
  /// given. What is nil or no number was no test: it stays nil and is not counted. S. Holm, "A simple
  /// sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979).
  package static func adjust(_ ps: [Double?]) -> [Double?] {
    let tests = ps.indices.compactMap { index -> (index: Int, p: Double)? in
      guard let p = ps[index], p >= 0, p <= 1 else { return nil }
      return (index, p)
    }
    let sorted = tests.sorted { $0.p != $1.p ? $0.p < $1.p : $0.index < $1.index }
    var adjusted = [Double?](repeating: nil, count: ps.count)
    var floor = 0.0
    for (rank, test) in sorted.enumerated() {
      floor = max(floor, min(1, Double(sorted.count - rank) * test.p))
      adjusted[test.index] = floor
    }
    return adjusted
  }
}
