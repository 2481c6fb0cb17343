import Audit
import Foundation
import Storage
import Testing

@Suite struct ImportRowsTests {
  private func badRows(
    _ name: String, _ bytes: [UInt8], _ world: ImportWorld, mapping: [String: String] = [:]
  ) throws -> [String] {
    let report = try world.answers(
      ImportRequest(
        files: [world.file(name, bytes: bytes)], mapping: mapping, skipBad: true, dryRun: true))
    #expect(report.rows == report.added + report.known + report.repeated + report.bad)
    return report.badRows.map { String($0.description.dropFirst(world.folder.count)) }
  }

  private let good = #"{"prompt":"A?","platform":"p","text":"t"}"#

  @Test func badLinesSayWhere() throws {
    let world = try ImportWorld()
    let lines = [
      good, "{\"prompt\":\"é\", oops}", "[1]", #"{"prompt":"A?","platform":"p"}"#,
      #"{"platform":"p","text":"t"}"#, #"{"prompt":"A?","text":"t"}"#, "   ",
      #"{"prompt":"A?","platform":"p","text":{"a":1},"response":"ok","metadata":{"timestamp":"soon"}}"#,
      #"{"prompt":"A?","platform":"p","text":"x","tokens":-1}"#,
      #"{"prompt":"A?","platform":"!?","text":"x"}"#,
    ]
    #expect(
      try badRows("a.jsonl", Array(lines.joined(separator: "\r\n").utf8), world) == [
        "a.jsonl:2:16: not JSON: `o` is not expected here",
        "a.jsonl:3:1: expected a record, found a list",
        "a.jsonl:4: no answer's text, and no error either",
        "a.jsonl:5: neither a prompt nor a question's id",
        "a.jsonl:6: no platform",
        "a.jsonl:8: `metadata.timestamp`: expected a time as `2026-11-01T09:00:00Z` or seconds since 1970",
        "a.jsonl:9: `tokens`: expected a whole number that is not negative",
        "a.jsonl:10: `platform`: expected a platform's name with at least one letter or digit",
      ])
  }

  @Test func aMappedFieldOfTheWrongTypeIsBad() throws {
    let world = try ImportWorld()
    let line = #"{"prompt":"A?","platform":"p","out":["t"]}"#
    #expect(
      try badRows("a.jsonl", Array(line.utf8), world, mapping: ["text": "out"]) == [
        "a.jsonl:1: `out`: expected text, found a list"
      ])
  }

  @Test func badBytesSayWhere() throws {
    let world = try ImportWorld()
    let line = Array(#"{"prompt":"é"#.utf8) + [0xc3, 0x28] + Array(#"","platform":"p","text":"t"}"#.utf8)
    #expect(
      try badRows("a.jsonl", Array((good + "\n").utf8) + line, world) == [
        "a.jsonl:2:13: not JSON: this is not UTF-8"
      ])
    let utf16 = try world.file("u.jsonl", bytes: [0xff, 0xfe, 0x7b, 0x00])
    #expect(world.problem(ImportRequest(files: [utf16])) == .notUTF8(file: utf16))
  }

  @Test func badElementsSayWhere() throws {
    let world = try ImportWorld()
    let json = "[\n  \(good),\n  7,\n  {\"prompt\":\"A?\",\n   \"text\": nil}, {\"platform\":\"p\"}\n]"
    let rows = try badRows("a.json", Array(json.utf8), world)
    #expect(
      rows == [
        "a.json:3:3: `[1]`: expected a record, found a number",
        "a.json:5:12: `[2]`: not JSON: `n` is not expected here",
        "a.json:5: `[3]`: no answer's text, and no error either",
      ])
  }

  @Test func brokenListsSayWhere() throws {
    let world = try ImportWorld()
    let open = try badRows("a.json", Array("[\(good)\n".utf8), world)
    #expect(
      open == [
        "a.json:2:1: not JSON: the text ends too early"
      ])
    #expect(
      try badRows("a.json", Array("[\(good) \(good)]".utf8), world) == [
        "a.json:1:44: not JSON: `{` is not expected here"
      ])
    #expect(
      try badRows("a.json", Array("[\(good),]".utf8), world) == [
        "a.json:1:44: `[1]`: not JSON: `]` is not expected here"
      ])
    #expect(
      try badRows("a.json", Array("[\(good)] x".utf8), world) == [
        "a.json:1:45: not JSON: text follows the value"
      ])
    #expect(try badRows("a.json", Array("[{\"a\": \"".utf8), world).count == 1)
    #expect(try badRows("a.json", Array("[]".utf8), world) == [])
    #expect(try badRows("a.json", [0xef, 0xbb, 0xbf] + Array("\(good)\n\(good)".utf8), world) == [])
  }

  @Test func oneBadRowAndNothingIsImported() throws {
    let world = try ImportWorld()
    let before = try world.rowCounts()
    let lines =
      (0..<30).map { #"{"prompt":"Q\#($0)","platform":"p","text":"t"}"# }
      + (0..<25).map { _ in "oops" }
    let path = try world.file("a.jsonl", lines.joined(separator: "\n"))
    guard case .badRows(let rows, 25, 30)? = world.problem(ImportRequest(files: [path])) else {
      Issue.record("expected a refusal")
      return
    }
    #expect(rows.count == 25 && rows[0].line == 31 && rows[0].column == 1)
    // The message shows twenty of them.
    #expect(ImportProblem.badRows(rows, count: 25, good: 30).notes[20] == "and 5 more")
    #expect(try world.rowCounts() == before)
    let report = try world.answers(ImportRequest(files: [path], skipBad: true))
    #expect(report.added == 30 && report.bad == 25 && report.badRows.count == 25)
    #expect(
      report.summary == "added 30 answers of 1 file in 1 run, skipped 25 rows that cannot be read")
  }

  @Test func missingFieldsSayHowToNameThem() throws {
    let world = try ImportWorld()
    let path = try world.file("a.jsonl", #"{"frage":"A?","platform":"p","antwort":"t"}"#)
    let problem = world.problem(ImportRequest(files: [path]))
    #expect(problem?.message == "1 row of 1 cannot be read, so nothing was imported")
    #expect(problem?.notes.contains("`--map text=NAME` says which field is the text") == true)
  }

  /// Rows, strings and escapes that lie across the pieces in which a file is read.
  @Test func rowsAcrossPieces() throws {
    let world = try ImportWorld()
    let long = String(repeating: "é\\\" \\n", count: 15_000)
    var lines: [String] = []
    for index in 0..<4 {
      lines.append(#"{"prompt":"Q\#(index)","platform":"p","text":"\#(long)"}"#)
    }
    for (name, text) in [
      ("a.jsonl", lines.joined(separator: "\n")), ("b.json", "[" + lines.joined(separator: ",\n") + "]"),
    ] {
      let report = try world.answers(ImportRequest(files: [world.file(name, text)]))
      #expect(report.added == 4 && report.bad == 0)
    }
    #expect(try world.integer("SELECT min(length(text)) FROM responses") == 4 * 15_000)
    #expect(try world.integer("SELECT count(DISTINCT text) FROM responses") == 1)
  }
}
