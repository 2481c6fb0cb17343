import AuditModel
import Reading
import Storage
import Values

/// Reads the stored answers of a run anew: after aliases changed, or a newer version reads better.
struct Reread {
  private struct Answer: Sendable {
    let seq: Int64
    let platform: String
    let text: String
  }

  /// How many answers are in memory at once.
  private static let batchSize = 512

  let run: RunReference
  let brands: [Brand]
  let reader: AnswerReader

  /// Replaces mentions, citations, rollups and the answers' own feeling; gives how many answers there are. To be
  /// called in a transaction. `progress` hears after each batch how many are done; what it throws ends the reading.
  /// Throws `StoreProblem`.
  func apply(in connection: Connection, progress: (Int) throws -> Void = { _ in }) throws -> Int {
    for table in ["mentions", "citations", "rollups"] {
      try connection.execute("DELETE FROM \(table) WHERE runSeq = ?", [.integer(run.seq)])
    }
    let names = brands.map(\.name)
    let writer = try ReadingWriter(connection: connection, run: run, brandNames: names)
    var sums = try RunSums(run: run, brandNames: names, connection: connection)
    let update = try connection.prepare(
      "UPDATE responses SET sentiment = ?, score = ? WHERE seq = ?")
    let seqs = try connection.rows(
      "SELECT seq FROM responses WHERE runSeq = ? AND text IS NOT NULL ORDER BY seq",
      [.integer(run.seq)]
    ) { $0.integer(0) }
    for start in stride(from: 0, to: seqs.count, by: Self.batchSize) {
      let part = seqs[start..<min(start + Self.batchSize, seqs.count)]
      let answers = try part.compactMap { try answer($0, in: connection) }
      let readings = answers.parallelMap(stripe: 16) { [reader] in reader.read($0.text) }
      for (answer, reading) in zip(answers, readings) {
        update.bind(reading.sentiment.rawValue, at: 1)
        update.bind(reading.score, at: 2)
        update.bind(answer.seq, at: 3)
        try update.run()
        try writer.write(reading, response: answer.seq, platform: answer.platform)
        sums.add(reading, platform: answer.platform)
      }
      try progress(start + part.count)
    }
    try sums.save(connection)
    try connection.execute(
      "UPDATE runs SET readingVersion = ? WHERE seq = ?",
      [.text(reader.version), .integer(run.seq)])
    return seqs.count
  }

  private func answer(_ seq: Int64, in connection: Connection) throws -> Answer? {
    try connection.first("SELECT platform, text FROM responses WHERE seq = ?", [.integer(seq)]) {
      Answer(seq: seq, platform: $0.text(0), text: $0.text(1))
    }
  }
}
