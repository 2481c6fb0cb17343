import AuditModel

/// Why an export was not written.
package enum ExportProblem: ExplainedProblem, Equatable {
  /// The system's reason, such as `Permission denied`.
  case cannotWrite(path: String, reason: String)
  case missingFolder(path: String)
  /// The user stopped it; no file was left.
  case stopped

  package var message: String {
    switch self {
    case .cannotWrite(let path, let reason): "`\(path)` cannot be written: \(reason)"
    case .missingFolder(let path): "the folder of `\(path)` does not exist"
    case .stopped: "stopped before the file was complete; nothing was written"
    }
  }

  package var notes: [String] {
    switch self {
    case .cannotWrite, .stopped: []
    case .missingFolder: ["make the folder first, or give another path"]
    }
  }
}
