import AuditModel
import Testing

@testable import Simulation

/// A run that must never change: a new version of the program may find other words, but a stored run's times,
/// failures, brands and feelings are those that the same inputs give today.
@Suite struct FixedRunTests {
  static let yaml = """
    id: fixed
    title: Fixed
    summary: Never edit this
    mode: b2b
    client: {name: Alpha, industry: Tests, productType: Tests}
    product:
      one: thing
      many: things
      buyers: [people]
      purpose: testing
      features: [the left side, the right side]
      sites: [site.example]
    brands:
      - {name: Alpha, strength: 0.5, sentiment: 0.4}
      - {name: Beta, strength: 0.2, sentiment: -0.4, strengthPerWeek: 0.01}
      - {name: Gamma, strength: -0.5}
    platforms:
      - id: openai
        style: structured
        latency: {median: 2000, spread: 0.5}
        errors: {timeout: 0.1, rate_limited: 0.1}
      - {id: gemini, style: tabular, latency: {median: 1000, spread: 0.2}, tone: 0.1}
    questions:
      count: 6
      lists: {need: [left, right, up, down, in, out]}
      categories:
        - {name: All, type: test, templates: ["Which {one} goes {need}?"]}

    """

  @Test func timesFailuresBrandsAndFeelingsStay() throws {
    let scenario = try Scenario.parse(yaml: Self.yaml, name: "fixed.yaml")
    #expect(scenario.contentHash == "adaca6d630c551dcfff6")
    let plan = try SimulationPlan(
      SimulationInput(scenario: scenario, seed: 42, clockStart: newYear, phase: 70))
    let lines = plan.calls.map { call in
      let head = "\(call.respondedAt - newYear) \(call.platform) \(call.question) "
      switch plan.outcome(of: call) {
      case .failed(let code, _): return head + code
      case .answered(let answer):
        return head
          + answer.truth.brands.map { "\(plan.brands[$0.brand].name):\($0.sentiment)" }
          .joined(separator: " ")
      }
    }
    #expect(
      lines == [
        "1026 gemini 0 ",
        "2136 openai 0 Beta:negative Alpha:positive",
        "2814 gemini 1 ",
        "4052 gemini 2 Gamma:positive",
        "5415 gemini 3 Beta:neutral Alpha:neutral Gamma:positive",
        "5911 openai 1 Alpha:positive Gamma:neutral Beta:neutral",
        "6361 openai 2 rate_limited",
        "6964 gemini 4 Beta:neutral Alpha:neutral",
        "7458 openai 3 ",
        "8054 gemini 5 Alpha:neutral Beta:neutral",
        "9299 openai 4 Alpha:positive Beta:negative",
        "12394 openai 5 Beta:neutral Alpha:neutral",
      ])
  }
}
