import Audit
import AuditModel
import Storage
import Testing
import Values

/// Changing a client's brands.
@Suite struct BrandsTests {
  /// A world with one run of a client with six brands, of which Brimboard is the primary one.
  private func launched() throws -> (world: World, run: RunReference) {
    let world = try World()
    return (world, try Runs.launch(small(), in: world.context).run)
  }

  private func brands(_ world: World) throws -> [Brand] {
    try world.store.read { connection in
      try Clients.brands(of: try #require(try connection.text("SELECT id FROM clients")), in: connection)
    }
  }

  @Test func aBrandIsAddedBehindTheOthers() throws {
    let (world, _) = try launched()
    let change = try Clients.addBrand(
      " Nimbus ", to: nil, aliases: ["Nimbus CRM"], domains: ["Nimbus.IO"], in: world.context)
    #expect(change.clientName == "Brimboard" && change.staleRuns == 1)
    let all = try brands(world)
    #expect(all.map(\.order) == Array(all.indices))
    let last = try #require(all.last)
    #expect(last.name == "Nimbus" && last.aliases == [BrandAlias(text: "Nimbus CRM")])
    #expect(last.domains == ["nimbus.io"] && !last.isPrimary)
    _ = try Clients.addBrand("Own", to: "Brimboard", isPrimary: true, in: world.context)
    #expect(try brands(world).filter(\.isPrimary).map(\.name) == ["Own"])
    _ = try Clients.makePrimary(BrandName("nimbus"), in: world.context)
    #expect(try brands(world).filter(\.isPrimary).map(\.name) == ["Nimbus"])
  }

  @Test func anAliasLeadsToItsBrand() throws {
    let (world, _) = try launched()
    _ = try Clients.renameBrand(BrandName("Kadenz"), to: "Northwind", in: world.context)
    #expect(throws: BrandProblem.unknown(brand: "kadenz", known: ["Northwind"])) {
      try Clients.removeBrand(BrandName("kadenz"), in: world.context)
    }
  }

