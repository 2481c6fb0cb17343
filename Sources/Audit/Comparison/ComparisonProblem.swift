import AuditModel

/// Why runs or brands cannot be compared.
package enum ComparisonProblem: ExplainedProblem, Equatable {
  /// The two runs were read by different versions of the reader, or with different aliases.
  case readDifferently(first: String, second: String)
  /// The two runs belong to different clients: their brands are not the same.
  case differentClients(first: String, second: String)
  /// The run has no answered call.
  case nothingAnswered(run: String)
  /// A brand that is not tracked for the client of the runs.
  case unknownBrand(name: String, tracked: [String])
  /// Grouping by anything but brands needs a brand to look at, and the client has no primary one.
  case noPrimaryBrand(tracked: [String])
  /// Neither a client was given nor is there a single one, nor a run to take it from.
  case noClient

  package var message: String {
    switch self {
    case .readDifferently(let first, let second):
      "the answers of `\(first)` and `\(second)` were read by different readers or alias lists"
    case .differentClients(let first, let second):
      "the runs `\(first)` and `\(second)` belong to different clients"
    case .nothingAnswered(let run): "no call of the run `\(run)` was answered"
    case .unknownBrand(let name, _): "`\(name)` is no tracked brand of this client"
    case .noPrimaryBrand: "the client has no primary brand to compare by"
    case .noClient: "there is no client to compare brands of"
    }
  }

  package var notes: [String] {
    switch self {
    case .readDifferently(let first, let second):
      ["read both again, then compare:", "reread \(first)", "reread \(second)"]
    case .differentClients: ["`runs | select id, client` shows whose they are"]
    case .nothingAnswered(let run): ["`issues \(run)` says why"]
    case .unknownBrand(_, let tracked), .noPrimaryBrand(let tracked):
      ["tracked are: " + tracked.joined(separator: ", ")]
    case .noClient: ["`launch saas_weekly` makes one with a run"]
    }
  }
}
