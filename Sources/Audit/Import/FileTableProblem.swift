import AuditModel
import Values

/// Why a file cannot be read as rows.
package enum FileTableProblem: ExplainedProblem, Equatable {
  case file(ImportProblem)
  case noRows(file: String)
  case badRow(BadRow)
  /// A value that its column's type cannot hold.
  case wrongType(BadRow, column: String)
}

extension FileTableProblem {
  package var message: String {
    switch self {
    case .file(let problem): problem.message
    case .noRows(let file): "`\(file)` has no rows to take columns from"
    case .badRow(let row), .wrongType(let row, _): row.description
    }
  }

  package var notes: [String] {
    switch self {
    case .file(.unknownFormat): ["known endings: .csv .tsv .json .jsonl .ndjson"]
    case .file(let problem): problem.notes
    case .noRows, .badRow: []
    case .wrongType(_, let column): ["`--as \(column):text` reads the column as text"]
    }
  }
}
