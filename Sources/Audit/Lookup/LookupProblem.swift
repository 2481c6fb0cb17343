import AuditModel

/// Why an id as a person gave it names nothing, or too much.
package enum LookupProblem: ExplainedProblem, Equatable {
  /// Something that the text could have meant.
  package struct Candidate: Sendable, Equatable {
    package var id: String
    package var name: String?

    package init(id: String, name: String? = nil) {
      self.id = id
      self.name = name
    }
  }

  /// `also`: what else the text names.
  case unknown(kind: LookupKind, text: String, also: LookupKind? = nil)
  /// At most five candidates of `count`.
  case ambiguous(kind: LookupKind, text: String, candidates: [Candidate], count: Int)
  /// `latest` where there is none at all.
  case nothingYet(kind: LookupKind)
  /// `latest --job` of a job that has no run yet.
  case noRunOfJob(job: String)
  /// `previous` where no completed run of the same series came before.
  case noPreviousRun(latest: String)
  /// `previous` of something other than a run.
  case noPrevious(kind: LookupKind)
  case empty(kind: LookupKind)

  package var message: String {
    switch self {
    case .unknown(let kind, let text, _): "there is no \(kind.rawValue) `\(text)`"
    case .ambiguous(let kind, let text, _, let count):
      "`\(text)` could be any of \(count) \(kind.plural)"
    case .nothingYet(let kind): "there is no \(kind.rawValue) yet"
    case .noRunOfJob(let job): "the job `\(job)` has no run yet"
    case .noPreviousRun(let latest): "no completed run of the same job came before `\(latest)`"
    case .noPrevious(let kind): "`previous` means runs, not \(kind.plural)"
    case .empty(let kind): "an id of a \(kind.rawValue) cannot be empty"
    }
  }

  package var notes: [String] {
    switch self {
    case .unknown(.run, let text, .job?):
      ["`\(text)` is a job: `--job \"\(text)\"` narrows `latest` and `previous` to its runs"]
    case .unknown(_, let text, let other?): ["`\(text)` is a \(other.rawValue): \(other.rawValue) \(text)"]
    case .unknown(.run, "failed", _): ["the newest that failed: runs | where status == \"failed\" | first"]
    case .unknown(let kind, _, _):
      [
        Self.list(kind),
        "`help \(kind.rawValue)` tells what can be done with one",
      ]
    case .noPrevious(let kind), .empty(let kind): [Self.list(kind)]
    case .ambiguous(_, _, let candidates, let count):
      candidates.map { candidate in candidate.name.map { "\(candidate.id)  \($0)" } ?? candidate.id }
        + (count > candidates.count ? ["and \(count - candidates.count) more"] : [])
    case .nothingYet(let kind):
      switch kind {
      case .run, .response, .insight: ["`launch saas_weekly` makes one"]
      case .job, .client: ["`simulate 90d` makes some"]
      case .report, .persona: []
      }
    case .noRunOfJob: ["`jobs` lists them with their last runs"]
    case .noPreviousRun:
      [
        "runs without a job follow those of the same client and scenario",
        "`compare RUN RUN` takes any two; `runs` lists them all",
      ]
    }
  }

  private static func list(_ kind: LookupKind) -> String {
    "`\(kind.plural)` lists them; an id, the beginning of one, or `latest` will do"
  }
}
