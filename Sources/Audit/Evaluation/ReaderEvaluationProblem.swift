import AuditModel

/// Why there is nothing to evaluate.
package enum ReaderEvaluationProblem: ExplainedProblem, Equatable {
  /// No answer of these runs has its planted truth.
  case noTruth(runs: [String])
  /// The client has no brands to look for.
  case noBrands(client: String)
  /// A labelled file without a row.
  case noRows(file: String)
  /// The first rows that cannot be read of `count`; `good` others could.
  case badRows([BadRow], count: Int, good: Int)

  package var message: String {
    switch self {
    case .noTruth(let runs):
      runs.count == 1
        ? "the run `\(runs[0])` has no answers in which something was planted"
        : "there are no answers in which something was planted"
    case .noBrands(let client): "the client `\(client)` has no brands to look for"
    case .noRows(let file): "`\(file)` has no rows"
    case .badRows(_, let count, let good):
      "\(ImportReport.count(count, "row")) of \(count + good) cannot be read"
    }
  }

  package var notes: [String] {
    switch self {
    case .noTruth:
      [
        "simulated answers have it since version 2 of the database: launch saas_weekly",
        "`--file labelled.jsonl` evaluates answers that somebody labelled",
      ]
    case .noBrands: ["import brands FILE --client NAME"]
    case .noRows: []
    case .badRows(let rows, let count, _):
      rows.map(\.description) + (count > rows.count ? ["and \(count - rows.count) more"] : []) + [
        #"a row is {"text": "…", "brands": ["Acme", {"name": "Globex", "sentiment": "negative"}]}"#,
        "in a table the column `brands` holds `Acme; Globex=negative`",
        "`--skip-bad` leaves these rows out",
      ]
    }
  }
}
