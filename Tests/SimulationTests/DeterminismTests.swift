import AuditModel
import Testing

@testable import Simulation

@Suite struct DeterminismTests {
  @Test func equalInputsGiveEqualRuns() throws {
    let (one, other) = (try plan("global_watch"), try plan("global_watch"))
    #expect(one.questions == other.questions)
    #expect(one.calls == other.calls)
    #expect(one.calls.map(one.outcome) == other.calls.map(other.outcome))
  }

  @Test func orderMakesNoDifference() throws {
    let plan = try plan("ecom_flash")
    let forward = plan.calls.map(plan.outcome)
    let backward = plan.calls.reversed().map(plan.outcome)
    #expect(forward == backward.reversed())
  }

  @Test func parallelismMakesNoDifference() async throws {
    let plan = try plan("outage")
    let parallel = await withTaskGroup(of: (Int, CallOutcome).self) { group in
      for call in plan.calls { group.addTask { (call.index, plan.outcome(of: call)) } }
      var outcomes: [Int: CallOutcome] = [:]
      for await (index, outcome) in group { outcomes[index] = outcome }
      return outcomes
    }
    for call in plan.calls { #expect(parallel[call.index] == plan.outcome(of: call)) }
  }

  /// A launch with fewer questions and platforms meets a part of the same run.
  @Test func aSmallerLaunchIsAPartOfTheWhole() throws {
    let whole = try plan("outage")
    let part = try plan("outage", questions: 9, platforms: ["gemini", "openai"])
    #expect(part.questions.count == 9)
    #expect(part.calls.count == 18)
    for call in part.calls {
      let key = part.questions[call.question].key
      let same = try #require(
        whole.calls.first {
          whole.questions[$0.question].key == key && $0.platform == call.platform
        })
      #expect(same.latencyMs == call.latencyMs)
      #expect(whole.outcome(of: same) == part.outcome(of: call))
    }
  }

  @Test func seedsAndScenariosDiffer() throws {
    let texts = answers(try plan("saas_weekly", seed: 1)).map(\.answer.text)
    let others = answers(try plan("saas_weekly", seed: 2)).map(\.answer.text)
    #expect(Set(texts).intersection(others).count < 8)
    let edited = try Scenario.source("saas_weekly") + "# one more line\n"
    let scenario = try Scenario.parse(yaml: edited, name: "mine.yaml")
    let mine = try SimulationPlan(SimulationInput(scenario: scenario, seed: 1, clockStart: newYear))
    #expect(scenario.contentHash != (try Scenario.builtIn("saas_weekly").contentHash))
    #expect(answers(mine).map(\.answer.text) != texts)
    #expect(mine.questions == (try plan("saas_weekly")).questions)
  }

  @Test func timesAreVirtualAndInOrder() throws {
    let plan = try plan("throttling")
    #expect(plan.startedAt == newYear)
    #expect(plan.calls.map(\.index) == Array(0..<plan.calls.count))
    #expect(plan.calls.map(\.respondedAt) == plan.calls.map(\.respondedAt).sorted())
    #expect(plan.completedAt == plan.calls.map(\.respondedAt).max())
    for platform in plan.platforms {
      var last = plan.startedAt
      for call in plan.calls where call.platform == platform {
        #expect(call.respondedAt - call.latencyMs > last)
        last = call.respondedAt
      }
    }
  }
}
