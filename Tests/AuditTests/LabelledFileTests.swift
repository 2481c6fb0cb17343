import Audit
import AuditModel
import Storage
import Testing

@Suite struct LabelledFileTests {
  private func world() throws -> ImportWorld {
    let world = try ImportWorld()
    try world.store.write { connection in
      try connection.executeScript(
        """
        INSERT INTO clients (id, name, createdAt) VALUES ('c1', 'Acme Inc', 0), ('c2', 'Other', 0);
        INSERT INTO brands (id, clientId, name, isPrimary, position) VALUES
          ('b1', 'c1', 'Acme', 1, 0), ('b2', 'c1', 'Globex', 0, 1);
        INSERT INTO brandAliases (brandId, text) VALUES ('b2', 'Globex Corp');
        """)
    }
    return world
  }

  private func evaluate(
    _ path: String, skipBad: Bool = false, client: String? = "Acme Inc", _ world: ImportWorld
  ) throws -> ReaderEvaluation.Result {
    try ReaderEvaluation.file(
      path, client: client, skipBad: skipBad, keepsMisses: true, in: world.context)
  }

  @Test func `JSON lines and tables say the same`() throws {
    let world = try world()
    let lines = try world.file(
      "labels.jsonl",
      """
      {"text": "Acme is excellent. Globex Corp is terrible.", "brands": ["Acme", {"name": "Globex Corp", "sentiment": "negative"}]}
      {"text": "Globex, then Acme.", "brands": ["Acme", "Globex"]}
      {"text": "Nothing here.", "brands": []}
      """)
    let table = try world.file(
      "labels.csv",
      """
      id,text,brands
      1,Acme is excellent. Globex Corp is terrible.,Acme; Globex Corp = Negative
      2,"Globex, then Acme.",Acme;Globex
      3,Nothing here.,
      """)
    for path in [lines, table] {
      let result = try evaluate(path, world)
      let score = try #require(result.scores.first)
      #expect(result.scores.count == 1)
      #expect(score.answers == 3)
      #expect(score.f1 == 1)
      #expect([score.rank.successes, score.rank.trials] == [2, 4])
      #expect([score.sentiment.successes, score.sentiment.trials] == [1, 1])
      #expect(result.misses.map(\.what) == [.rank, .rank])
      #expect(
        result.misses.first?.response.hasSuffix(path == lines ? "labels.jsonl:2" : "labels.csv:3") == true)
    }
  }

  @Test func `bad rows say where and why`() throws {
    let world = try world()
    let path = try world.file(
      "labels.jsonl",
      """
      {"text": "Acme.", "brands": ["Acme"]}
      {"text": "Acme.", "brands": ["Acne"]}
      {"text": "Acme.", "brands": ["Acme", {"name": "Globex", "sentiment": "meh"}]}
      {"text": "Acme."}
      {"brands": []}
      {"text": "Acme.", "brands": "Acme"}
      {"text": "Acme.", "brands": ["Acme", "Acme"]}
      {"text": oops
      """)
    let problem = #expect(throws: ReaderEvaluationProblem.self) { try evaluate(path, world) }
    guard case .badRows(let rows, let count, let good)? = problem else {
      Issue.record("\(problem?.message ?? "nothing")")
      return
    }
    #expect(count == 7 && good == 1)
    #expect(
      rows.map { String($0.description.dropFirst(world.folder.count)) } == [
        "labels.jsonl:2: `brands[0]`: not a brand of the client, did you mean `Acme`?",
        "labels.jsonl:3: `brands[1]`: expected positive, neutral or negative",
        "labels.jsonl:4: `brands`: missing",
        "labels.jsonl:5: `text`: missing",
        "labels.jsonl:6: `brands`: expected a list, found a text",
        "labels.jsonl:7: `brands[1]`: this brand stands there twice",
        "labels.jsonl:8:10: not JSON: `o` is not expected here",
      ])
    let result = try evaluate(path, skipBad: true, world)
    #expect(result.scores.first?.answers == 1)
    #expect(result.badRows == rows)
  }

  @Test func `what cannot be evaluated is refused`() throws {
    let world = try world()
    let path = try world.file("empty.jsonl", "\n")
    #expect(throws: ReaderEvaluationProblem.noRows(file: path)) { try evaluate(path, world) }
    #expect(throws: ReaderEvaluationProblem.noBrands(client: "Other")) {
      try evaluate(path, client: "c2", world)
    }
    #expect(throws: ImportProblem.self) { try evaluate(world.file("a.csv", "text\nAcme\n"), world) }
    #expect(throws: ImportProblem.self) { try evaluate(world.folder + "none.jsonl", world) }
  }
}
