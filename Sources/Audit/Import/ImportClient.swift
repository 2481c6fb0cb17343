import AuditModel
import Storage
import Values

/// The client that something is imported for.
struct ImportClient {
  var reference: EntityReference
  var name: String
  var isNew: Bool

  /// The one with this id or name; it is made where there is none. Only whole names count: the beginning of another
  /// client's must not bring answers to it. Throws `LookupProblem`, `ImportProblem`, `StoreProblem`.
  static func find(_ text: String, now: Int64, in connection: Connection) throws -> ImportClient {
    let name = FieldGuess.trimmed(text)
    guard !name.isEmpty else { throw ImportProblem.emptyName(of: "client's name") }
    for column in ["id", "name"] {
      let found = try connection.rows(
        "SELECT seq, id, name FROM clients WHERE \(column) = ? ORDER BY seq LIMIT 6", [.text(name)]
      ) { (EntityReference(seq: $0.integer(0), id: $0.text(1)), $0.text(2)) }
      guard found.count <= 1 else {
        throw LookupProblem.ambiguous(
          kind: .client, text: name,
          candidates: found.prefix(5).map { LookupProblem.Candidate(id: $0.0.id, name: $0.1) },
          count: found.count)
      }
      if let (reference, name) = found.first {
        return ImportClient(reference: reference, name: name, isNew: false)
      }
    }
    let id = StableHash.id("client", name)
    try Clients.install(ClientRow(id: id, name: name), brands: [], now: now, in: connection)
    let seq = try connection.integer("SELECT seq FROM clients WHERE id = ?", [.text(id)])
    return ImportClient(
      reference: EntityReference(seq: seq ?? 0, id: id), name: name, isNew: true)
  }

  /// Takes a client out again that this import made and nothing needed. Throws `StoreProblem`.
  mutating func forget(in connection: Connection) throws {
    guard isNew else { return }
    try connection.execute("DELETE FROM clients WHERE seq = ?", [.integer(reference.seq)])
    isNew = false
  }
}
