/// The rooms from the bottom up, and what each may import: the table of ARCHITECTURE.md as a value. The C library
/// (Glibc, Musl) is open to all; Foundation costs start-up time, so it stands only where nothing else will do.
enum House {
  static let rooms: [Room] = [
    Room("Diagnostics"),
    Room("Values"),
    Room("Language", ["Diagnostics", "Values"]),
    Room("Relation", ["Values"]),
    Room("Planning", ["Language", "Relation", "Diagnostics", "Values"]),

    Room("AuditModel", ["Values"]),
    Room("CResources"),
    Room("Resources", ["CResources"]),
    Room("Reading", ["AuditModel", "Resources", "Values"], outside: ["Foundation"]),  // NFKC
    Room("Statistics", ["Values"]),
    Room("Scheduling", ["AuditModel", "Values"], outside: ["Foundation"]),  // time zones
    Room("Simulation", ["AuditModel", "Resources", "Values"], outside: ["Synchronization", "Yams"]),
    Room("Drawing"),
    Room("Reporting", ["AuditModel", "Drawing", "Resources", "Values"], outside: ["Mustache"]),
    Room("Webhooks"),
    Room("Storage", ["AuditModel", "Relation", "Values"], outside: ["GRDB", "GRDBSQLite"]),
    Room(
      "Audit",
      [
        "AuditModel", "Storage", "Reading", "Statistics", "Scheduling", "Simulation", "Reporting",
        "Resources",
        "Relation", "Webhooks", "Values",
      ], outside: ["Dispatch"]),  // all cores

    Room(
      "Verbs",
      [
        "Planning", "Audit", "AuditModel", "Simulation", "Statistics", "Storage", "Relation", "Diagnostics",
        "Values",
      ]),
    Room(
      "Assist",
      [
        "Planning", "Verbs", "Language", "Audit", "AuditModel", "Resources", "Storage", "Relation",
        "Diagnostics", "Values",
      ]),
    Room(
      "Engine",
      [
        "Assist", "Verbs", "Planning", "Language", "Audit", "AuditModel", "Simulation", "Storage",
        "Relation", "Diagnostics", "Values",
      ]),
    Room(
      "LanguageServer", ["Engine", "Assist", "Planning", "Relation", "Language", "Diagnostics", "Values"]),
    Room("Rendering", ["Drawing", "Values", "Diagnostics"]),
    Room("CLineEditor"),
    Room("LineEditor", ["CLineEditor"]),
    Room("Browsing", ["LineEditor", "Rendering", "Values"]),
    Room(
      "auditsh",
      [
        "Engine", "LanguageServer", "Browsing", "Rendering", "Assist", "LineEditor", "Verbs", "Planning",
        "Language",
        "Audit", "AuditModel",
        "Storage", "Relation", "Diagnostics", "Values",
      ], outside: ["ArgumentParser"]),

    // Programs for tests.
    Room("lineeditor-probe", ["LineEditor"]), Room("reading-probe", ["Reading", "AuditModel", "Values"]),
    Room("language-probe", ["Engine", "Language", "Diagnostics", "Values"]),
  ]

  static func room(_ name: String) -> Room? { rooms.first { $0.name == name } }

  static let cLibrary: Set<String> = ["Glibc", "Musl"]

  /// Come with Swift: no line in the manifest, but a room must be allowed them.
  static let ofSwift: Set<String> = ["Foundation", "Dispatch", "Synchronization"]

  /// Rooms whose essay stands with the one room that uses them.
  static let essayElsewhere = [
    "CResources": "Resources", "CLineEditor": "LineEditor", "lineeditor-probe": "LineEditor",
    "reading-probe": "Reading", "language-probe": "Language",
  ]

  static let maximumLines = 400

  /// What may not stand in Sources (only a file that has one of the words is searched for the pattern), and what to do
  /// instead.
  static let forbidden: [(words: [String], pattern: String, instead: String)] = [
    (["try!"], #"\btry!"#, "catch the error or let it pass"),
    (["as!"], #"\bas!"#, "use `as?`, or a type that needs no cast"),
    (
      ["fatalError"], #"\bfatalError\b"#,
      "make it a diagnostic that asks for a report; input must not end the process"
    ),
    (["TODO", "FIXME", "XXX"], #"\b(TODO|FIXME|XXX)\b"#, "do it, or open an issue"),
    (
      ["public ", "open "], #"^\s*(@\w+ )*(public|open) "#,
      "say `package` or less; `public` is for library products"
    ),
  ]

  static let documents = [
    "README.md", "ARCHITECTURE.md", "GRAMMAR.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/insights.md",
  ]
}

struct Room {
  let name: String
  let below: Set<String>
  let outside: Set<String>

  init(_ name: String, _ below: Set<String> = [], outside: Set<String> = []) {
    self.name = name
    self.below = below
    self.outside = outside
  }
}
