import AuditModel
import Testing

@testable import Simulation

@Suite struct BuiltInTests {
  @Test func theListSaysWhatThereIs() throws {
    let list = try Scenario.catalogue()
    #expect(list.map(\.id) == Scenario.builtInIDs)
    #expect(Set(list.map(\.client)).count == list.count)
    let counts = Dictionary(uniqueKeysWithValues: list.map { ($0.id, $0.questions) })
    #expect(counts["saas_weekly"] == 48)
    #expect(counts["ecom_flash"] == 32)
    #expect(counts["global_watch"] == 64)
  }

  @Test(arguments: Scenario.builtInIDs) func questionsAreDistinctAndWhole(id: String) throws {
    let plan = try plan(id)
    #expect(plan.questions.count == (try Scenario.builtIn(id)).questionCount)
    #expect(Set(plan.questions.map(\.key)).count == plan.questions.count)
    #expect(Set(plan.questions.map { $0.text.lowercased() }).count == plan.questions.count)
    for question in plan.questions {
      #expect(!question.text.contains("{") && !question.text.contains("}"))
      #expect((0...1).contains(question.priorityScore))
      if let target = question.targetBrand { #expect(question.text.contains(target)) }
    }
    #expect(Set(plan.questions.map(\.persona)).count >= 8)
    #expect(plan.brands[0].isPrimary && plan.brands.dropFirst().allSatisfy { !$0.isPrimary })
  }

  @Test(arguments: Scenario.builtInIDs) func whatIsPlantedStandsInTheTextInOrder(id: String) throws {
    let plan = try plan(id, seed: 11)
    for (_, answer) in answers(plan) {
      let found = plan.brands.indices
        .compactMap { brand in
          Self.firstOffset(of: plan.brands[brand], in: answer.text).map { ($0, brand) }
        }
        .sorted { $0.0 < $1.0 }
      let planted = answer.truth.brands.map(\.brand)
      // A brand of which an answer says that nothing is known stands there too, and is not planted.
      let named = answer.truth.shape == "absence" ? found.map(\.1).filter(planted.contains) : found.map(\.1)
      #expect(named == planted, "\(answer.text)")
      if answer.truth.shape == "absence" { #expect(found.count == planted.count + 1, "\(answer.text)") }
      for domain in answer.truth.citations { #expect(answer.text.contains(domain + "/")) }
      #expect(!answer.truth.shape.isEmpty)
      #expect(answer.text.split(separator: "https://").count - 1 == answer.truth.citations.count)
      #expect(!answer.text.contains("{") && !answer.text.contains("  "))
      #expect(answer.tokens > 20 && answer.cost > 0)
      if let score = answer.satisfactionScore { #expect((1...5).contains(score)) }
    }
  }

  private static func firstOffset(of brand: Brand, in text: String) -> Int? {
    var first: Int?
    for name in [brand.name] + brand.aliases.map(\.text) {
      guard let range = text.firstRange(of: name) else { continue }
      let offset = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      first = min(first ?? offset, offset)
    }
    return first
  }

  @Test func answersAreAboutAKilobyte() throws {
    var (bytes, count) = (0, 0)
    for id in Scenario.builtInIDs {
      for (_, answer) in answers(try plan(id, seed: 3)) {
        bytes += answer.text.utf8.count
        count += 1
        #expect((80...3000).contains(answer.text.utf8.count))
      }
    }
    #expect((900...1200).contains(bytes / count))
  }

  @Test func answersVary() throws {
    let texts = answers(try plan("saas_weekly")).map(\.answer.text)
    #expect(Set(texts).count == texts.count)
    let starts = Set(texts.map { $0.prefix(24) })
    #expect(starts.count > 40)
    for mark in ["| --- |", "### ", "1. ", "- ", "[1]: https://", "](https://", "**", "'s "] {
      #expect(texts.contains { $0.contains(mark) }, "no answer holds \(mark)")
    }
  }

  @Test func aThirdOfTheAnswersIsOfTheSecondSetOfTemplates() throws {
    var shapes: [String: Set<String>] = [:]
    var counts: [String: Int] = [:]
    for id in Scenario.builtInIDs + ["global_watch"] {
      for (_, answer) in answers(try plan(id, seed: shapes.isEmpty ? 4 : 5)) {
        shapes[answer.truth.templates, default: []].insert(answer.truth.shape)
        counts[answer.truth.templates, default: 0] += 1
      }
    }
    let all = counts.values.reduce(0, +)
    #expect(Set(counts.keys) == [TemplateSet.first, TemplateSet.second])
    #expect((0.29...0.38).contains(Double(counts[TemplateSet.second] ?? 0) / Double(all)))
    #expect(
      shapes[TemplateSet.first]
        == ["ranked", "table", "prose", "prosCons", "brief", "refusal", "advice"])
    #expect(
      shapes[TemplateSet.second] == [
        "ranked", "table", "prose", "prosCons", "quotes", "notes", "abroad", "translated", "absence",
        "hedging", "brief", "refusal", "advice",
      ])
  }

  @Test func platformsWriteDifferently() throws {
    let plan = try plan("global_watch")
    func mean(_ platform: String) -> Int {
      let sizes = answers(plan).filter { $0.call.platform == platform }
        .map { $0.answer.text.utf8.count }
      return sizes.reduce(0, +) / sizes.count
    }
    #expect(mean("mistral") * 4 < mean("openai") * 3)
    let cited = answers(plan).filter { $0.call.platform == "perplexity" }
    let plain = answers(plan).filter { $0.call.platform == "anthropic" }
    func sources(_ list: [(call: PlannedCall, answer: SimulatedAnswer)]) -> Double {
      Double(list.map(\.answer.truth.citations.count).reduce(0, +)) / Double(list.count)
    }
    #expect(sources(cited) > 1.5 * sources(plain))
  }

  @Test func personasAskAsChosen() throws {
    let some = try plan("saas_weekly", personas: ["it_risk", "agency_cost"])
    #expect(Set(some.questions.map(\.persona)) == ["it_risk", "agency_cost"])
    #expect(some.questions.contains { $0.role == "it_manager" && $0.driver == "low_risk" })
    let consumers = try plan("saas_weekly", mode: .b2c)
    #expect(consumers.questions.contains { $0.persona == "parent_ease" })
  }
}
