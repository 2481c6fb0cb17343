import Testing
import Values

@testable import Rendering

@Suite struct RowFormatTests {
  private let fields = [
    Field("id", .text), Field("n", .integer, nullable: true), Field("share", .real, unit: .share),
    Field("at", .date), Field("took", .duration), Field("tags", .list(.text)), Field("ok", .bool),
  ]

  private let rows: [[Value]] = [
    [
      .text("a\"b\\\n\u{1b}"), .integer(.min), .real(0.5), .date(Sample.morning), .duration(90_000),
      .list([.text("x"), .text("y")]), .bool(true),
    ],
    [.text("日本"), .null, .real(.nan), .date(Sample.morning + 5), .duration(-1), .list([]), .bool(false)],
  ]

  private func text(_ format: OutputFormat, _ options: RenderOptions = RenderOptions()) throws -> String {
    try Sample.text(format, options, rows: rows, fields: fields)
  }

  @Test func ndjson() throws {
    #expect(
      try text(.ndjson) == #"""
        {"id":"a\"b\\\n\u001b","n":-9223372036854775808,"share":0.5,"at":"2026-11-01T09:00:00Z","took":90000,"tags":["x","y"],"ok":true}
        {"id":"日本","n":null,"share":null,"at":"2026-11-01T09:00:00.005Z","took":-1,"tags":[],"ok":false}
        """#)
  }

  @Test func jsonReadsBack() throws {
    for pretty in [true, false] {
      let text = try text(.json, RenderOptions(prettyJSON: pretty))
      guard case .list(let list) = try JSONParser.parse(text), case .record(let first) = list.first else {
        Issue.record("no list of records: \(text)")
        continue
      }
      #expect(list.count == 2)
      #expect(first.names == fields.map(\.name))
      #expect(first["id"]?.text == "a\"b\\\n\u{1b}")
    }
    let lines = try text(.json).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[1].hasPrefix("  {\"id\":") && lines[1].hasSuffix("},"))
  }

  @Test func noRows() throws {
    func empty(_ format: OutputFormat) throws -> String {
      try RowWriter.text([], fields: fields, format: format, options: RenderOptions())
    }
    #expect(try empty(.json) == "[]\n")
    #expect(try empty(.ndjson) == "")
    #expect(try empty(.csv) == "id,n,share,at,took,tags,ok\n")
    #expect(try empty(.line) == "")
  }

  @Test func csv() throws {
    #expect(
      try text(.csv) == #"""
        id,n,share,at,took,tags,ok
        "a""b\
        ␛",-9223372036854775808,0.5,2026-11-01T09:00:00Z,90000,"[""x"",""y""]",true
        "日本",,null,2026-11-01T09:00:00.005Z,-1,[],false
        """#)
  }

  @Test func tsvIsCSVWithTabs() throws {
    let written = try Sample.text(
      .tsv, RenderOptions(), rows: [[.text("a\tb"), .integer(-1)], [.null, .null]],
      fields: [Field("a", .text), Field("b", .integer)])
    #expect(written == "a\tb\n\"a\tb\"\t-1\n\t")
  }

  @Test(arguments: [
    ("=1+1", "\"'=1+1\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""), ("@x", "\"'@x\""), ("\t=x", "\"'\t=x\""),
    ("\r=x", "\"'␍=x\""), ("＝x", "\"'＝x\""), ("a=1", "a=1"), ("a,b", "\"a,b\""), ("", "\"\""),
  ])
  func csvIsNoProgram(_ text: String, _ cell: String) throws {
    let written = try Sample.text(
      .csv, RenderOptions(), rows: [[.text(text), .integer(-1)]],
      fields: [Field("a", .text), Field("b", .integer)])
    #expect(written == "a,b\n\(cell),-1")
  }

  @Test func markdown() throws {
    let rows: [[Value]] = [
      [.text("a|b\n<img src=x> ![x](http://y) *_`~$ \\ & \u{202e}"), .integer(1)], [.null, .null],
      [.list([.text("x"), .text("[y]")]), .null],
    ]
    let fields = [Field("what", .text), Field("n", .integer)]
    #expect(
      try Sample.text(.markdown, RenderOptions(), rows: rows, fields: fields) == #"""
        | what | n |
        | --- | ---: |
        | a\|b<br>&lt;img src=x&gt; !\[x\](http://y) \*\_\`\~\$ \\ &amp; \\u{202e} | 1 |
        | | |
        | x, \[y\] | |
        """#)
  }

  @Test func lineFoldsOnTerminals() throws {
    let fields = [Field("id", .text), Field("share", .real, unit: .share), Field("answer", .text)]
    let rows: [[Value]] = [
      [.text("a"), .real(0.5), .text("one two three four five six\nseven")], [.text("b"), .null, .text("")],
    ]
    #expect(
      try Sample.text(.line, RenderOptions(width: 30), total: 7, rows: rows, fields: fields) == """
        ─ 1 ─────
        id     │ a
        share  │ 50.0 %
        answer │ one two three four
               │ five six
               │ seven
        ─ 2 ─────
        id     │ b
        share  │ null
        answer │
        2 of 7 shown
        """)
    #expect(
      try Sample.text(.line, RenderOptions(), rows: [rows[0]], fields: fields) == """
        ─ 1 ─────
        id     │ a
        share  │ 0.5
        answer │ one two three four five six
               │ seven
        """)
  }

  @Test func bytesComeInPiecesAndErrorsPassThrough() throws {
    struct Closed: Error {}
    var sizes: [Int] = []
    let writer = RowWriter(format: .ndjson, fields: fields, options: RenderOptions()) {
      sizes.append($0.count)
    }
    try writer.begin()
    for _ in 0..<2000 { try writer.append(rows[0]) }
    #expect(sizes.allSatisfy { $0 >= 65_536 && $0 < 70_000 } && sizes.count >= 3)
    try writer.finish()
    let one = try RowWriter.text([rows[0]], fields: fields, format: .ndjson, options: RenderOptions())
    #expect(sizes.reduce(0, +) == 2000 * one.utf8.count)
    let closed = RowWriter(format: .csv, fields: fields, options: RenderOptions()) { _ in throw Closed() }
    try closed.begin()
    #expect(throws: Closed.self) { try closed.finish() }
  }
}
