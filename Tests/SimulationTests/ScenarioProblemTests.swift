import AuditModel
import Testing

@testable import Simulation

@Suite struct ScenarioProblemTests {
  struct Slip: Sendable {
    let replace: String
    let with: String
    let message: String
  }

  /// Each is one slip in saas_weekly; LINE stands for the line where it was made.
  static let slips = [
    Slip(
      replace: "mode: b2b ", with: "mode: b2x ",
      message: "`mine.yaml` line LINE, `mode`: `b2x` is not known here"),
    Slip(
      replace: "repeats: 1 ", with: "repeats: 0 ",
      message: "`mine.yaml` line LINE, `repeats`: expected 1 to 20, found 0"),
    Slip(
      replace: "  count: 48", with: "  count: many",
      message: "`mine.yaml` line LINE, `questions.count`: expected a whole number, found `many`"),
    Slip(
      replace: "    strength: 1.1", with: "    strenght: 1.1",
      message: "`mine.yaml` line LINE: no field is called `brands[1].strenght`"),
    Slip(
      replace: "    strength: 1.1", with: "    strength: lots",
      message: "`mine.yaml` line LINE, `brands[1].strength`: expected a number, found `lots`"),
    Slip(
      replace: "  - name: Kadenz", with: "  - name: Fernlane",
      message: "`mine.yaml` line LINE, `brands[3].name`: `Fernlane` stands here twice"),
    Slip(
      replace: "  - name: Kadenz", with: "  - name: fernlane",
      message: "`mine.yaml` line LINE, `brands[3].name`: `fernlane` stands here twice"),
    Slip(
      replace: "aliases: [Kadenz Planer]", with: "aliases: [Plan, Brim-Board]",
      message: "`mine.yaml` line LINE, `brands[3].aliases[1]`: `Brim-Board` stands here twice"),
    Slip(
      replace: "  - name: Kadenz", with: "  - name: \"  \"",
      message: "`mine.yaml` line LINE, `brands[3].name`: expected text, found `  `"),
    Slip(
      replace: "aliases: [Kadenz Planer]", with: "aliases: [\"-\"]",
      message:
        "`mine.yaml` line LINE, `brands[3].aliases[0]`: expected a name on one line with a letter or digit"),
    Slip(
      replace: "domains: [kadenz.example]", with: "domains: [\"https://kadenz.example/\"]",
      message: "`mine.yaml` line LINE, `brands[3].domains[0]`: expected a host as `acme.com`"),
    Slip(
      replace: "  - id: gemini", with: "  - id: Ge mini",
      message: "`mine.yaml` line LINE, `platforms[3].id`: expected small letters, digits"),
    Slip(
      replace: "    budget: [", with: "    brand: [",
      message:
        "`mine.yaml` line LINE, `questions.lists.brand`: expected another name than brand, rival, one, many"),
    Slip(
      replace: "id: saas_weekly", with: "id: ~",
      message: "`mine.yaml` line LINE, `id`: expected text, found nothing"),
    Slip(
      replace: "    tone: 0.05", with: "    outage: {from: 0.8, to: 0.3}",
      message: "`mine.yaml` line LINE, `platforms[0].outage.to`: expected 0.8 to 1, found 0.3"),
    Slip(
      replace: "hedging: 0.02", with: "hedging: 1.2",
      message: "`mine.yaml` line LINE, `platforms[0].hedging`: expected 0 to 1, found 1.2"),
    Slip(
      replace: "client:\n", with: "clients:\n",
      message: "`mine.yaml` line LINE: no field is called `clients`"),
    Slip(
      replace: "style: tabular", with: "style: baroque",
      message: "`mine.yaml` line LINE, `platforms[3].style`: `baroque` is not known here"),
    Slip(
      replace: "favours: {Brimboard: -0.5,", with: "favours: {Nobody: -0.5,",
      message: "`mine.yaml` line LINE, `platforms[3].favours.Nobody`: `Nobody` is not known here"),
    Slip(
      replace: "{timeout: 0.006,", with: "{timeout: 6,",
      message: "`mine.yaml` line LINE, `platforms[0].errors.timeout`: expected 0 to 1, found 6"),
    Slip(
      replace: "for {need} these days?", with: "for {needs} these days?",
      message: "`mine.yaml` line LINE, `questions.categories[0].templates[3]`: no list is called `{needs}`"),
    Slip(
      replace: "  industry: Business software\n", with: "",
      message: "`mine.yaml` line 10: `client.industry` is missing"),
    Slip(replace: "title: SaaS weekly pulse", with: "title: [", message: "`mine.yaml` line "),
    Slip(
      replace: "title: SaaS weekly pulse", with: "title: []",
      message: "`mine.yaml` line LINE, `title`: expected text, found a list"),
  ]

