import Testing

/// Data walks one way: a room knows the rooms below it and nothing above. What is held here is written in House.
struct RoomTests {
  @Test func theManifestIsRead() throws {
    let manifest = Manifest(
      """
      let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
      func room(_ name: String, needs: [Target.Dependency] = []) -> Target { .target(name: name) }
        room("A"), // room("Z")
        room(
          "B",
          needs: ["A", .product(name: "Yams", package: "Yams"),
            grdb,
          ]),
        .executableTarget(
          name: "c", dependencies: ["B"], swiftSettings: strict),
      """)
    #expect(manifest.targets == ["A": [], "B": ["A", "Yams", "GRDB"], "c": ["B"]])
  }

  @Test func everyFolderIsATargetOfTheManifest() throws {
    let targets = Manifest(try Tree.text("Package.swift")).targets
    for folder in try Tree.folders(in: "Sources") + Tree.folders(in: "Tests") {
      #expect(
        targets[folder] != nil,
        "Package.swift declares no target \(folder): add room(\"\(folder)\", needs: […]) or tests(…), or mend Manifest"
      )
    }
  }

  @Test func roomsAreDeclaredFromTheBottomUp() {
    var known: Set<String> = []
    for room in House.rooms {
      let above = room.below.subtracting(known)
      #expect(
        above.isEmpty,
        "\(room.name) stands in House before \(above.sorted()): a room knows only those below it")
      known.insert(room.name)
    }
  }

  @Test func targetsNeedOnlyWhatTheirRoomMay() throws {
    let targets = Manifest(try Tree.text("Package.swift")).targets
    for folder in try Tree.folders(in: "Sources") {
      guard let room = House.room(folder) else {
        Issue.record(
          "\(folder) is no room yet: say in House.rooms, and in ARCHITECTURE.md, what it may import")
        continue
      }
      let excess = (targets[folder] ?? []).subtracting(room.below).subtracting(room.outside)
      #expect(
        excess.isEmpty,
        "Package.swift lets \(folder) need \(excess.sorted()), House does not: \(Self.advice(room, excess))")
    }
  }

  /// What a target does not name itself compiles only as long as another target brings the module in.
  @Test func filesImportOnlyWhatTheirRoomMay() throws {
    let targets = Manifest(try Tree.text("Package.swift")).targets
    for room in House.rooms {
      let declared = targets[room.name] ?? []
      for file in try Tree.files(below: "Sources/\(room.name)", ["swift"]) {
        for (line, module) in try Self.imports(of: file) where !House.cLibrary.contains(module) {
          let isAllowed = room.below.contains(module) || room.outside.contains(module)
          #expect(isAllowed, "\(file):\(line) imports \(module): \(Self.advice(room, [module]))")
          #expect(
            !isAllowed || House.ofSwift.contains(module) || declared.contains(module),
            "\(file):\(line) imports \(module), but Package.swift does not say that \(room.name) needs it: add it there"
          )
        }
      }
    }
  }

  private static func advice(_ room: Room, _ modules: Set<String>) -> String {
    let isStorage = modules.contains("GRDB") || modules.contains("GRDBSQLite")
    if isStorage { return "only Storage knows GRDB; use Store and Connection" }
    if modules.contains("Foundation") {
      let open = House.rooms.filter { $0.outside.contains("Foundation") }.map(\.name)
      return
        "only \(open) may import Foundation, for its cost at start-up; Values has dates, JSON and durations"
    }
    let may = room.below.union(room.outside).sorted()
    return
      "\(room.name) may import \(may); move the code to a room that may, or decide anew in docs/decisions"
  }

  /// The modules a file imports, with their lines; `import struct A.B` and `@testable import A` are of A.
  private static func imports(of file: String) throws -> [(line: Int, module: String)] {
    let pattern =
      /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:\w+\s+)?import\s+(?:(?:struct|class|enum|func|var|let|typealias|protocol)\s+)?(\w+)/
    return try Tree.lines(file).enumerated().compactMap { index, line in
      // Most lines need no pattern to tell that they import nothing.
      guard let first = line.utf8.first(where: { $0 != 0x20 }), "i@p".utf8.contains(first) else { return nil }
      return line.prefixMatch(of: pattern).map { (index + 1, String($0.1)) }
    }
  }
}
