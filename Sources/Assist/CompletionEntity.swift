import Storage
import Values

/// How the ids of one entity are found. `select` gives (id, summary, time or null); the table's `id` has an index.
struct CompletionEntity {
  var table: String
  var summary: String
  var time: String
  /// The newest rows without a sort: ORDER BY terms that an index serves.
  var newest: String

  /// How many ids are offered.
  private static let limit = 40

  static let all: [String: CompletionEntity] = [
    "run": CompletionEntity(
      table: "runs t", summary: "\(DerivedSQL.runName("t")) || ' · ' || t.status",
      time: "coalesce(t.startedAt, t.createdAt)", newest: "t.startedAt DESC, t.seq DESC"),
    "job": CompletionEntity(
      table: "jobs t", summary: "t.name || ' · ' || t.status", time: "NULL", newest: "t.seq DESC"),
    "response": CompletionEntity(
      table: "responses t", summary: "t.platform || coalesce(' · ' || t.errorCode, '')",
      time: "t.respondedAt", newest: "t.seq DESC"),
    // A row of `questions` is an answer and bears its id.
    "question": CompletionEntity(
      table: "responses t", summary: "t.platform || coalesce(' · ' || t.errorCode, '')",
      time: "t.respondedAt", newest: "t.seq DESC"),
    "insight": CompletionEntity(
      table: "insights t", summary: "t.kind || ' · ' || t.title", time: "t.detectedAt", newest: "t.seq DESC"),
    "alert": CompletionEntity(
      table: "alerts t", summary: "t.severity || ' · ' || t.title", time: "t.createdAt", newest: "t.seq DESC"),
    "report": CompletionEntity(
      table: "reports t", summary: "coalesce(t.title, t.reportType)", time: "t.generatedAt",
      newest: "t.seq DESC"),
    "client": CompletionEntity(
      table: "clients t", summary: "t.name", time: "NULL", newest: "t.seq DESC"),
    "brand": CompletionEntity(table: "brands t", summary: "t.name", time: "NULL", newest: "t.seq DESC"),
    "execution": CompletionEntity(
      table: "executions t", summary: "t.status", time: "coalesce(t.startedAt, t.scheduledAt)",
      newest: "t.seq DESC"),
    "persona": CompletionEntity(
      table: "customPersonas t", summary: "t.name || ' · ' || t.segment", time: "NULL",
      newest: "t.seq DESC"),
    "widget": CompletionEntity(
      table: "widgets t", summary: "t.name || ' · ' || t.status", time: "NULL", newest: "t.seq DESC"),
    "member": CompletionEntity(
      table: "members t", summary: "t.name || ' · ' || t.role", time: "NULL", newest: "t.seq DESC"),
    "integration": CompletionEntity(
      table: "integrations t", summary: "t.name", time: "NULL", newest: "t.seq DESC"),
  ]

  private struct Row {
    var id: String
    var summary: String
    var time: Int64?
  }

  /// Ids that begin with `prefix`, newest first, each as short as it is unique (six bytes at least, and no shorter
  /// than `prefix`) or whole. Throws `StoreProblem`.
  func ids(
    _ prefix: String, now: Int64, isWhole: Bool, in connection: Connection
  ) throws -> [(id: String, summary: String)] {
    var rows: [Row]
    if prefix.isEmpty {
      // What has not begun is newer than all that has.
      rows =
        table.hasPrefix("runs ")
        ? try self.rows("WHERE t.startedAt IS NULL ORDER BY t.seq DESC", [], connection) : []
      rows += try self.rows(
        (rows.isEmpty ? "" : "WHERE t.startedAt IS NOT NULL ") + "ORDER BY \(newest)", [], connection)
    } else {
      // No text that begins with `prefix` sorts behind it followed by the last scalar.
      rows = try self.rows(
        "WHERE t.id >= ? AND t.id < ? ORDER BY t.id", [.text(prefix), .text(prefix + "\u{10FFFF}")],
        connection)
      rows.sort { ($0.time ?? .min) > ($1.time ?? .min) }
    }
    return try rows.prefix(Self.limit).map { row in
      let age = row.time.map { " · \(Self.age(now - $0))" } ?? ""
      let id = isWhole ? row.id : try shortened(row.id, atLeast: prefix.utf8.count, connection)
      return (id, row.summary + age)
    }
  }

  private func rows(_ clause: String, _ arguments: [Value], _ connection: Connection) throws -> [Row] {
    let sql = "SELECT t.id, \(summary), \(time) FROM \(table) \(clause) LIMIT \(Self.limit)"
    return try connection.rows(sql, arguments) {
      Row(id: $0.text(0), summary: $0.optionalText(1) ?? "", time: $0.optionalInteger(2))
    }
  }

  /// The shortest beginning that no other id has.
  private func shortened(_ id: String, atLeast: Int, _ connection: Connection) throws -> String {
    let before = try connection.text("SELECT max(t.id) FROM \(table) WHERE t.id < ?", [.text(id)])
    let after = try connection.text("SELECT min(t.id) FROM \(table) WHERE t.id > ?", [.text(id)])
    let bytes = Array(id.utf8)
    let shared = [before, after].map { other in
      zip(bytes, (other ?? "").utf8).prefix { $0 == $1 }.count
    }
    var end = min(bytes.count, max(6, atLeast, (shared.max() ?? 0) + 1))
    while end < bytes.count, bytes[end] & 0xc0 == 0x80 { end += 1 }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  /// `3h ago`.
  static func age(_ milliseconds: Int64) -> String {
    if milliseconds < 1000 { return "now" }
    return DurationText.text(milliseconds).prefix { $0 != " " } + " ago"
  }
}
