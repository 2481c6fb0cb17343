import Planning
import Relation
import Storage
import Values

/// A source made to be awkward: nulls, ties, mixed case, NUL and both forms of é in text, large and negative numbers.
enum Things {
  static let severity = Enumeration("severity", ["low", "medium", "high"])
  static let sentiment = Enumeration("sentiment", ["negative", "neutral", "positive"])
  static let now: Int64 = 1_767_225_600_000

  /// Text that SQLite's own functions would see otherwise than we do.
  static let words: [String] = [
    "alpha", "Alpha", "ALPHA", "beta", "", " beta ", "caf\u{e9}", "cafe\u{301}", "CAF\u{c9}", "stra\u{df}e",
    "STRASSE", "\u{3c3}\u{3c2}", "\u{3a3}", "a\u{0}b", "a\u{0}c", "a", "\u{130}", "i", "\u{1f600} smile",
    "\u{4e2d}\u{6587}", "100%", "1_0", "x'y", "\"q\"", "12", "-3.5", "2026-01-05", "tab\tline\n", "z",
  ]

  static let fields: [Source.SourceField] = [
    naming(field("id", .id("thing"), "t.id"), Source.Row("things", "t.seq", isOwn: true)),
    field("name", .text, "t.name", nullable: true),
    field("word", .text, "t.word"),
    field("severity", .enumeration(severity), "t.severity", nullable: true),
    field("feeling", .enumeration(sentiment), "t.feeling"),
    field("flag", .bool, "t.flag", nullable: true),
    field("sure", .bool, "t.sure"),
    field("n", .integer, "t.n", nullable: true),
    field("m", .integer, "t.m"),
    field("x", .real, "t.x", nullable: true),
    field("y", .real, "t.y"),
    field("at", .date, "t.at", nullable: true),
    field("made", .date, "t.made"),
    field("took", .duration, "t.took", nullable: true),
    field("owner", .text, "o.name", nullable: true, joins: [0]),
    field("weight", .real, "coalesce(o.weight, 0)", joins: [0]),
    field("big", .integer, "t.big", nullable: true, shown: false),
    field("tags", .list(.text), "t.tags", nullable: true, shown: false),
    field("half", .real, "t.m / 2", shown: false),
    Source.SourceField(Field("part", .real, nullable: true, unit: .share), "t.part"),
    Source.SourceField(Field("cost", .real, unit: .dollars), "abs(t.y)"),
    field("place", .record(place), "t.place", nullable: true),
    // Rows that are gone, and none.
    naming(
      field("twin", .id("thing"), "w.id", nullable: true, joins: [1], shown: false),
      Source.Row("things", "t.n")),
    others(),
    field("mood", .enumeration(sentiment), "nullif(t.feeling, 'neutral')", nullable: true, shown: false),
  ]

  private static func naming(_ field: Source.SourceField, _ row: Source.Row) -> Source.SourceField {
    var copy = field
    copy.row = row
    return copy
  }

  /// A list that is made of rows.
  private static func others() -> Source.SourceField {
    let rows = "SELECT e.word FROM things e WHERE e.owner = t.seq % 7 ORDER BY e.seq"
    var list = field(
      "others", .list(.text), "(SELECT json_group_array(word) FROM (\(rows)))", shown: false)
    list.elements = Source.Elements("things e", on: "e.owner = t.seq % 7", "e.word", order: ["e.seq"])
    return list
  }

  private static let joins = [
    "LEFT JOIN owners o ON o.seq = t.owner", "LEFT JOIN things w ON w.seq = t.n",
  ]

  private static func field(
    _ name: String, _ type: ValueType, _ sql: String, nullable: Bool = false, joins: [Int] = [],
    shown: Bool = true
  ) -> Source.SourceField {
    Source.SourceField(Field(name, type, nullable: nullable), sql, joins: joins, shown: shown)
  }

  private static func source(_ name: String, _ order: [Source.Order]) -> Source {
    Source(
      name: name, singular: String(name.dropLast()), summary: "", from: "things t",
      joins: joins, order: order, fields: fields)
  }

  /// What a JSON column holds.
  static let place = [Field("city", .text, nullable: true), Field("size", .integer, nullable: true)]

  /// Rows of a variable, with ties and nulls.
  static let people = [Field("who", .text, nullable: true), Field("age", .integer, nullable: true)]
  static let peopleRows = Value.list(
    [
      ("alpha", 2), ("Alpha", 2), ("cafe\u{301}", 0), ("a\u{0}b", -7), (nil, 5), ("caf\u{e9}", nil),
      ("alpha", 1),
    ]
    .map { (who: String?, age: Int64?) in
      .record(
        Record([("who", who.map(Value.text) ?? .null), ("age", age.map(Value.integer) ?? .null)]))
    })

