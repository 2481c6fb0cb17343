// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// A room of the house: it may import what `needs` names and nothing else (Tests/HouseTests holds it to that).
func room(_ name: String, needs: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: needs, swiftSettings: strict)
}

func tests(_ name: String, needs: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: needs, swiftSettings: strict)
}

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "auditsh",
  products: [.executable(name: "auditsh", targets: ["auditsh"])],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
  ],
  targets: [
    // The language and what it knows of values.
    room("Diagnostics"),
    room("Values"),
    room("Language", needs: ["Diagnostics", "Values"]),
    room("Relation", needs: ["Values"]),
    room("Planning", needs: ["Language", "Relation", "Diagnostics", "Values"]),

    // The domain: pure computation first, then the rooms that touch the database.
    room("AuditModel", needs: ["Values"]),
    .target(name: "CResources", exclude: ["data"]),
    room("Resources", needs: ["CResources"]),
    room("Reading", needs: ["AuditModel", "Resources"]),
    room("Statistics", needs: ["Values"]),
    room("Scheduling", needs: ["AuditModel", "Values"]),
    room(
      "Simulation",
      needs: ["AuditModel", "Resources", "Values", .product(name: "Yams", package: "Yams")]),
    room("Drawing"),
    room(
      "Reporting",
      needs: [
        "AuditModel", "Drawing", "Resources", "Values", .product(name: "Mustache", package: "swift-mustache"),
      ]),
    room("Webhooks"),
    room("Storage", needs: ["AuditModel", "Relation", "Values", grdb, grdbSQLite]),
    room(
      "Audit",
      needs: [
        "AuditModel", "Storage", "Reading", "Statistics", "Scheduling", "Simulation", "Reporting",
        "Resources",
        "Relation", "Webhooks", "Values",
      ]),

    // The shell.
    room(
      "Verbs",
      needs: [
        "Planning", "Audit", "AuditModel", "Simulation", "Statistics", "Storage", "Relation", "Diagnostics",
        "Values",
      ]),
    room(
      "Assist",
      needs: [
        "Diagnostics", "Language", "Planning", "Relation", "Storage", "Audit", "AuditModel", "Verbs",
        "Resources", "Values",
      ]),
    room(
      "Engine",
      needs: [
        "Diagnostics", "Language", "Planning", "Relation", "Storage", "Audit", "AuditModel", "Simulation",
        "Verbs", "Assist", "Values",
      ]),
    room(
      "LanguageServer",
      needs: ["Engine", "Assist", "Planning", "Relation", "Language", "Diagnostics", "Values"]),
    room("Rendering", needs: ["Drawing", "Values", "Diagnostics"]),
    .target(
      name: "CLineEditor",
      linkerSettings: ["edit", "tinfo", "bsd", "md"].map { .linkedLibrary($0) }),
    room("LineEditor", needs: ["CLineEditor"]),
    room("Browsing", needs: ["LineEditor", "Rendering", "Values"]),
    .executableTarget(
      name: "auditsh",
      dependencies: [
        "Engine", "LanguageServer", "Browsing", "Rendering", "Assist", "LineEditor", "Planning", "Relation",
        "Language",
        "Diagnostics",
        "Verbs", "Audit", "AuditModel", "Storage", "Values", argumentParser,
      ],
      swiftSettings: strict),
    // A prompt without a language, for the line editor's tests.
    .executableTarget(
      name: "lineeditor-probe", dependencies: ["LineEditor"], swiftSettings: strict),
    // The reader without a database, for the scripts that compare it with others.
    .executableTarget(
      name: "reading-probe", dependencies: ["Reading", "AuditModel", "Values"], swiftSettings: strict),
    // The language without a database, for Scripts/fuzz.
    .executableTarget(
      name: "language-probe", dependencies: ["Engine", "Language", "Diagnostics", "Values"],
      swiftSettings: strict),

    // A terminal to type at and to look at, for the tests.
    .target(name: "TerminalSupport", path: "Tests/TerminalSupport", swiftSettings: strict),
    tests(
      "LineEditorTests", needs: ["LineEditor", "CLineEditor", "lineeditor-probe", "TerminalSupport"]),
    tests("ProgramTests", needs: ["auditsh", "Assist", "TerminalSupport", "Verbs", argumentParser]),
    tests(
      "BrowsingTests",
      needs: [
        "auditsh", "Browsing", "Diagnostics", "Engine", "LineEditor", "Planning", "Rendering",
        "TerminalSupport", "Verbs", "Values",
      ]),
    tests("RenderingTests", needs: ["Drawing", "Rendering", "Values", "Diagnostics"]),
    tests("StatisticsTests", needs: ["Statistics", "Values"]),
    tests("SchedulingTests", needs: ["Scheduling", "AuditModel", "Values"]),
    tests("SimulationTests", needs: ["Simulation", "AuditModel", "Resources", "Values"]),
    tests(
      "AssistTests",
      needs: [
        "Assist", "Planning", "Relation", "Storage", "Audit", "Verbs", "Language", "Diagnostics", "Values",
      ]),
    tests(
      "AuditTests",
      needs: [
        "Audit", "AuditModel", "Storage", "Reading", "Simulation", "Scheduling", "Statistics", "Reporting",
        "Relation", "Values",
      ]),
    tests("ReportingTests", needs: ["Drawing", "Reporting", "AuditModel", "Resources", "Values"]),
    tests("ReadingTests", needs: ["Reading", "AuditModel", "Resources", "Values"]),
    tests(
      "LanguageTests",
      needs: ["Language", "Engine", "Verbs", "Planning", "Relation", "Diagnostics", "Values"]),
    tests(
      "LanguageServerTests",
      needs: ["auditsh", "LanguageServer", "Language", "Relation", "Planning", "Values"]),
    tests("ValuesTests", needs: ["Values"]),
    tests("DiagnosticsTests", needs: ["Diagnostics"]),
    tests(
      "RelationTests",
      needs: ["Relation", "Planning", "Storage", "Language", "Diagnostics", "Values"]),
    tests("HouseTests", needs: ["auditsh"]),
    tests(
      "EngineTests",
      needs: [
        "auditsh", "Engine", "Assist", "Language", "Verbs", "Planning", "Storage", "Relation", "Diagnostics",
        "Values",
      ]),
  ],
  cLanguageStandard: .c2x
)
