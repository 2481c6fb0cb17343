import Audit
import Foundation
import Relation
import Testing
import Values

/// Lines of JSON are read straight into columns where they are plain; what they come to is the same.
@Suite("Files as tables") struct FileTableTests {
  private static let records = [
    #"{"word": "plain", "n": 1, "x": 0.5, "yes": true, "at": "2026-11-01T09:00Z"}"#,
    #"{"word":"","n":-0,"x":-0.0,"yes":false,"at":"2026-11-01"}"#,
    #"  { "word" : "spaces" , "n" : 2 , "x" : 1e3 , "yes" : null , "at" : null }  "#,
    #"{"word": "caf\u00e9 \"x\" \\", "n": 900719925474099312, "x": 12345678901234567890.5, "yes": true, "at": null}"#,
    #"{"word": "café", "n": 999999999999999, "x": 0.1234567890123, "yes": true, "at": null}"#,
    #"{"n": 3, "word": "other order", "x": 1, "yes": true, "at": null}"#,
    #"{"word": "missing"}"#,
    #"{"word": "more", "n": 4, "x": 2.25, "yes": true, "at": null, "z": 1}"#,
    #"{"word": "twice", "word": "last wins", "n": 5, "x": 100.0, "yes": true, "at": null}"#,
    #"{"word": 12, "n": "6", "x": "7", "yes": "true", "at": "2026-11-01T09:00:00+01:00"}"#,
    #"{"word": [1, "a"], "n": null, "x": null, "yes": true, "at": null}"#,
  ]
  private static let fields = [
    Field("word", .text), Field("n", .integer, nullable: true), Field("x", .real, nullable: true),
    Field("yes", .bool, nullable: true), Field("at", .date, nullable: true),
  ]

  private func rows(
    _ name: String, _ text: String, _ fields: [Field] = fields, needed: Places? = nil
  ) throws -> [[Value]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name)
    try text.write(to: path, atomically: true, encoding: .utf8)
    var rows: [[Value]] = []
    try FileTable.read(path.path, as: fields, needed: needed) { row in
      rows.append(row)
      return true
    }
    return rows
  }

  private func texts(_ rows: [[Value]]) -> [String] { rows.map { "\($0)" } }

  @Test func linesGiveWhatAnArrayGives() throws {
    let lines = try rows("a.jsonl", Self.records.joined(separator: "\n\n") + "\n")
    let elements = try rows("a.json", "[" + Self.records.joined(separator: ",") + "]")
    #expect(lines.count == Self.records.count)
    #expect(texts(lines) == texts(elements))
  }

  /// Columns in another order than the header's go through the reader that knows every case.
  @Test(arguments: ["\n", "\r\n", "\r"]) func plainRowsOfATableGiveWhatOthersGive(_ end: String) throws {
    let lines = [
      "word,n,x,yes,at", "plain,1,0.5,true,2026-11-01T09:00Z", "\"quoted\",-0,-0.0,false,2026-11-01", ",,,,",
      "\"a, b\",007,5,true,", "\"two\nlines\",2,1e3,,", "\"say \"\"x\"\"\",+3,-1.25,true,", "",
      "café,999999999999999,0.1234567890123,true,", " spaces ,9007199254740993,123456789012345678.5,true,",
      "\"\",-12,\"7\",\"true\",\"2026-11-01T09:00:00+01:00\"", "last,4,2,false,",
    ]
    for text in [lines.joined(separator: end), lines.joined(separator: end) + end] {
      let plain = try rows("a.csv", text)
      let others = try rows("a.csv", text, Self.fields.reversed()).map { Array($0.reversed()) }
      #expect(plain.count == 10)
      #expect(texts(plain) == texts(others))
      let some = try rows("a.csv", text, needed: [1, 4])
      #expect(texts(some.map { [$0[1], $0[4]] }) == texts(plain.map { [$0[1], $0[4]] }))
    }
  }

  @Test(arguments: ["a", "a,1,2", "a,x", "a,1.5", "a\"b,1", "\"a\"b,1", "\"a,1", "a,1\"", "a,-", "a,1 "])
  func whatIsWrongInATableFailsAlsoWhereNobodyReadsIt(_ line: String) throws {
    let fields = [Field("word", .text), Field("n", .integer, nullable: true)]
    let good = "word,n\na,1\n"
    #expect(try rows("a.csv", good, fields, needed: []).count == 1)
    #expect(throws: FileTableProblem.self) { try rows("a.csv", good + line + "\n", fields, needed: []) }
  }

  @Test func whatIsNotNeededChangesNothingElse() throws {
    let text = Self.records.joined(separator: "\n")
    let all = try rows("a.jsonl", text)
    let some = try rows("a.jsonl", text, needed: [1, 4])
    #expect(texts(some.map { [$0[1], $0[4]] }) == texts(all.map { [$0[1], $0[4]] }))
  }

  @Test(arguments: [
    #"{"word": "a", "n": true}"#, #"{"word": "a", "n": 1.5}"#, #"{"word": "a", "n": 01}"#,
    #"{"word": "a", "n": -}"#,
    #"{"word": "a", "n": 1"#, #"{"word": "a, "n": 1}"#, #"{"word": "a" "n": 1}"#, #"{"word": "a", "n": 1} x"#,
    "{\"word\": \"a\tb\", \"n\": 1}", #"{"word": "a", "n": 1,}"#, #"["a", 1]"#, #"{"word": nul, "n": 1}"#,
  ])
  func whatIsWrongFailsAlsoWhereNobodyReadsIt(_ line: String) throws {
    let fields = [Field("word", .text), Field("n", .integer, nullable: true)]
    let good = #"{"word": "a", "n": 1}"#
    #expect(try rows("a.jsonl", good, fields, needed: []).count == 1)
    #expect(throws: FileTableProblem.self) { try rows("a.jsonl", good + "\n" + line, fields, needed: []) }
  }

  @Test func invalidUTF8FailsAlsoWhereNobodyReadsIt() throws {
    let folder = FileManager.default.temporaryDirectory
    let path = folder.appending(path: UUID().uuidString + ".jsonl")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(Array(#"{"word": ""#.utf8) + [0xff, 0xfe] + Array(#""}"#.utf8)).write(to: path)
    #expect(throws: FileTableProblem.self) {
      try FileTable.read(path.path, as: [Field("word", .text)], needed: []) { _ in true }
    }
  }
}
