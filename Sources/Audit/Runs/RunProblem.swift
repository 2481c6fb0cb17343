import AuditModel

/// Why a run cannot be launched, worked on or stopped.
package enum RunProblem: ExplainedProblem, Equatable {
  /// Another process holds its lease for so many milliseconds more, unless it renews it.
  case busy(run: String, remaining: Int64)
  case finished(run: String, status: RunStatus)
  /// It was imported, or its config was changed by hand.
  case notSimulated(run: String)
  /// While this process worked on it another one took it over (this one had stood still for too long).
  case leaseLost(run: String)
  case badPace(Double)
  /// Nothing says which brands to look for.
  case noClient(run: String)
  /// The call failed, so there is no answer to read.
  case noAnswer(response: String)
  /// The stored questions are not those of the stored config.
  case damaged(run: String)

  package var message: String {
    switch self {
    case .busy(let run, _): "the run `\(run)` is being worked on by another shell"
    case .finished(let run, let status): "the run `\(run)` is \(status.rawValue) already"
    case .notSimulated(let run): "the run `\(run)` was not launched here, so it cannot be resumed"
    case .leaseLost(let run): "another shell took over the run `\(run)`"
    case .badPace(let pace): "a pace is more than 0 calls a second, not \(pace)"
    case .noClient(let run): "the run `\(run)` belongs to no client, so there are no brands to read for"
    case .noAnswer(let response): "the call `\(response)` failed: there is no answer to read"
    case .damaged(let run): "the questions of the run `\(run)` are not those it was launched with"
    }
  }

  package var notes: [String] {
    switch self {
    case .busy(let run, let remaining):
      [
        "`watch \(run)` shows how far it is",
        "if that shell is gone, `resume \(run)` will do in \(max(1, (remaining + 999) / 1000)) s",
      ]
    case .finished: ["`launch` makes a new one"]
    case .notSimulated: ["imported answers are complete as they are"]
    case .leaseLost(let run): ["`watch \(run)` shows how far it is"]
    case .badPace: ["`--pace 5` makes five calls a second; without it a run is as fast as it can be"]
    case .noClient: ["`clients` lists them; import the run again with one"]
    case .noAnswer(let response): ["response \(response)    shows its error"]
    case .damaged: ["the database was changed by another program; `launch` makes a new run"]
    }
  }
}
