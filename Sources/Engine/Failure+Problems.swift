import AuditModel
import Diagnostics
import Relation
import Storage
import Values
import Verbs

extension Failure {
  /// Every error of the rooms below, as it is shown.
  package init(_ error: any Error) {
    switch error {
    case let failure as Failure: self = failure
    case let problem as StoreProblem: self = Self.store(problem)
    case let problem as EvaluationProblem: self.init(.run, problem.message, notes: problem.notes)
    case is WatchStopped: self.init(.interrupted, "")
    case let problem as RunInterrupted: self.init(.interrupted, problem.message, notes: problem.notes)
    case let problem as RereadInterrupted: self.init(.interrupted, problem.message, notes: problem.notes)
    case let problem as any ExplainedProblem: self.init(.run, problem.message, notes: problem.notes)
    default:
      self.init(
        .run, "something unexpected happened: \(error)", notes: ["please report this, with what was typed"])
    }
  }

  private static func store(_ problem: StoreProblem) -> Failure {
    switch problem {
    case .missing(let path):
      Failure(
        .database, "there is no database `\(path)`",
        notes: ["`auditsh --db \(path)` makes it at the prompt, `launch` or `simulate 90d` in a script"])
    case .missingDirectory(let path):
      Failure(.database, "the folder `\(path)` does not exist", notes: ["mkdir -p \(path)"])
    case .cannotOpen(let path, let reason): Failure(.database, "`\(path)` cannot be opened: \(reason)")
    case .foreign(let path): Failure(.database, "`\(path)` is no database of auditsh")
    case .newer(let path, let version, let supported):
      Failure(
        .database, "`\(path)` was made by a newer auditsh (version \(version), this one knows \(supported))",
        notes: ["update auditsh"])
    case .older(let path, let version, let needed):
      Failure(
        .database, "`\(path)` was made by an older auditsh (version \(version), this one reads \(needed))",
        notes: [
          "run once without --readonly to bring it up to date; a copy is kept as `\(path).v\(version).bak`"
        ])
    case .unreadableLog(let path):
      Failure(
        .database, "`\(path)-wal` holds changes, and its folder can't be written, which reading them takes",
        notes: ["open it once where its folder can be written, or copy both files to such a folder"])
    case .taken(let path):
      Failure(
        .run, "`\(path)` is there already", notes: ["give a name that is free; a copy replaces nothing"])
    case .readOnly: Failure(.run, "the database is open for reading only", notes: ["leave out --readonly"])
    case .busy:
      Failure(.run, "another program holds the database locked", notes: ["try again when it is done"])
    case .disk(let reason): Failure(.run, "the disk refused a write: \(reason)")
    case .damaged(_, let reason):
      Failure(
        .database, "the database file is damaged: \(reason)",
        notes: ["restore a copy; `sqlite3 FILE .recover` may save a part"])
    case .interrupted: Failure(.interrupted, "interrupted")
    case .constraint(let reason):
      Failure(
        .run, "the database refused the change: \(reason)", notes: ["please report this, with what was typed"]
      )
    case .evaluation(let message):
      Failure(
        .run, message,
        notes: message == EvaluationProblem.overflow.message ? EvaluationProblem.overflow.notes : [])
    case .unexpected(let reason, _):
      Failure(.run, "SQLite: \(reason)", notes: ["please report this, with what was typed"])
    }
  }
}
