import AuditModel
import Storage

/// The writers of the runs that an import adds answers to, whatever their order.
struct AnswerWriters {
  /// So many runs have their sums in memory at once.
  private static let limit = 200

  private let connection: Connection
  private var open: [Int64: AnswerWriter] = [:]

  init(_ connection: Connection) { self.connection = connection }

  /// Takes the run's writer out, made where there is none: the caller puts it back, so that its sums are never copied.
  /// Throws `StoreProblem`.
  mutating func take(_ run: RunReference, brands: [Brand]) throws -> AnswerWriter {
    if let writer = open.removeValue(forKey: run.seq) { return writer }
    if open.count >= Self.limit { try closeAll() }
    return try AnswerWriter(connection: connection, run: run, brands: brands)
  }

  mutating func put(_ writer: AnswerWriter) { open[writer.run.seq] = writer }

  /// Stores the sums of all of them. Throws `StoreProblem`.
  mutating func closeAll() throws {
    for seq in open.keys.sorted() { try open[seq]?.finish() }
    open = [:]
  }
}
