import AuditModel
import Storage
import Values

extension Lookup {
  /// How many candidates an ambiguity names.
  private static let shown = 5

  /// The one thing of a kind that `text` names. Exact ids win over exact names, those over beginnings of ids, those
  /// over beginnings of names.
  package static func entity(
    _ kind: LookupKind, _ text: String, in connection: Connection
  ) throws -> EntityReference {
    guard !text.isEmpty else { throw LookupProblem.empty(kind: kind) }
    if text == "latest" { return try latest(kind, in: connection) }
    if text == "previous", kind != .run { throw LookupProblem.noPrevious(kind: kind) }
    var conditions = [("id = ?1", [Value.text(text)])]
    if kind.hasNames { conditions.append(("name = ?1", [.text(text)])) }
    // No text that begins with `text` sorts behind it followed by the last scalar.
    let range = [Value.text(text), .text(text + "\u{10FFFF}")]
    conditions.append(("id >= ?1 AND id < ?2", range))
    if kind.hasNames { conditions.append(("au_startsWith(au_lower(name), au_lower(?1))", [.text(text)])) }
    for (condition, arguments) in conditions {
      if let found = try only(kind, text, where: condition, arguments, in: connection) {
        return found
      }
    }
    throw LookupProblem.unknown(kind: kind, text: text, also: try other(than: kind, text, in: connection))
  }

  /// Which other kind has an id or name that begins so.
  private static func other(
    than kind: LookupKind, _ text: String, in connection: Connection
  ) throws -> LookupKind? {
    guard text.utf8.count > 3 else { return nil }
    return try LookupKind.allCases.first { other in
      guard other != kind else { return false }
      let begins =
        other.hasNames
        ? "id >= ?1 AND id < ?2 OR au_startsWith(au_lower(name), au_lower(?1))" : "id >= ?1 AND id < ?2"
      let sql = "SELECT 1 FROM (\(other.rows)) WHERE \(begins) LIMIT 1"
      return try connection.integer(sql, [.text(text), .text(text + "\u{10FFFF}")]) != nil
    }
  }

  private static func latest(
    _ kind: LookupKind, in connection: Connection
  ) throws -> EntityReference {
    let sql = "SELECT seq, id FROM (\(kind.rows)) ORDER BY time DESC, seq DESC LIMIT 1"
    let found = try connection.first(sql) { EntityReference(seq: $0.integer(0), id: $0.text(1)) }
    guard let found else { throw LookupProblem.nothingYet(kind: kind) }
    return found
  }

  /// Nil where nothing meets the condition; throws where several do.
  private static func only(
    _ kind: LookupKind, _ text: String, where condition: String, _ arguments: [Value],
    in connection: Connection
  ) throws -> EntityReference? {
    let rows = "(\(kind.rows)) WHERE \(condition)"
    let sql = "SELECT seq, id, name FROM \(rows) ORDER BY time DESC, seq DESC, id LIMIT \(shown)"
    let found = try connection.rows(sql, arguments) {
      (EntityReference(seq: $0.integer(0), id: $0.text(1)), $0.optionalText(2))
    }
    guard found.count > 1 else { return found.first?.0 }
    let count = try connection.integer("SELECT count(*) FROM \(rows)", arguments) ?? 0
    throw LookupProblem.ambiguous(
      kind: kind, text: text,
      candidates: found.map { LookupProblem.Candidate(id: $0.0.id, name: $0.1) },
      count: Int(count))
  }
}
