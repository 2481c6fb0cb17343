import AuditModel
import Reading
import Storage
import Values

/// How the mentions of one stored answer come about.
package struct AnswerExplanation: Sendable {
  /// In the order of the text.
  package let mentions: [ExplainedMention]
  /// The run, where it was read with another list or other rules: what is stored may differ from this.
  package let staleRun: RunReference?
}

extension Runs {
  /// Every place of a stored answer that spells a brand of its run's client, as today's list and rules see it. Throws
  /// `LookupProblem`, `RunProblem` where the call failed or the run has no client, `ReaderProblem`, `StoreProblem`.
  package static func explainMentions(
    of response: String, in context: AuditContext
  ) throws -> AnswerExplanation {
    try context.store.read { connection in
      let found = try Lookup.response(response, in: connection)
      let sql = """
        SELECT a.text, r.seq, r.id, r.clientId, r.readingVersion
        FROM responses a JOIN runs r ON r.seq = a.runSeq WHERE a.seq = ?
        """
      let row = try connection.first(sql, [.integer(found.seq)]) { row in
        (
          text: row.optionalText(0), run: RunReference(seq: row.integer(1), id: row.text(2)),
          client: row.optionalText(3), version: row.optionalText(4)
        )
      }
      guard let row, let text = row.text else { throw RunProblem.noAnswer(response: found.id) }
      guard let client = row.client else { throw RunProblem.noClient(run: row.run.id) }
      let brands = try Clients.brands(of: client, in: connection)
      let reader = try AnswerReader(brands: brands)
      let isStale = row.version.map { !$0.sameBytes(as: reader.version) } ?? false
      let bytes = Array(text.utf8)
      return AnswerExplanation(
        mentions: reader.traces(in: text).map { ExplainedMention($0, brands: brands, text: bytes) },
        staleRun: isStale ? row.run : nil)
    }
  }
}
