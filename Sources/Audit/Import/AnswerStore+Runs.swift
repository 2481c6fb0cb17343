import Reading
import Storage
import Values

// The rows of runs: an imported run is complete as it is, and grows when more of it is imported.
extension AnswerStore {
  /// Finds the run or makes it. Throws `ImportProblem.otherReading` where its answers were read with other brands.
  func openRun(_ tally: inout Tally) throws -> RunReference {
    let id = tally.report.id
    let found = try connection.first("SELECT seq, readingVersion FROM runs WHERE id = ?", [.text(id)]) {
      ($0.integer(0), $0.optionalText(1))
    }
    if let (seq, version) = found {
      guard version == nil || version == reader.version else {
        throw ImportProblem.otherReading(run: id)
      }
      let run = RunReference(seq: seq, id: id)
      tally.reference = run
      return run
    }
    try connection.execute(
      """
      INSERT INTO runs (id, clientId, displayName, status, createdAt, readingVersion)
      VALUES (?, ?, ?, 'completed', ?, ?)
      """,
      [
        .text(id), .text(client), .text(tally.report.name), .integer(now), .text(reader.version),
      ])
    tally.report.isNew = true
    let run = RunReference(seq: connection.lastInsertedRowID, id: id)
    tally.reference = run
    return run
  }

  /// Writes what is known of a run when all its answers are there. Start and end are those of its answers; without
  /// any time they stay unknown.
  func close(_ tally: Tally, fields: Value) throws {
    guard let run = tally.reference else { return }
    if tally.report.isNew {
      let config = Value.record(
        Record([
          (
            "import",
            .record(
              Record([
                ("source", .text(tally.source)), ("run", .text(tally.report.name)),
                ("fields", fields),
              ]))
          )
        ]))
      try connection.execute(
        "UPDATE runs SET config = ? WHERE seq = ?", [config, .integer(run.seq)])
    }
    try connection.execute(
      """
      UPDATE runs SET
        startedAt = min(coalesce(startedAt, ?1), coalesce(?1, startedAt)),
        completedAt = max(coalesce(completedAt, ?2), coalesce(?2, completedAt)),
        totalQuestions = (SELECT count(*) FROM responses WHERE runSeq = ?3),
        processedQuestions = (SELECT count(*) FROM responses WHERE runSeq = ?3)
      WHERE seq = ?3
      """,
      [.optional(tally.start), .optional(tally.end), .integer(run.seq)])
  }
}
