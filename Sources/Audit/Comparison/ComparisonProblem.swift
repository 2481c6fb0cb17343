import AuditModel
import Values

/// Why runs or brands cannot be compared.
package enum ComparisonProblem: ExplainedProblem, Equatable {
  /// The runs were read by different versions of the reader, or with different aliases. `stale` are those that
  /// today's reader and aliases would read anew: never none.
  case readDifferently(runs: [String], stale: [String])
  /// The two runs belong to different clients: their brands are not the same.
  case differentClients(first: String, second: String)
  /// The run has no answered call.
  case nothingAnswered(run: String)
  /// No call of the window's runs was answered.
  case nothingAnsweredWithin(window: String)
  /// A brand that is not tracked for the client of the runs.
  case unknownBrand(name: String, tracked: [String])
  /// Grouping by anything but brands needs a brand to look at, and the client has no primary one.
  case noPrimaryBrand(tracked: [String])
  /// Neither a client was given nor is there a single one, nor a run to take it from.
  case noClient
  /// No completed run of the client (or job) began in the window. `all` reaches from when the first one
  /// began to when the last one did; nil where there is none.
  case emptyWindow(TimeWindow, all: TimeWindow?)
  /// A window that ends before it begins, or that begins before the one it is compared with.
  case impossibleWindow(TimeWindow)
  /// A brand beside itself.
  case sameBrand(String)

  package var message: String {
    switch self {
    case .readDifferently(let runs, _):
      (runs.count == 2
        ? "the answers of `\(runs[0])` and `\(runs[1])`" : "the answers of these \(runs.count) runs")
        + " were read by different readers or alias lists"
    case .differentClients(let first, let second):
      "the runs `\(first)` and `\(second)` belong to different clients"
    case .nothingAnswered(let run): "no call of the run `\(run)` was answered"
    case .nothingAnsweredWithin(let window): "no call of the runs that began \(window) was answered"
    case .unknownBrand(let name, _): "`\(name)` is no tracked brand of this client"
    case .noPrimaryBrand: "the client has no primary brand to compare by"
    case .noClient: "there is no client to compare brands of"
    case .emptyWindow(let window, _): "no completed run began \(window)"
    case .impossibleWindow(let window): "no time lies \(window)"
    case .sameBrand(let name): "`\(name)` would be compared with itself"
    }
  }

  /// How many runs the notes name.
  private static let shown = 5

  package var notes: [String] {
    switch self {
    case .readDifferently(_, let stale):
      ["read again, then compare:"] + stale.prefix(Self.shown).map { "reread \($0)" }
        + (stale.count > Self.shown ? ["and \(stale.count - Self.shown) more"] : [])
    case .differentClients: ["`runs | select id, client` shows whose they are"]
    case .nothingAnswered(let run): ["`issues \(run)` says why"]
    case .nothingAnsweredWithin: ["`issues` says why"]
    case .unknownBrand(_, let tracked), .noPrimaryBrand(let tracked):
      ["tracked are: " + tracked.joined(separator: ", ")]
    case .noClient: ["`launch saas_weekly` makes one with a run"]
    case .emptyWindow(_, let all):
      all.map {
        [
          "they began between \(Timestamp.text($0.from)) and \(Timestamp.text($0.until))",
          "`--window` says how long the windows are, `--until` where the later one ends",
        ]
      } ?? ["`runs | where status == \"completed\"` lists them"]
    case .impossibleWindow: ["`--from` comes before `--until`, and `--against` before `--from`"]
    case .sameBrand: ["`scorecard` shows each brand by itself"]
    }
  }
}
