import Testing

@testable import Reading

/// VADER's own results, row by row: Fixtures/oracles/README.md says where they come from.
@Suite struct VADERParityTests {
  @Test func everyOracleRowIsEqualAsText() throws {
    let rows = try Fixture.lines("oracles/vader-parity.tsv")
    #expect(rows.count == 6000)
    var differences: [String] = []
    for row in rows {
      let cells = row.split(separator: 9, omittingEmptySubsequences: false)
      try #require(cells.count == 8)
      let expected = cells[3...6].map { String(decoding: $0, as: UTF8.self) }
      let scores = Array(cells[7]).withUnsafeBufferPointer { VADER.scores($0) }
      let found = [
        decimal(scores.neg, digits: 3), decimal(scores.neu, digits: 3), decimal(scores.pos, digits: 3),
        decimal(scores.compound, digits: 4),
      ]
      if found != expected { differences.append("\(found) for \(expected)") }
    }
    #expect(differences == [])
  }

  /// A number that has at most `digits` decimals, with all of them.
  private func decimal(_ value: Double, digits: Int) -> String {
    let scale = digits == 3 ? 1000 : 10000
    let parts = Int((value.magnitude * Double(scale)).rounded())
    let fraction = String(parts % scale)
    let zeros = String(repeating: "0", count: digits - fraction.count)
    return "\(value < 0 ? "-" : "")\(parts / scale).\(zeros)\(fraction)"
  }
}
