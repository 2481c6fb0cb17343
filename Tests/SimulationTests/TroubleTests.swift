import AuditModel
import Testing

@testable import Simulation

@Suite struct TroubleTests {
  @Test func anOutageHitsOnePlatformForAPart() throws {
    let plan = try plan("outage")
    let down = failures(plan, "gemini").filter { $0 == "server_error" }
    #expect(down.count >= 12)
    #expect(down.count < 18)
    #expect(failures(plan, "openai").count < 4)
  }

  @Test func throttlingTurnsCallsAway() throws {
    let plan = try plan("throttling")
    let limited = failures(plan, "perplexity").filter { $0 == "rate_limited" }
    #expect(limited.count >= 14)
    #expect(failures(plan, "openai").count { $0 == "rate_limited" } >= 4)
    #expect(failures(plan, "anthropic").count < 4)
  }

  @Test func aPlatformInTroubleIsDegraded() throws {
    func degraded(_ plan: SimulationPlan) -> Set<String> {
      Set(plan.calls.filter(plan.isDegraded).map(\.platform))
    }
    #expect(degraded(try plan("outage")) == ["gemini"])
    #expect(degraded(try plan("throttling")) == ["openai", "perplexity"])
    #expect(degraded(try plan("saas_weekly")).isEmpty)
    // The first questions of the pack come before the outage.
    #expect(degraded(try plan("outage", questions: 1)).isEmpty)
    let slow = try Scenario.source("saas_weekly").replacing("median: 2100", with: "median: 4800")
    let scenario = try Scenario.parse(yaml: slow, name: "slow.yaml")
    let late = try SimulationPlan(SimulationInput(scenario: scenario, seed: 1, clockStart: newYear))
    #expect(degraded(late) == ["gemini"])
    #expect(late.calls.filter(late.isDegraded).count == 48)
  }

  @Test func theSlumpShowsAndEnds() throws {
    func net(_ phase: Double) throws -> Double {
      var (good, bad, all) = (0.0, 0.0, 0.0)
      for seed in 0..<3 {
        for (_, answer) in answers(try plan("sentiment_slump", seed: UInt64(seed), phase: phase)) {
          for planted in answer.truth.brands where planted.brand == 0 {
            all += 1
            if planted.sentiment == .positive { good += 1 }
            if planted.sentiment == .negative { bad += 1 }
          }
        }
      }
      return (good - bad) / all
    }
    #expect(try net(0) < -0.4)
    #expect(try net(30) > 0.4)
    #expect(try net(56 * 5) < -0.4)
  }

  @Test func theNewcomerComesUp() throws {
    func share(_ phase: Double) throws -> Double {
      let list = answers(try plan("newcomer_surge", phase: phase))
      let named = list.count { $0.answer.truth.brands.contains { $0.brand == 3 } }
      return Double(named) / Double(list.count)
    }
    #expect(try share(0) > 0.6)
    #expect(try share(60) < 0.05)
    #expect(try share(110) > 0.3)
  }

  @Test func trendsAreStraightBetweenTheirPoints() {
    let points = [Trend.Point(day: 10, value: 1), Trend.Point(day: 20, value: 3)]
    let once = Trend(brand: 0, effect: .strength, everyDays: nil, points: points)
    #expect([0, 10, 15, 20, 99].map(once.value) == [1, 1, 2, 3, 3])
    let often = Trend(brand: 0, effect: .strength, everyDays: 30, points: points)
    #expect([45, 75, -15].map(often.value) == [2, 2, 2])
    let drift = BrandLeaning(strength: 1, sentiment: 0, strengthPerWeek: 0.1, sentimentPerWeek: 0)
    #expect(drift.strength(at: 14) == 1.2)
    #expect(drift.strength(at: 70_000) == 2.5)
  }
}
