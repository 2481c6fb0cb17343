import AuditModel
import Storage
import Values

/// What customers embed. Everything throws `SettingsProblem` or `StoreProblem`.
package enum Widgets {
  package struct Widget: Sendable, Equatable {
    package var id: String
    package var name: String
    package var preview: String
    package var status: WidgetStatus
  }

  /// All of them, in the order they were added.
  package static func list(in connection: Connection) throws -> [Widget] {
    try connection.rows("SELECT id, name, preview, status FROM widgets ORDER BY seq") { row in
      Widget(
        id: row.text(0), name: row.text(1), preview: row.text(2),
        status: WidgetStatus(rawValue: row.text(3)) ?? .draft)
    }
  }

  /// Changes what is given, leaves the rest. `id` is exact.
  package static func update(
    _ id: String, name: String? = nil, preview: String? = nil, status: WidgetStatus? = nil,
    in connection: Connection
  ) throws {
    try connection.execute(
      """
      UPDATE widgets SET name = coalesce(?, name), preview = coalesce(?, preview), status = coalesce(?, status)
      WHERE id = ?
      """,
      [.optional(name), .optional(preview), .optional(status?.rawValue), .text(id)])
    if connection.changes == 0 {
      throw SettingsProblem.unknownWidget(id: id, known: try list(in: connection).map(\.id))
    }
  }
}
