import AuditModel
import Testing

@testable import Simulation

@Suite struct PersonaCatalogTests {
  @Test(arguments: PersonaMode.allCases) func theCatalogueIsWhole(mode: PersonaMode) throws {
    let catalog = try PersonaCatalog.builtIn(mode)
    #expect(catalog.mode == mode)
    #expect(catalog.roles.count >= 6)
    #expect(catalog.drivers.count >= 6)
    #expect(catalog.contexts.count >= 6)
    #expect(catalog.voices.count >= 8)
    for keys in [
      catalog.roles.map(\.key), catalog.drivers.map(\.key), catalog.contexts.map(\.key),
      catalog.voices.map(\.key),
    ] {
      #expect(Set(keys).count == keys.count)
    }
    #expect(Set(catalog.voices.map(\.role)) == Set(catalog.roles.map(\.key)))
    #expect(Set(catalog.voices.map(\.driver)) == Set(catalog.drivers.map(\.key)))
    #expect(Set(catalog.voices.flatMap(\.contexts)) == Set(catalog.contexts.map(\.key)))
    for context in catalog.contexts {
      let priority = try #require(context.priority)
      #expect((0...1).contains(priority))
      let question = try #require(context.question)
      #expect(question.hasSuffix("?"))
      // What a database can fill in.
      let filled = question.replacing("{driver}", with: "").replacing("{role}", with: "")
      #expect(!filled.contains("{") && !filled.contains("}"), "\(question)")
    }
    for driver in catalog.drivers {
      #expect(driver.emotionalAnchor != nil)
      #expect((0...1).contains(try #require(driver.weight)))
    }
  }
}
