import Audit
import AuditModel
import Planning
import Relation
import Storage
import Values

/// The parameters that verbs of two sides share, and how they become a request.
enum ComparisonKeys {
  static let before = Key<String>.positional(
    "before", .id("run"), required: false,
    "the earlier run (the one before the later); one run alone is the later")
  static let after = Key<String>.positional("after", .id("run"), required: false, "the later run (latest)")
  static let dimension = Key<String>.option(
    "by", .word(Enumeration("dimension", ComparisonDimension.allCases.map(\.rawValue))),
    "what a row is (brand)"
  )
  static let brand = Key<String>.option(
    "brand", .text, "whose rows, where they are no brands (the primary one)")
  static let mode = Key<String>.option(
    "mode", .word(Enumeration("mode", VoiceMode.allCases.map(\.rawValue))),
    "what share of voice counts (mentions)")
  static let window = Key<Int64>.span(
    "window", "compare windows of time, each so long: the last one with the one before")
  static let from = Key<Int64>.date("from", "where the later window begins, in place of --window")
  static let until = Key<Int64>.date("until", "where the later window ends (now)")
  static let against = Key<Int64>.date(
    "against", "where the earlier window begins; it is as long, but ends where the later begins")
  static let client = Key<String>.option(
    "client", .id("client"), "with windows: whose runs (the latest run's)")
  static let job = Parameter(
    "job", .id("job"), .option, "`latest` and `previous`, or the windows, of this job")

  /// Which answers are compared.
  static let sides = [
    before.parameter, after.parameter, job, window.parameter, from.parameter, until.parameter,
    against.parameter, client.parameter,
  ]

  /// What `call` asks to compare. Notes what a reader of the numbers should know.
  static func request(
    _ call: VerbCall, _ context: AuditContext, in connection: Connection
  ) throws -> ComparisonRequest {
    let isWindow =
      call[window] != nil || call[from] != nil || call[until] != nil || call[against] != nil
    var request =
      isWindow ? try windows(call, context, in: connection) : try runs(call, in: connection)
    request.dimension = call[dimension].flatMap(ComparisonDimension.init) ?? .brand
    request.brand = call[brand]
    request.mode = call[mode].flatMap(VoiceMode.init) ?? .mentions
    return request
  }

  private static func runs(_ call: VerbCall, in connection: Connection) throws -> ComparisonRequest {
    let job = call.text("job")
    guard call[client] == nil else {
      throw UnusedOption(
        option: "--client", subject: "two runs",
        notes: [
          "compare --window 30d --client CLIENT", "compare --job JOB    its latest run with the one before",
        ])
    }
    // One run alone is the later one.
    let (given, later) = call[after] == nil ? (nil, call[before]) : (call[before], call[after])
    let second = try Lookup.run(later ?? "latest", job: job, in: connection)
    let first =
      try given.map { try Lookup.run($0, job: job, in: connection) }
      ?? Lookup.previousRun(before: second, in: connection)
    guard first != second else { throw SameRun(run: second.id) }
    let names = try [first, second].map { run in
      let sql = "SELECT \(DerivedSQL.runName("r")) FROM runs r WHERE r.seq = ?"
      return "\(run.id.prefix(8)) \(try connection.text(sql, [.integer(run.seq)]) ?? "")"
    }
    call.host.note("before: \(names[0]); after: \(names[1])")
    for run in [first, second] { try note(run, call.host, in: connection) }
    return ComparisonRequest(first: first, second: second)
  }

  private static func windows(
    _ call: VerbCall, _ context: AuditContext, in connection: Connection
  ) throws -> ComparisonRequest {
    guard call[before] == nil else { throw WindowProblem.runs }
    guard (call[window] == nil) != (call[from] == nil) else { throw WindowProblem.length }
    let windows = try TimeWindows(
      from: call[from], until: call[until] ?? context.now(), length: call[window], against: call[against])
    let job = try call.text("job").map { try Lookup.job($0, in: connection) }
    let named = try call[client].map { try Lookup.client($0, in: connection).id }
    let owner = try job.flatMap {
      try connection.text("SELECT clientId FROM jobs WHERE seq = ?", [.integer($0.seq)])
    }
    guard let client = try named ?? owner ?? AnswerScope.defaultClient(in: connection) else {
      throw ComparisonProblem.noClient
    }
    let sides = try [windows.earlier, windows.later].map {
      try ComparisonSide.window($0, client: client, job: job?.id, in: connection)
    }
    for side in sides {
      call.host.note("\(side.runs.count) completed \(side.runs.count == 1 ? "run" : "runs") \(side.name)")
    }
    return ComparisonRequest(first: sides[0], second: sides[1], areWindows: true)
  }

  /// Says so where a run is not whole: its numbers stand for a part of its questions.
  static func note(_ run: RunReference, _ host: VerbHost, in connection: Connection) throws {
    let found = try connection.first(
      "SELECT status, processedQuestions, totalQuestions FROM runs WHERE seq = ?", [.integer(run.seq)]
    ) { ($0.text(0), $0.int(1), $0.int(2)) }
    guard let (status, done, total) = found, status != RunStatus.completed.rawValue else { return }
    host.note("the run \(run.id) is \(status): \(done) of \(total) calls")
  }

  /// The same of a run that stands alone, and so where it was read with another list of brands: one that nobody looked
  /// for shows as never named. (Two runs that were read differently are not compared at all.)
  static func noteAlone(_ run: RunReference, _ host: VerbHost, in connection: Connection) throws {
    try note(run, host, in: connection)
    if try Runs.isStale(run, in: connection) {
      host.note("the run \(run.id) was read with another list of brands, or by older rules: reread \(run.id)")
    }
  }
}

/// A run compared with itself.
package struct SameRun: ExplainedProblem {
  package let run: String

  package var message: String { "the run `\(run)` would be compared with itself" }
  package var notes: [String] {
    ["compare    compares the latest with the one before", "scorecard \(run)    shows one run"]
  }
}

/// Windows of time that cannot be told from what was given.
package enum WindowProblem: ExplainedProblem {
  /// Runs are named as well.
  case runs
  /// Neither --window nor --from, or both.
  case length

  package var message: String {
    switch self {
    case .runs: "runs are named, and windows of time as well"
    case .length: "windows of time need either `--window` or `--from`"
    }
  }

  package var notes: [String] {
    [
      "compare --window 30d    the last 30 days with the 30 before",
      "compare --from @2026-10-01 --until @2026-11-01 --against @2026-09-01",
    ]
  }
}

/// Numbers as values of rows.
enum Cells {
  static func real(_ x: Double?) -> Value { x.map(Value.finite) ?? .null }
  static func count(_ n: Int?) -> Value { n.map { .integer(Int64($0)) } ?? .null }
  static func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
}
