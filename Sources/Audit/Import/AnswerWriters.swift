import AuditModel
import Storage

/// The writers of the runs that an import adds answers to, whatever their order.
struct AnswerWriters {
  /// So many runs have their sums in memory at once.
  private static let limit = 200

  private let connection: Connection
  private var writers: [Int64: AnswerWriter] = [:]

  init(_ connection: Connection) { self.connection = connection }

  /// Takes the run's writer out, made where there is none: the caller puts it back, so that its sums are never copied.
  /// Throws `StoreProblem`.
  mutating func take(_ run: RunReference, brands: [Brand]) throws -> AnswerWriter {
    if let writer = writers.removeValue(forKey: run.seq) { return writer }
    if writers.count >= Self.limit { try closeAll() }
    return try AnswerWriter(connection: connection, run: run, brands: brands)
  }

  mutating func put(_ writer: AnswerWriter) { writers[writer.run.seq] = writer }

  /// Stores the sums of all of them. Throws `StoreProblem`.
  mutating func closeAll() throws {
    for seq in writers.keys.sorted() { try writers[seq]?.finish() }
    writers = [:]
  }
}
