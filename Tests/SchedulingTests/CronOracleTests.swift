import Scheduling
import Testing
import Values

@Suite struct CronOracleTests {
  @Test func everyRow() throws {
    let rows = try CronOracle.rows()
    #expect(rows.count == 1668)
    for row in rows {
      let about: Comment = "\(row.expression) in \(row.zone) from \(Timestamp.text(row.from))"
      guard let expected = row.next else {
        #expect(throws: CronProblem.self, about) { try CronExpression(row.expression) }
        continue
      }
      let expression = try CronExpression(row.expression)
      let zone = try #require(Zone(row.zone))
      #expect(!expected.isEmpty)
      let walked = Array(expression.fires(after: row.from, in: zone).prefix(expected.count))
      #expect(walked == expected, about)
    }
  }

  /// Asked anew each time, the answers are the same: nothing hangs on what the clock has seen before.
  @Test func everyClockChangeAskedAnew() throws {
    for row in try CronOracle.rows() where row.about == "dst" {
      guard let expected = row.next else { continue }
      let expression = try CronExpression(row.expression)
      let zone = try #require(Zone(row.zone))
      var time = row.from
      for fire in expected {
        #expect(expression.next(after: time, in: zone) == fire, "\(row.expression) in \(row.zone)")
        time = fire
      }
    }
  }
}
