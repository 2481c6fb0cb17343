import AuditModel
import Reading
import Storage
import Values

/// How well answers are read: what is stored of them, or what is read of a labelled file, beside what they are known
/// to say.
package enum ReaderEvaluation {
  package struct Result: Sendable {
    /// All answers together first, then each set of templates, then each shape.
    package let scores: [ReaderScore]
    /// In the answers' order; empty unless asked for.
    package let misses: [ReaderMiss]
    /// Runs that were read by other rules or aliases than those of today.
    package let staleRuns: [String]
    /// Planted brands that are left out because the client does not track them (any more).
    package let untracked: Int
    /// Rows of a labelled file that were left out.
    package let badRows: [BadRow]
  }

  /// The runs that have planted answers, the latest first; at most `limit`. Throws `StoreProblem`.
  package static func runs(limit: Int?, in connection: Connection) throws -> [RunReference] {
    let sql = """
      SELECT r.seq, r.id FROM runs r
      WHERE EXISTS (
        SELECT 1 FROM responses a JOIN plantedTruth p ON p.responseSeq = a.seq WHERE a.runSeq = r.seq)
      ORDER BY \(DerivedSQL.runStart("r")) DESC, r.seq DESC LIMIT ?
      """
    return try connection.rows(sql, [.integer(Int64(limit ?? -1))]) {
      RunReference(seq: $0.integer(0), id: $0.text(1))
    }
  }

  /// Compares what the database holds of these runs' answers, their mentions, with what was planted in them: every
  /// number of the runs is made of those mentions. `reread` first shows how today's reader does. Throws
  /// `ReaderEvaluationProblem`, `ReaderProblem`, `StoreProblem`.
  package static func stored(
    _ runs: [RunReference], keepsMisses: Bool, in context: AuditContext
  ) throws -> Result {
    try context.store.read { connection in
      var reading = StoredReadings(keepsMisses: keepsMisses)
      for (index, run) in runs.enumerated() {
        if context.isCancelled() { throw StoreProblem.interrupted }
        try reading.add(run, in: connection)
        context.report(
          ProgressEvent(
            activity: "evaluate", done: index + 1, total: runs.count, isLast: index + 1 == runs.count))
      }
      guard reading.answers > 0 else { throw ReaderEvaluationProblem.noTruth(runs: runs.map(\.id)) }
      return Result(
        scores: reading.judge.scores, misses: reading.judge.misses, staleRuns: reading.stale,
        untracked: reading.untracked, badRows: [])
    }
  }

  /// Reads the answers of a labelled file now, with the brands of a client (id or name), and compares. Throws
  /// `ReaderEvaluationProblem`, `ImportProblem` (the file), `LookupProblem` (the client), `ReaderProblem`,
  /// `StoreProblem`.
  package static func file(
    _ path: String, client: String?, skipBad: Bool, keepsMisses: Bool, in context: AuditContext
  ) throws -> Result {
    let (name, brands) = try context.store.read { try self.brands(of: client, in: $0) }
    guard !brands.isEmpty else { throw ReaderEvaluationProblem.noBrands(client: name) }
    let reader = try AnswerReader(brands: brands)
    let known = TrackedNames(brands)
    var file = try LabelledFile(path, names: known)
    var judge = ReaderJudge(keepsMisses: keepsMisses)
    while let answer = try file.next() {
      let read = reader.read(answer.text).mentions.map { mention in
        ReadMention(
          brand: brands[mention.brand].name, rank: mention.rank, sentiment: mention.sentiment,
          firstOffset: mention.firstOffset)
      }
      let before = judge.misses.count
      judge.add(answer.planted, read, response: answer.place)
      judge.excerpt(from: before) { miss in
        Excerpt.make(of: answer.text, at: miss.offset, spellings: known.spellings(of: miss.brand))
      }
    }
    guard file.bad == 0 || skipBad else {
      throw ReaderEvaluationProblem.badRows(file.badRows, count: file.bad, good: file.good)
    }
    guard file.good > 0 else { throw ReaderEvaluationProblem.noRows(file: path) }
    return Result(
      scores: judge.scores, misses: judge.misses, staleRuns: [], untracked: 0, badRows: file.badRows)
  }

  private static func brands(
    of client: String?, in connection: Connection
  ) throws -> (name: String, brands: [Brand]) {
    let found = try client.map { try Lookup.client($0, in: connection).id }
    guard let id = try found ?? AnswerScope.defaultClient(in: connection) else {
      throw LookupProblem.nothingYet(kind: .client)
    }
    let name = try connection.text("SELECT name FROM clients WHERE id = ?", [.text(id)]) ?? id
    return (name, try Clients.brands(of: id, in: connection))
  }
}
