import Audit
import AuditModel
import Foundation
import Statistics
import Storage
import Testing
import Values

/// `Fixtures/oracles/comparison.json`: made-up answers and what statsmodels, SciPy and NumPy say of them.
@Suite struct ComparisonOracleTests {
  private let oracle: Record

  init() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let bytes = try Data(contentsOf: root.appendingPathComponent("Fixtures/oracles/comparison.json"))
    guard case .record(let record) = try JSONParser.parse(utf8: Array(bytes)) else { throw Missing() }
    oracle = record
  }

  private struct Missing: Error {}

  private func list(_ value: Value?) throws -> [Value] {
    guard case .list(let list) = value else { throw Missing() }
    return list
  }

  private func record(_ value: Value?) throws -> Record {
    guard case .record(let record) = value else { throw Missing() }
    return record
  }

  private func answers(_ run: String) throws -> [TestAnswer] {
    try list(try record(oracle["answers"])[run]).map { value in
      let row = try list(value)
      var answer = TestAnswer(row[0].text ?? "", row[1].text ?? "")
      for mention in try list(row[3]) {
        let parts = try list(mention)
        let feeling = try #require(parts[2].text.flatMap(Sentiment.init))
        answer = answer.mentioning(parts[0].text ?? "", Int(parts[1].integer ?? 0), feeling)
      }
      return answer
    }
  }

  private func database() throws -> TestDatabase {
    let database = try TestDatabase()
    try database.client()
    for (index, run) in ["before", "again", "after"].enumerated() {
      try database.run(run, minute: index * 1000)
      try database.answers(run: run, try answers(run))
    }
    return database
  }

  private func check(_ rows: [ComparisonRow], _ table: String) throws {
    let expected = try list(oracle[table])
    #expect(rows.count == expected.count)
    for (row, value) in zip(rows, expected) {
      let theirs = try record(value)
      #expect(row.brand == theirs["brand"]?.text && row.test?.rawValue == theirs["test"]?.text)
      let counts = [row.firstAnswers, row.firstN, row.secondAnswers, row.secondN]
      #expect(counts.map(Int64.init) == ["x1", "n1", "x2", "n2"].map { theirs[$0]?.integer ?? -1 })
      let numbers: [(String, Double?)] = [
        ("delta", row.visibility.delta), ("p", row.p), ("holmP", row.holmP),
        ("low", row.visibility.interval?.low), ("high", row.visibility.interval?.high),
        ("voiceP", row.voice.p), ("voiceHolmP", row.voice.holmP), ("voiceLow", row.voice.interval?.low),
        ("voiceHigh", row.voice.interval?.high), ("netP", row.netSentiment.p),
        ("netHolmP", row.netSentiment.holmP), ("netLow", row.netSentiment.interval?.low),
        ("netHigh", row.netSentiment.interval?.high),
      ]
      for (name, ours) in numbers {
        let their = try #require(theirs[name]?.number)
        #expect(abs((ours ?? .nan) - their) <= 1e-9, "\(row.brand) \(name): \(ours as Any), \(their)")
      }
    }
  }

  @Test func runs() throws {
    let database = try database()
    let request = ComparisonRequest(
      first: try database.reference("before"), second: try database.reference("after"))
    let rows = try database.store.read { try Comparison.compare(request, in: $0) }
    try check(rows, "runs")
    let pairs = try list(try record(try list(oracle["runs"])[0])["pairs"]).map(\.integer)
    let ours = try #require(rows[0].paired)
    #expect([ours.both, ours.onlyFirst, ours.onlySecond, ours.neither].map(Int64.init) == pairs)
  }

  @Test func windows() throws {
    let database = try database()
    let windows = try TimeWindows(
      from: TestDatabase.minute(1500), until: TestDatabase.minute(3500), length: nil, against: nil)
    let rows = try database.store.read { connection in
      let sides = try [windows.earlier, windows.later].map {
        try ComparisonSide.window($0, client: "c1", job: nil, in: connection)
      }
      #expect(sides.map { $0.runs.map(\.id) } == [["before", "again"], ["after"]])
      return try Comparison.compare(
        ComparisonRequest(first: sides[0], second: sides[1], areWindows: true), in: connection)
    }
    try check(rows, "windows")
  }

  @Test func brands() throws {
    let database = try database()
    let run = try database.reference("before")
    let rows = try database.store.read {
      try Comparison.brands("Acme", "Globex", run: run, in: $0)
    }
    let expected = try record(oracle["brands"])
    #expect(rows.map(\.measure) == [.visibility, .voice, .netSentiment, .namedFirst])
    #expect(rows.map(\.test) == [.mcNemar, .bootstrap, .bootstrap, .binomial])
    #expect(Int64(rows[3].firstX) == expected["leads"]?.integer)
    let holm = try list(expected["holm"])
    for (index, value) in try list(expected["rows"]).enumerated() {
      let numbers = rows[index].numbers
      let ours = [numbers.p, numbers.interval?.low, numbers.interval?.high, numbers.holmP]
      for (our, their) in zip(ours, try list(value) + [holm[index]]) {
        #expect(abs((our ?? .nan) - (their.number ?? .nan)) <= 1e-9, "\(rows[index].measure)")
      }
    }
  }
}
