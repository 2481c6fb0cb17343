import Statistics
import Storage
import Values

extension ReportText {
  func platforms() throws -> String {
    let sample = try sample(.platform)
    let own = cards.firstIndex { $0.isPrimary }
    let sql = """
      SELECT platform, attempted, answered, failed, latencySum FROM platformStats WHERE runSeq = ?
      ORDER BY platform
      """
    let rows = try connection.rows(sql, [.integer(run.seq)]) { row in
      let group = sample.group(row.text(0))
      let latency = row.int(2) > 0 ? Double(row.int(4)) / Double(row.int(2)) / 1000 : nil
      return [
        Markdown.escape(row.text(0)), "\(row.int(1))", "\(row.int(2))", "\(row.int(3))",
        Wording.number(latency, decimals: 2) + " s",
      ] + visibility(group, own)
    }
    return Markdown.table(
      ["Platform", "Attempted", "Answered", "Failed", "Mean latency", "Visibility", "95 % interval", "n"],
      rows)
  }

  func personas() throws -> String {
    let sample = try sample(.persona)
    let own = cards.firstIndex { $0.isPrimary }
    let rows = sample.groups.keys.sorted().map { persona in
      let group = sample.group(persona)
      let cell = own.map { group.cells[$0] }
      let net = cell.flatMap { Comparison.share($0.balance, $0.judged) }
      return [Markdown.escape(persona.isEmpty ? "no persona" : persona)] + visibility(group, own) + [
        Wording.number(net, decimals: 2) + " (n = \(cell?.judged ?? 0))"
      ]
    }
    return Markdown.table(["Persona", "Visibility", "95 % interval", "n", "Net sentiment"], rows)
  }

  private func sample(_ dimension: ComparisonDimension) throws -> RunSample {
    try RunSample(run: run, dimension: dimension, brands: cards.map(\.brand), in: connection)
  }

  /// The own brand's visibility in a group, its interval and n.
  private func visibility(_ group: RunSample.Group, _ own: Int?) -> [String] {
    guard let own else { return ["–", "–", "\(group.n)"] }
    let answers = group.cells[own].answers
    let interval = Proportions.wilson(successes: answers, trials: group.n)
    let range = interval.map { "\(Wording.percent($0.low)) – \(Wording.percent($0.high))" }
    return [
      Wording.percent(Comparison.share(answers, group.n)), range ?? "–",
      "\(group.n)\(group.n < Comparison.lowSample ? " (low sample)" : "")",
    ]
  }

  func insights() throws -> String {
    let rows = try connection.rows(
      "SELECT kind, impact, title, summary FROM insights WHERE runId = ? ORDER BY seq", [.text(run.id)]
    ) { row in
      "- **\(Markdown.escape(row.text(2)))** (\(row.text(0)), \(row.text(1)) impact). "
        + "\(Markdown.escape(row.text(3)))\n"
    }
    return rows.isEmpty ? "None.\n" : rows.joined()
  }

  func issues() throws -> String {
    let sql = """
      SELECT id, severity, label, count FROM (\(DerivedSQL.issues)) WHERE runSeq = ?
      ORDER BY \(DerivedSQL.severityOrder("severity")), id
      """
    let rows = try connection.rows(sql, [.integer(run.seq)]) { row in
      [Markdown.escape(row.text(0)), row.text(1), Markdown.escape(row.text(2)), "\(row.int(3))"]
    }
    return rows.isEmpty ? "None.\n" : Markdown.table(["Issue", "Severity", "What", "Count"], rows)
  }
}