  /// The same rows three times: by the key alone, newest first, and none at all.
  static let catalog = Catalog([
    source("things", [.init("t.seq")]),
    source("laters", [.init("t.made", descending: true), .init("t.seq", descending: true)]),
    Source(
      name: "voids", singular: "void", summary: "", from: "(SELECT * FROM things WHERE 0) t",
      joins: joins, order: [.init("t.seq")], fields: fields),
    Source(
      name: "persons", singular: "person", summary: "", from: "owners p",
      joins: ["LEFT JOIN things f ON f.seq = p.seq + 1"], order: [.init("p.seq", descending: true)],
      fields: [
        field("name", .text, "p.name", nullable: true), field("rank", .integer, "p.seq"),
        field("weight", .real, "p.weight", nullable: true),
        field("key", .text, "f.word", nullable: true, joins: [0]),
      ]),
  ])

  static let schema = """
    CREATE TABLE owners (seq INTEGER PRIMARY KEY, name TEXT, weight REAL) STRICT;
    CREATE TABLE things (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT, word TEXT NOT NULL, severity TEXT,
      feeling TEXT NOT NULL, flag INTEGER, sure INTEGER NOT NULL, n INTEGER, m INTEGER NOT NULL, x REAL,
      y REAL NOT NULL, at INTEGER, made INTEGER NOT NULL, took INTEGER, owner INTEGER, big INTEGER,
      tags TEXT, part REAL, place TEXT) STRICT;
    CREATE INDEX thingsByWord ON things (word);
    CREATE INDEX thingsByNumber ON things (n, m);
    """

  /// A database in memory with 60 rows drawn with a fixed seed.
  static func store() throws -> Store {
    let store = try Store.open(":memory:", .create)
    try store.write { connection in
      try connection.executeScript(schema)
      for (seq, name) in ["Ann", "ann", "\u{c9}va", nil].enumerated() {
        try connection.execute(
          "INSERT INTO owners VALUES (?1, ?2, ?3)",
          [.integer(Int64(seq)), name.map(Value.text) ?? .null, seq == 2 ? .null : .real(Double(seq) / 2)])
      }
      var draw = Draw(seed: 4711)
      for seq in 1...60 {
        let places = (1...20).map { "?\($0)" }.joined(separator: ", ")
        try connection.execute("INSERT INTO things VALUES (\(places))", row(Int64(seq), &draw))
      }
    }
    return store
  }

  private static func row(_ seq: Int64, _ draw: inout Draw) -> [Value] {
    func maybe(_ value: Value) -> Value { draw.below(4) == 0 ? .null : value }
    let numbers: [Int64] = [-7, -3, -1, 0, 0, 1, 2, 2, 5, 10, 1_000_000]
    // Halves, and what SQLite takes for them.
    let reals: [Double] = [
      -2.5, -0.5, 0, 0.1, 0.124_999_999_999_999_99, 0.5, 1, 1.005, 2.674_999_999_999_999_4, 3, 99.95, 1e6,
      -1e-7,
      1e300,
    ]
    let day: Int64 = 86_400_000
    let tags = ["[]", "[\"a\"]", "[\"b\",\"a\",\"b\"]", "[\"\u{e9}\",null]"]
    let places = [
      "{\"city\":\"Alpha\",\"size\":2}", "{\"city\":null,\"size\":-7}",
      "{\"city\":\"caf\u{e9}\",\"size\":null}",
    ]
    return [
      .integer(seq), .text("thing-\(seq)"), maybe(.text(draw.pick(words))), .text(draw.pick(words)),
      maybe(.text(draw.pick(severity.cases))), .text(draw.pick(sentiment.cases)),
      maybe(.bool(draw.below(2) == 0)), .bool(draw.below(2) == 0), maybe(.integer(draw.pick(numbers))),
      .integer(draw.pick(numbers)), maybe(.real(draw.pick(reals))),
      .real(draw.pick(Array(reals.dropLast()))),
      // Midnights and noons, and the last millisecond before them.
      maybe(.date(now - Int64(draw.below(20)) * day / 2 - (seq % 3 == 0 ? 1 : 0))),
      .date(now - Int64(draw.below(30)) * day - 12_345),
      maybe(.duration(draw.pick([0, 1, -1500, 999, 60_000, day, 14 * day]))),
      maybe(.integer(Int64(draw.below(4)))),
      maybe(.integer(draw.pick([Int64.max, Int64.max - 1, 9_007_199_254_740_993, -9_007_199_254_740_993]))),
      maybe(.text(draw.pick(tags))), maybe(.real(draw.pick([0, 0.25, 0.5, 1]))),
      maybe(.text(draw.pick(places))),
    ]
  }
}

/// Numbers from a seed (SplitMix64), the same on every machine.
struct Draw {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// One of a list that is not empty.
  mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }
}
