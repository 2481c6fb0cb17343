import AuditModel
import Reading
import Relation
import Storage
import Values

/// The readers of all clients, for `brandsIn`.
struct ClientReaders: Sendable {
  private struct Entry {
    let id: String
    let name: String
    let reader: AnswerReader
    let brands: [String]
  }

  private let entries: [Entry]
  /// The only client, or the latest run's.
  private let standard: Entry?

  /// Throws `ReaderProblem`, `StoreProblem`.
  init(_ connection: Connection) throws {
    entries = try connection.rows("SELECT id, name FROM clients ORDER BY seq") { ($0.text(0), $0.text(1)) }
      .map { id, name in
        let brands = try Clients.brands(of: id, in: connection)
        return Entry(id: id, name: name, reader: try AnswerReader(brands: brands), brands: brands.map(\.name))
      }
    let client = try AnswerScope.defaultClient(in: connection)
    standard = entries.first { $0.id == client }
  }

  /// The mentions of a client's brands in `text`, in order of first appearance; `client` is an id or a name in any
  /// case. Throws where there is no such client.
  func brands(in text: String, client: String?) throws(EvaluationProblem) -> Value {
    let entry =
      client.map { wanted in
        entries.first { $0.id == wanted || $0.name.lowercased() == wanted.lowercased() }
      } ?? standard
    guard let entry else {
      let names = entries.map(\.name).joined(separator: ", ")
      throw .service(
        .brandsIn, reason: client.map { "there is no client `\($0)`" } ?? "there is no client yet",
        notes: names.isEmpty ? ["launch or import something first"] : ["clients: \(names)"])
    }
    return .list(
      entry.reader.read(text).mentions.map { mention in
        .record(
          Record([
            ("brand", .text(entry.brands[mention.brand])),
            ("frequency", .integer(Int64(mention.frequency))), ("rank", .integer(Int64(mention.rank))),
            ("sentiment", .text(mention.sentiment.rawValue)), ("score", .real(mention.score)),
            ("offset", .integer(Int64(mention.firstOffset))),
          ]))
      })
  }
}
