import Audit
import AuditModel
import Foundation
import Reading
import Storage
import Testing

@Suite struct ImportBrandsTests {
  private func brands(_ world: ImportWorld) throws -> [Brand] {
    try world.store.read { connection in
      let client = try #require(try connection.text("SELECT id FROM clients"))
      return try Clients.brands(of: client, in: connection)
    }
  }

  @Test func storesAListInOrder() throws {
    let world = try ImportWorld()
    let path = try world.file(
      "brands.json",
      """
      {"brands": [
        {"name": "Zeta", "aliases": ["Zeta Inc", {"text": "Z", "caseSensitive": true, "denyContexts": ["gen …"]}],
         "domains": ["ZETA.com", "zeta.io"]},
        {"name": "Acme", "aliases": null}
      ]}
      """)
    let report = try Import.brands(path, client: "Shoes", in: world.context)
    #expect(report.added == 2 && report.isNewClient && report.primary == "Zeta")
    let stored = try brands(world)
    #expect(stored.map(\.name) == ["Zeta", "Acme"])
    #expect(stored.map(\.isPrimary) == [true, false])
    #expect(
      stored[0].aliases == [
        BrandAlias(text: "Zeta Inc"),
        BrandAlias(text: "Z", caseSensitive: true, denyContexts: ["gen …"]),
      ])
    #expect(stored[0].domains == ["zeta.com", "zeta.io"])
    let again = try Import.brands(path, client: "Shoes", in: world.context)
    #expect(again.added == 0 && again.changed == 0 && again.unchanged == 2 && !again.isNewClient)
  }

  @Test func bringsKnownBrandsUpToDate() throws {
    let world = try ImportWorld()
    _ = try Import.brands(
      world.file("a.json", #"[{"name":"A"},{"name":"B","aliases":["Bee"]},{"name":"C"}]"#),
      client: nil, in: world.context)
    let report = try Import.brands(
      world.file("b.json", #"[{"name":"C"},{"name":"B"},{"name":"D"}]"#), client: nil,
      in: world.context)
    #expect(
      report.added == 1 && report.changed == 2 && report.unchanged == 0 && report.unlisted == 1)
    let stored = try brands(world)
    #expect(stored.map(\.name) == ["C", "B", "D", "A"])
    #expect(stored.map(\.order) == [0, 1, 2, 3])
    // Nobody said otherwise, so the primary brand stays what it was.
    #expect(stored.first(where: \.isPrimary)?.name == "A")
    #expect(stored[1].aliases.isEmpty)
    let said = try Import.brands(
      world.file("c.json", #"[{"name":"D","isPrimary":true}]"#), client: nil, in: world.context)
    #expect(said.primary == "D")
    #expect(try brands(world).filter(\.isPrimary).map(\.name) == ["D"])
  }

  @Test func allFaultsAreNamed() throws {
    let world = try ImportWorld()
    let path = try world.file(
      "brands.json",
      """
      [{"name": 7}, {"nme": "B"}, "C", {"name": " "},
       {"name": "D", "aliases": [{"txt": "d"}, 3, {"text": "d", "caseSensitive": "yes"}], "domain": "d.com"},
       {"name": "E", "domains": ["https://e.com"], "isPrimary": 1, "aliases": "e"}]
      """)
    do {
      _ = try Import.brands(path, client: nil, in: world.context)
      Issue.record("expected a refusal")
    } catch let problem as ImportProblem {
      guard case .badBrands(_, let faults) = problem else {
        Issue.record("expected faults")
        return
      }
      #expect(
        faults.map(\.text) == [
          "brand 1, `[0].name`: expected text, found a number",
          "brand 2, `[1].nme`: not known, did you mean `name`?",
          "brand 2, `[1].name`: missing",
          "brand 3, `[2]`: expected a record, found a text",
          "brand 4, `[3].name`: empty",
          "brand 5, `[4].domain`: not known, did you mean `domains`?",
          "brand 5, `[4].aliases[0].txt`: not known, did you mean `text`?",
          "brand 5, `[4].aliases[0].text`: missing",
          "brand 5, `[4].aliases[1]`: expected a text or a record, found a number",
          "brand 5, `[4].aliases[2].caseSensitive`: expected true or false, found a text",
          "brand 6, `[5].aliases`: expected a list, found a text",
          "brand 6, `[5].domains[0]`: expected a host as `acme.com`",
          "brand 6, `[5].isPrimary`: expected true or false, found a number",
        ])
    }
    #expect(try world.integer("SELECT count(*) FROM clients") == 0)
  }

  @Test(arguments: [
    (#"[{"name":"A"},{"name":"A"}]"#, "brand 2, `[1].name`: brand 1 has this name already"),
    (
      #"{"brands":[{"name":"A","isPrimary":true},{"name":"B","isPrimary":true}]}"#,
      "brand 2, `brands[1].isPrimary`: brand 1 is the primary one already"
    ),
    (#"{"brand":[]}"#, "2 faults"), ("null", "expected a list of brands, found a null"), ("[]", "empty"),
    ("[{]", ":1:3: not JSON: `]` is not expected here"),
  ]) func refusals(text: String, expected: String) throws {
    let world = try ImportWorld()
    let path = try world.file("brands.json", text)
    let problem = #expect(throws: ImportProblem.self) {
      try Import.brands(path, client: nil, in: world.context)
    }
    #expect(problem?.message.contains(expected) == true, "\(problem?.message ?? "")")
  }

  @Test func sharedAliasesAreRefused() throws {
    let world = try ImportWorld()
    let path = try world.file(
      "brands.json", #"[{"name":"Acme"},{"name":"Bolt","aliases":["ACME"]}]"#)
    #expect(throws: ReaderProblem.self) { try Import.brands(path, client: nil, in: world.context) }
    #expect(try world.integer("SELECT count(*) FROM clients") == 0)
  }
}
