import Statistics
import Testing
import Values

@Suite struct OracleTests {
  let oracle: Oracle

  init() throws { oracle = try Oracle() }

  @Test func wilson() throws {
    for row in try oracle.rows("wilson95") {
      let interval = Proportions.wilson(successes: row[0].int, trials: row[1].int)
      #expect(near(interval?.low, row[2].number), "\(row)")
      #expect(near(interval?.high, row[3].number), "\(row)")
    }
  }

  @Test func pooledZAndNewcombe() throws {
    for row in try oracle.rows("ztest") {
      let (x1, n1, x2, n2) = (row[0].int, row[1].int, row[2].int, row[3].int)
      let test = Proportions.pooledZ(x1, of: n1, versus: x2, of: n2)
      #expect(near(test?.z, row[4].number), "\(row)")
      #expect(near(test?.p, row[5].number), "\(row)")
      let interval = Proportions.newcombe(x1, of: n1, minus: x2, of: n2)
      #expect(near(interval?.low, row[6].number), "\(row)")
      #expect(near(interval?.high, row[7].number), "\(row)")
    }
  }

  @Test func fisher() throws {
    for row in try oracle.rows("fisher") {
      let p = Proportions.fisher(row[0].int, row[1].int, row[2].int, row[3].int)
      #expect(near(p, row[4].number), "\(row)")
    }
  }

  @Test func mcNemar() throws {
    for row in try oracle.rows("mcnemar") {
      let p = Proportions.mcNemar(onlyFirst: row[0].int, onlySecond: row[1].int)
      #expect(near(p, row[2].number), "\(row)")
    }
  }

  @Test func holm() throws {
    for row in try oracle.rows("holm") {
      guard case .list(let ps) = row[0], case .list(let expected) = row[1] else {
        Issue.record("\(row)")
        continue
      }
      let adjusted = Holm.adjust(ps.map(\.number))
      #expect(adjusted.count == expected.count)
      for (ours, theirs) in zip(adjusted, expected) { #expect(near(ours, theirs.number), "\(row)") }
    }
  }
}