  @Test(arguments: slips) func slipsAreNamedWithLineAndField(slip: Slip) throws {
    let source = try Scenario.source("saas_weekly")
    let range = try #require(source.firstRange(of: slip.replace))
    let line = source[..<range.lowerBound].count { $0 == "\n" } + 1
    let edited = source.replacingCharacters(in: range, with: slip.with)
    let problem = #expect(throws: ScenarioProblem.self) {
      try Scenario.parse(yaml: edited, name: "mine.yaml")
    }
    let wanted = slip.message.replacing("LINE", with: "\(line)")
    #expect(problem?.message.hasPrefix(wanted) == true, "\(problem?.message ?? "nothing")")
  }

  @Test func aPackNeedsEnoughDifferentQuestions() throws {
    let source = try Scenario.source("saas_weekly").replacing("count: 48", with: "count: 9000")
    let problem = #expect(throws: ScenarioProblem.self) {
      try Scenario.parse(yaml: source, name: "mine.yaml")
    }
    guard case .tooFewQuestions(let place, let wanted, let distinct)? = problem else {
      Issue.record("\(problem?.message ?? "nothing")")
      return
    }
    #expect(place.field == "questions.categories[0].templates")
    #expect(wanted == 1500)
    // 10 needs, 6 sizes, 60 pairs of them, 10 needs.
    #expect(distinct == 86)
  }

  @Test(arguments: ["", "- a\n- b\n", "just text", "a: 1\na: 2\n", "\u{0}"])
  func whatIsNoScenarioIsRefused(text: String) {
    let problem = #expect(throws: ScenarioProblem.self) {
      try Scenario.parse(yaml: text, name: "mine.yaml")
    }
    #expect(problem?.message.contains("`mine.yaml` line ") == true, "\(problem?.message ?? "")")
  }

  @Test func launchesAreChecked() {
    func message(_ make: () throws -> SimulationPlan) -> String? {
      #expect(throws: ScenarioProblem.self) { try make() }?.message
    }
    #expect(
      message { try plan("ecom_flash", questions: 33) } == "`ecom_flash` has 32 questions, not 33")
    #expect(
      message { try plan("ecom_flash", questions: 0) }
        == "a run needs at least one question, not 0")
    #expect(
      message { try plan("ecom_flash", platforms: ["altavista"]) }
        == "`ecom_flash` has no platform `altavista`")
    #expect(
      message { try plan("ecom_flash", platforms: []) } == "a run needs at least one platform")
    #expect(
      message { try plan("ecom_flash", personas: ["it_risk"]) }
        == "no voice of b2c is called `it_risk`")
    #expect(message { try plan("ecom_flash", personas: []) } == "a run needs at least one voice")
    #expect(message { try plan("nothing") } == "no scenario is called `nothing`")
  }

  @Test func asManyQuestionsAsThereAreMayBeAskedFor() throws {
    for count in 1...32 {
      let keys = try plan("ecom_flash", questions: count, platforms: ["openai"]).questions.map(\.key)
      #expect(Set(keys).count == count)
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