  @Test func aTextStandsForOneBrand() throws {
    let (world, _) = try launched()
    let before = try world.dump(["brands", "brandAliases"])
    #expect(throws: BrandProblem.taken(text: "quill-stack", owner: "Quillstack")) {
      try Clients.addAliases(["Fine", "quill-stack"], to: BrandName("Fernlane"), in: world.context)
    }
    #expect(throws: BrandProblem.taken(text: "BRIM BOARD", owner: "Brimboard")) {
      try Clients.addBrand("BRIM BOARD", to: nil, in: world.context)
    }
    #expect(throws: BrandProblem.exists(brand: "Kadenz", client: "Brimboard")) {
      try Clients.addBrand("KADENZ", to: nil, in: world.context)
    }
    #expect(throws: BrandProblem.exists(brand: "Kadenz", client: "Brimboard")) {
      try Clients.renameBrand(BrandName("Fernlane"), to: "kadenz", in: world.context)
    }
    #expect(throws: BrandProblem.unknown(brand: "Quilstack", known: ["Quillstack"])) {
      try Clients.removeBrand(BrandName("Quilstack"), in: world.context)
    }
    #expect(throws: BrandProblem.empty(what: "a name or alias")) {
      try Clients.addAliases(["-"], to: BrandName("Fernlane"), in: world.context)
    }
    #expect(throws: BrandProblem.badDomain("https://a.b")) {
      try Clients.addBrand("New", to: nil, domains: ["https://a.b"], in: world.context)
    }
    // Nothing of a refused change is kept.
    #expect(try world.dump(["brands", "brandAliases"]) == before)
  }

  @Test func aliasesAreBroughtToWhatIsSaid() throws {
    let (world, _) = try launched()
    let fern = BrandName("Fernlane")
    _ = try Clients.addAliases(
      ["Fern", "FL"], to: fern, caseSensitive: true, notIn: ["garden"], in: world.context)
    _ = try Clients.addAliases(["Fern"], to: fern, in: world.context)
    let change = try Clients.removeAliases(["FL"], from: fern, in: world.context)
    #expect(change.brand.aliases == [BrandAlias(text: "Fern")])
    #expect(throws: BrandProblem.unknownAlias(text: "FL", brand: "Fernlane", aliases: ["Fern"])) {
      try Clients.removeAliases(["FL"], from: fern, in: world.context)
    }
    #expect(throws: BrandProblem.ownName(brand: "Fernlane")) {
      try Clients.removeAliases(["Fernlane"], from: fern, in: world.context)
    }
  }

  @Test func renamingKeepsAllThatIsStored() throws {
    let (world, run) = try launched()
    let tables = ["mentions", "citations", "rollups", "questions", "plantedTruth", "insights"]
    let before = try world.dump(tables)
    #expect(before.contains { $0.hasPrefix("mentions") && $0.contains("'Quillstack'") })
    let change = try Clients.renameBrand(BrandName("Quillstack"), to: "Qs", in: world.context)
    #expect(change.brand.aliases.map(\.text) == ["Quill Stack", "Quillstack"])
    #expect(try !world.dump(tables).contains { $0.contains("'Quillstack'") })
    // Read again, the answers say the same: the old name is an alias now.
    let renamed = try world.dump(["rollups"])
    _ = try Runs.reread(run, in: world.context)
    #expect(try world.dump(["rollups"]) == renamed)
    let insights = try world.text("SELECT group_concat(title || summary || evidence) FROM insights") ?? ""
    #expect(!insights.contains("Quillstack"))
    // The scenario's next launch leaves it as it is, and back again is as it was.
    _ = try Runs.launch(small(seed: 8), in: world.context)
    #expect(try !brands(world).contains { $0.name == "Quillstack" })
    _ = try Clients.renameBrand(BrandName("qs"), to: "Quillstack", in: world.context)
    _ = try Clients.removeAliases(["Qs"], from: BrandName("Quillstack"), in: world.context)
    #expect(try world.integer("SELECT count(*) FROM mentions WHERE brand = 'Qs'") == 0)
  }

  @Test func aRemovedBrandIsGoneAfterReadingAgain() throws {
    let (world, run) = try launched()
    let change = try Clients.removeBrand(BrandName("Fernlane"), in: world.context)
    #expect(change.staleRuns == 1)
    #expect(try brands(world).map(\.order) == Array(0..<5))
    let named = "SELECT count(*) FROM mentions WHERE brand = 'Fernlane'"
    #expect(try world.integer(named) > 0)
    _ = try Runs.reread(run, in: world.context)
    #expect(try world.integer(named) == 0)
    // Somebody else bears its name now: a launch does not bring it back to take it away.
    _ = try Clients.addAliases(["Fernlane"], to: BrandName("Kadenz"), in: world.context)
    _ = try Runs.launch(small(seed: 8), in: world.context)
    #expect(try brands(world).count == 5)
  }

  @Test func theClientMustBeClear() throws {
    let (world, _) = try launched()
    _ = try Runs.launch(small("ecom_flash"), in: world.context)
    #expect(throws: BrandProblem.whichClient(clients: ["Brimboard", "Caldera & Finch"])) {
      try Clients.addBrand("New", to: nil, in: world.context)
    }
    for client in ["Brimboard", "Caldera & Finch"] {
      _ = try Clients.addBrand("New", to: client, in: world.context)
    }
    #expect(throws: BrandProblem.ambiguous(brand: "New", clients: ["Brimboard", "Caldera & Finch"])) {
      try Clients.removeBrand(BrandName("New"), in: world.context)
    }
    let change = try Clients.removeBrand(BrandName("New", client: "Caldera & Finch"), in: world.context)
    #expect(change.clientName == "Caldera & Finch")
  }
}
