import Audit
import AuditModel
import Foundation
import Storage
import Values

/// A database in memory and a folder for files to import.
final class ImportWorld {
  static let noon: Int64 = 1_795_435_200_000  // 2026-11-23T12:00:00Z

  let folder: String
  let store: Store
  /// After so many questions whether to stop, the answer is yes.
  var patience = Int.max
  var events: [ProgressEvent] = []

  init() throws {
    folder = NSTemporaryDirectory() + "import-\(UUID().uuidString)/"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    store = try Store.open(":memory:", .create)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var context: AuditContext {
    AuditContext(
      store: store, now: { Self.noon }, hostNow: { Self.noon },
      isCancelled: {
        self.patience -= 1
        return self.patience < 0
      },
      report: { self.events.append($0) })
  }

  /// Writes a file into the folder and gives its path.
  func file(_ name: String, _ text: String) throws -> String {
    try file(name, bytes: Array(text.utf8))
  }

  func file(_ name: String, bytes: [UInt8]) throws -> String {
    let path = folder + name
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }

  func answers(_ request: ImportRequest) throws -> ImportReport {
    try Import.answers(request, in: context)
  }

  func integer(_ sql: String) throws -> Int64 {
    try store.read { try $0.integer(sql) } ?? 0
  }

  func text(_ sql: String) throws -> String? { try store.read { try $0.text(sql) } }

  /// The first column of all rows.
  func texts(_ sql: String) throws -> [String] {
    try store.read { try $0.rows(sql) { $0.optionalText(0) ?? "null" } }
  }

  /// How many rows all tables have.
  func rowCounts() throws -> [String] {
    try store.read { connection in
      try connection.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name") {
        $0.text(0)
      }
      .map { "\($0) \(try connection.integer("SELECT count(*) FROM \($0)") ?? 0)" }
    }
  }

  /// What an import is refused with.
  func problem(_ request: ImportRequest) -> ImportProblem? {
    do {
      _ = try answers(request)
      return nil
    } catch {
      return error as? ImportProblem
    }
  }
}

/// Three small answers of two platforms.
let threeAnswers = """
  {"question_id":"q1","prompt":"Best shoe?","platform":"ChatGPT","response":"Acme is great.","timestamp":"2026-11-01T09:00:00Z"}
  {"question_id":"q2","prompt":"Worst shoe?","platform":"ChatGPT","response":"Avoid Bolt, it is terrible.","timestamp":"2026-11-01T10:00:00Z"}
  {"question_id":"q1","prompt":"Best shoe?","platform":"claude-3-opus","response":"Acme and Bolt.","timestamp":1793523600}
  """

extension ImportWorld {
  /// A file of another folder, copied into this one.
  func copy(_ path: String) throws -> String {
    let name = URL(fileURLWithPath: path).lastPathComponent
    return try file(name, bytes: Array(Data(contentsOf: URL(fileURLWithPath: path))))
  }
}

enum FileNames {
  /// Of a folder, sorted.
  static func all(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
