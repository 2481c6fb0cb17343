import AuditModel
import Testing

@testable import Reading

@Suite struct BrandContextTests {
  private func brand(_ name: String, caseSensitive: Bool = true, not contexts: String...) -> Brand {
    Brand(
      id: name, name: name,
      aliases: [BrandAlias(text: name, caseSensitive: caseSensitive, denyContexts: contexts)])
  }

  @Test func onlyTheCaseThatCounts() throws {
    #expect(try found("We target Target, not TARGET.", [brand("Target")]) == ["Target"])
    #expect(try found("“target” Target’s", [brand("Target")]) == ["Target"])
    #expect(try found("Ärmel ärmel Ａ", [brand("Ärmel")]) == ["Ärmel"])
    let both = Brand(
      id: "1", name: "MOON",
      aliases: [BrandAlias(text: "Moon", caseSensitive: true), BrandAlias(text: "MOON", caseSensitive: true)])
    #expect(try found("moon Moon MOON mOON", [both]) == ["Moon", "MOON"])
  }

  @Test(arguments: [
    ("a wild goose chase", 0), ("a **wild goose** chase", 0), ("a wild\u{a0}goose chase", 0),
    ("a mild goose chase", 1), ("the wild goose. Chase", 1), ("Chase the dream", 0), ("Chase them", 1),
    ("the police gave chase", 0), ("chase; the police", 0), ("The police left. Chase stayed", 1),
    ("policeman's chase", 1),
  ])
  func denials(_ text: String, _ count: Int) throws {
    let chase = brand(
      "Chase", caseSensitive: false, not: "… wild goose", "the …", "police", "...", "")
    #expect(try found(text, [chase]).count == count)
  }

  @Test func numbersBeforeAName() throws {
    let brands = [brand("HP", not: "… #")]
    for unit in ["a 3.8 HP motor", "(1.85 HP)", "2-HP", "with a 1.5HP motor", "2 HP"] {
      #expect(try found(unit, brands).isEmpty)
    }
    for name in ["$899 HP Envy", "\\$1,099.99HP Envy", "1. HP Envy", "HP 15", "€ 20: HP"] {
      #expect(try found(name, brands) == ["HP"])
    }
  }

  @Test func aDeniedLongNameLeavesTheShorter() throws {
    let brands = [brand("Ring Light", not: "selfie"), brand("Ring")]
    #expect(try found("Ring Light for a selfie", brands) == ["Ring"])
  }

  @Test(arguments: [
    "I couldn't find anything about Acme.", "I couldn’t find any information on **Acme**.",
    "There is no reliable information about Acme", "I don't have specific details regarding Acme",
    "I'm not familiar with Acme", "I am not aware of a company called Acme.",
    "There are no reviews of “Acme”.",
    "Acme is not mentioned in any test.", "I found nothing on Acme",
    "I’m not aware of Umbra, Initech or Acme.",
    "Unable to find Acme", "I have no information about the brand Acme", "“Acme” didn't come up",
  ])
  func absence(_ text: String) throws {
    #expect(try found(text, "Acme").isEmpty)
    #expect(try found(text, "Acme", "Umbra", "Initech").isEmpty)
  }

  @Test(arguments: [
    "I couldn't find anything better than Acme.", "No other laptop beats Acme.",
    "There is no Acme laptop below $500.",
    "I'm not aware of any flaws in Acme's lamps.", "No information was given. Acme is good.",
    "I couldn't find the price. For Acme, see below", "There is no doubt about it: Acme",
    "no details on Acme's prices",
    "Nothing beats Acme", "Acme. It did not come up", "Without Acme",
  ])
  func noAbsence(_ text: String) throws {
    #expect(try found(text, "Acme") == ["Acme"])
  }

  @Test func problems() throws {
    #expect(throws: ReaderProblem.emptyAlias(brand: "A")) {
      try AnswerReader(brands: [Brand(id: "a", name: "A", aliases: [BrandAlias(text: "-\u{200b} ")])])
    }
    #expect(throws: ReaderProblem.sharedAlias(alias: "t mobile", first: "T-Mobile", second: "TM")) {
      try AnswerReader(brands: [
        Brand(id: "a", name: "T-Mobile"), Brand(id: "b", name: "TM", aliases: [BrandAlias(text: "t mobile")]),
      ])
    }
    #expect(!ReaderProblem.emptyAlias(brand: "A").notes.isEmpty)
  }

  @Test func noBrandsAndNoText() throws {
    #expect(try AnswerReader(brands: []).read("Acme is good [x](https://a.com)").citations.count == 1)
    #expect(try reader("Acme").read("") == AnswerReading())
  }

  @Test func versionNamesWhatAReadingDependsOn() throws {
    let plain = Brand(id: "1", name: "Acme")
    let version = try AnswerReader(brands: [plain]).version
    #expect(try AnswerReader(brands: [Brand(id: "2", name: "Acme")]).version == version)
    var changed = [plain, plain, plain, plain]
    changed[0].aliases = [BrandAlias(text: "Acme", caseSensitive: true)]
    changed[1].aliases = [BrandAlias(text: "Acme", denyContexts: ["x"])]
    changed[2].domains = ["acme.com"]
    changed[3].isPrimary = true
    let versions = try Set(changed.map { try AnswerReader(brands: [$0]).version })
    #expect(versions.count == 4 && !versions.contains(version))
  }

  @Test func mentionsAddUp() throws {
    let reading = try reader("Acme", "Umbra", "Nil").read(
      "Umbra, Acme and Acme; see [Umbra](https://acme.com/umbra).")
    #expect(reading.mentions.map(\.brand) == [1, 0])
    #expect(reading.mentions.map(\.frequency) == [2, 2])
    #expect(reading.mentions.map(\.rank) == [1, 2])
    #expect(reading.mentions.map(\.firstOffset) == [0, 7])
  }
}
