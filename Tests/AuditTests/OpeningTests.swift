import Audit
import Foundation
import Testing
import Values

@testable import Storage

/// A file of version 1 as the first release left it, with one run in it.
private struct OldFile {
  let folder: URL
  let path: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "opening-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "old.db").path
    let store = try Store.bare(path)
    try store.read { connection in
      _ = try connection.text("PRAGMA journal_mode = WAL")
      try connection.executeScript(Schema.version1)
      try connection.executeScript(
        """
        INSERT INTO runs (id, status, createdAt, startedAt) VALUES ('r1', 'completed', 5, 5);
        INSERT INTO settings (key, value) VALUES ('branding.tone', 'Old and wise');
        PRAGMA application_id = \(Schema.applicationID);
        PRAGMA user_version = 1;
        """)
    }
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
  }
}

@Suite("Opening files of other versions")
struct OpeningTests {
  @Test func anOlderFileIsMigratedAndItsCopyKept() throws {
    let old = try OldFile()
    defer { old.remove() }
    // What a process that was killed while it copied leaves.
    try "half a copy".write(toFile: old.path + ".v1.bak.tmp", atomically: false, encoding: .utf8)
    let store = try AuditDatabase.open(old.path, .readWrite, now: 9)
    #expect(try store.said("PRAGMA user_version") == "\(Schema.currentVersion)")
    #expect(try store.said("SELECT id FROM runs") == "r1")
    #expect(try store.said("SELECT count(*) FROM plantedTruth") == "0")
    #expect(try store.said("SELECT value FROM settings") == "Old and wise")
    #expect(try store.said("SELECT count(*) FROM pragma_foreign_key_check") == "0")
    #expect(try store.said("PRAGMA integrity_check") == "ok")
    let copy = try Store.bare(old.path + ".v1.bak")
    #expect(try copy.said("PRAGMA user_version") == "1")
    #expect(try copy.said("SELECT id FROM runs") == "r1")
    #expect(try copy.said("SELECT name FROM sqlite_master WHERE name = 'plantedTruth'") == nil)
    let names = try old.names
    #expect(!names.contains { $0.contains(".tmp") })
  }

  @Test func anOlderFileIsNotReadOnly() throws {
    let old = try OldFile()
    defer { old.remove() }
    let expected = StoreProblem.older(path: old.path, version: 1, needed: Schema.currentVersion)
    #expect(throws: expected) { _ = try Store.open(old.path, .readOnly) }
    let names = try old.names
    #expect(!names.contains { $0.hasSuffix(".bak") })
  }

  /// Killed before its tables were there: its mark alone is no older version.
  @Test func aFileThatWasOnlyBegunIsBegunAgain() throws {
    let old = try OldFile()
    defer { old.remove() }
    let path = old.folder.appending(path: "begun.db").path
    try Store.bare(path).read { try $0.execute("PRAGMA application_id = \(Schema.applicationID)") }
    #expect(throws: StoreProblem.foreign(path: path)) { _ = try Store.open(path, .readOnly) }
    #expect(throws: StoreProblem.missing(path: path)) { _ = try Store.open(path, .readWrite) }
    _ = try Store.open(path, .create)
    let names = try old.names
    #expect(!names.contains { $0.contains("begun.db.v") })
  }

  @Test func namesOfFilesThatNobodyChangesAreEscaped() {
    #expect(Store.immutableName("a b/c?d#e%.db") == "file:a%20b/c%3Fd%23e%25.db?immutable=1")
    #expect(Store.immutableName("/tmp/é.db") == "file:///tmp/%C3%A9.db?immutable=1")
  }
}

extension Store {
  /// The first value that a query gives.
  fileprivate func said(_ sql: String) throws -> String? { try read { try $0.text(sql) } }
}
