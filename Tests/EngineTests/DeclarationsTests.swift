import Assist
import Engine
import Planning
import Relation
import Storage
import Testing
import Verbs

/// Declarations are looked up by names that stand beside them.
@Suite("Names of declarations") struct DeclarationsTests {
  @Test func verbsAndSourcesAreFoundByTheirOwnNames() {
    #expect(Session.verbs.map(\.declaration.name) == Session.declarations.verbNames)
    #expect(Catalog.audit.entries.map(\.name) == Catalog.audit.sources.map(\.name))
    #expect(Catalog.audit.entries.map(\.singular) == Catalog.audit.sources.map(\.singular))
    #expect(Set(Session.declarations.verbNames).count == Session.verbs.count)
  }
}
