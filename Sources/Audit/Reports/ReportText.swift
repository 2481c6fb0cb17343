import AuditModel
import Storage
import Values

/// Writes a report's Markdown. Every share stands with the n it is made of; text from outside is escaped.
struct ReportText {
  let report: Report
  let run: RunReference
  let connection: Connection
  let scope: AnswerScope
  let cards: [Scorecard]
  let previous: RunReference?

  init(report: Report, run: RunReference, in connection: Connection) throws {
    self.report = report
    self.run = run
    self.connection = connection
    scope = try AnswerScope.run(run, in: connection)
    cards = try Comparison.scorecards(scope, in: connection)
    previous = try connection.first(
      "SELECT p.seq, p.id FROM runs r JOIN runs p ON p.seq = \(DerivedSQL.previousRun("r")) WHERE r.seq = ?",
      [.integer(run.seq)]
    ) { RunReference(seq: $0.integer(0), id: $0.text(1)) }
  }

  var primary: Scorecard? { cards.first { $0.isPrimary } }

  func markdown() throws -> String {
    var text = """
      ---
      title: \(Markdown.quoted(report.title))
      run: \(Markdown.quoted(report.runId))
      generatedAt: \(Timestamp.text(report.generatedAt))
      theme: \(report.theme.rawValue)
      template: \(Reports.templateVersion)
      ---

      # \(Markdown.escape(report.title))

      \(try summary())

      """
    for (heading, body) in try sections() { text += "\n## \(heading)\n\n\(body)" }
    return text
  }

  private func sections() throws -> [(String, String)] {
    switch report.type {
    case .executive:
      [
        ("Brands", brands()), ("Since the previous run", try changes(.brand)),
        ("Platforms", try platforms()), ("Insights", try insights()), ("Issues", try issues()),
      ]
    case .competitive:
      [
        ("Brands", brands()), ("Voice and position", voices()), ("Matrix", try matrix()),
        ("Since the previous run", try changes(.brand)),
      ]
    case .platform:
      [
        ("Platforms", try platforms()), ("Since the previous run", try changes(.platform)),
        ("Issues", try issues()),
      ]
    case .persona:
      [("Personas", try personas()), ("Since the previous run", try changes(.persona))]
    }
  }

  private func summary() throws -> String {
    let n = cards.first?.n ?? 0
    var lines = ["\(n) answered of \(report.total) planned calls."]
    if let primary {
      let name = Markdown.escape(primary.brand)
      lines.append(
        "\(name) is named in \(Wording.share(primary.answers, of: n))"
          + ", with a share of voice of \(Wording.percent(primary.voice)) (mentions, "
          + "n = \(cards.reduce(0) { $0 + $1.mentions })) and a net sentiment of "
          + "\(Wording.number(primary.netSentiment, decimals: 2)) (n = \(primary.answers)).")
    }
    if n < Comparison.lowSample {
      lines.append("With fewer than \(Comparison.lowSample) answers these numbers say little.")
    }
    return lines.joined(separator: " ")
  }
}
