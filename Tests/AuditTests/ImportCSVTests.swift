import Audit
import Foundation
import Storage
import Testing

@Suite struct ImportCSVTests {
  private func texts(_ name: String, _ bytes: [UInt8]) throws -> [String] {
    let world = try ImportWorld()
    _ = try world.answers(ImportRequest(files: [world.file(name, bytes: bytes)]))
    return try world.texts("SELECT text FROM responses ORDER BY seq")
  }

  private func bad(_ text: String) throws -> [String] {
    let world = try ImportWorld()
    let report = try world.answers(
      ImportRequest(files: [world.file("a.csv", text)], skipBad: true))
    #expect(report.rows == report.added + report.bad)
    return report.badRows.map { String($0.description.dropFirst(world.folder.count)) }
  }

  @Test func quotesLineEndsAndMarks() throws {
    let csv =
      "\u{FEFF}Prompt,Platform,\"Response Text\"\r\n"
      + "\"A, or \"\"B\"\"?\",openai,\"first\r\nsecond, \"\"quoted\"\"\"\r\n"
      + "\r\nC?,openai,plain\nD?,openai,\"\"\"\"\rE?,openai,last"
    #expect(
      try texts("a.csv", Array(csv.utf8)) == [
        "first\r\nsecond, \"quoted\"", "plain", "\"", "last",
      ])
  }

  @Test func tabs() throws {
    #expect(
      try texts("a.tsv", Array("prompt\tplatform\tanswer\nA?\tp\tone, two\n".utf8)) == ["one, two"])
  }

  @Test func badRowsSayWhere() throws {
    let csv =
      "prompt,platform,answer\n"
      + "A?,p\n"
      + "A?,p,t,x\n"
      + "\"multi\nline\",p,ok\n"
      + "A?,p\"q,t\n"
      + "\"A\"?,p,t\n"
      + "A?,p,\n"
      + "A?,p,fine\n"
      + "A?,\"open,t\nmore\n"
    let rows = try bad(csv)
    #expect(
      rows == [
        "a.csv:2: expected 3 fields as in the header, found 2",
        "a.csv:3: expected 3 fields as in the header, found 4",
        "a.csv:6:5: `platform`: a quote inside a field that does not begin with one",
        "a.csv:7:4: `prompt`: text between a closing quote and the next separator",
        "a.csv:8: no answer's text, and no error either",
        "a.csv:10:4: `platform`: this quoted field never ends",
      ])
  }

  @Test func badBytesSayWhere() throws {
    let world = try ImportWorld()
    let bytes =
      Array("prompt,platform,answer\n\"x\ny\",p,é".utf8) + [0xff] + Array("\nA?,p,fine\n".utf8)
    let report = try world.answers(
      ImportRequest(files: [world.file("a.csv", bytes: bytes)], skipBad: true))
    #expect(report.added == 1)
    #expect(
      report.badRows.map { String($0.description.dropFirst(world.folder.count)) } == [
        "a.csv:3:7: `answer`: not UTF-8"
      ])
  }

  @Test func headersAreChecked() throws {
    let world = try ImportWorld()
    let empty = try world.file("a.csv", "\n\n")
    #expect(world.problem(ImportRequest(files: [empty])) == .noHeader(file: empty))
    let twice = try world.file("b.csv", "prompt,answer,prompt\n")
    #expect(
      world.problem(ImportRequest(files: [twice])) == .repeatedColumn(file: twice, column: "prompt"))
    let fine = try world.file("c.csv", "prompt,answer\nA?,t\n")
    #expect(
      world.problem(ImportRequest(files: [fine], mapping: ["platform": "engine"]))
        == .unknownColumn(file: fine, column: "engine", columns: ["prompt", "answer"]))
  }

  @Test func numbersAndTimesAreRead() throws {
    let world = try ImportWorld()
    let csv = """
      question_id,platform,answer,created_at,Latency MS,cost,Total Tokens,persona
      q1,openai,A,2026-11-01 09:00:00.5+00,120,0.002,31,cfo
      q1,openai,A,1793523601,,,,cto
      """
    let report = try world.answers(ImportRequest(files: [world.file("a.csv", csv)]))
    // The same text of another persona is another answer.
    #expect(report.added == 2)
    #expect(
      try world.texts(
        "SELECT respondedAt || ' ' || processingTimeMs || ' ' || tokens || ' ' || cost FROM responses"
      ) == ["1793523600500 120 31 0.002", "null"])
    #expect(try world.integer("SELECT completedAt - startedAt FROM runs") == 500)
  }

  @Test func aTableAcrossPieces() throws {
    let world = try ImportWorld()
    var csv = "prompt,platform,answer\r\n"
    let long = String(repeating: "\"\"a\"\",\r\n", count: 9_000)
    for index in 0..<12 { csv += "Q\(index),p,\"\(long)\"\r\n" }
    let report = try world.answers(ImportRequest(files: [world.file("a.csv", csv)]))
    #expect(report.added == 12)
    #expect(try world.integer("SELECT count(*) FROM responses WHERE length(text) = 54000") == 12)
  }
}
