import AuditModel
import Storage
import Values

/// Brings what hangs on an imported run up to date: its sums, its progress, its insights.
struct RunFinish {
  private let run: RunReference
  private let connection: Connection
  private let client: String?
  private let status: RunStatus
  private let given: GivenRun

  /// Throws `StoreProblem`.
  init(_ run: RunReference, in connection: Connection) throws {
    self.run = run
    self.connection = connection
    let found = try connection.first(
      "SELECT clientId, status, config, progressData FROM runs WHERE seq = ?", [.integer(run.seq)]
    ) { row in
      (
        row.optionalText(0), RunStatus(rawValue: row.text(1)) ?? .completed,
        (try? JSONParser.parse(row.text(2))) ?? .null,
        row.optionalText(3).flatMap { try? JSONParser.parse($0) } ?? .null
      )
    }
    client = found?.0
    status = found?.1 ?? .completed
    given = GivenRun(config: found?.2 ?? .null, progress: found?.3 ?? .null)
  }

  /// In order of their starts, so that insights see the run before.
  static func inOrder(_ runs: Set<Int64>, in connection: Connection) throws -> [RunReference] {
    var found: [(run: RunReference, start: Int64)] = []
    for seq in runs {
      let run = try connection.first(
        "SELECT id, coalesce(startedAt, createdAt) FROM runs WHERE seq = ?", [.integer(seq)]
      ) { (RunReference(seq: seq, id: $0.text(0)), $0.integer(1)) }
      if let run { found.append(run) }
    }
    return found.sorted { ($0.start, $0.run.seq) < ($1.start, $1.run.seq) }.map(\.run)
  }

  func apply(rebuildsSums: Bool) throws {
    if rebuildsSums || !given.platforms.isEmpty { try rebuildSums() }
    try setProgress()
  }

  private func rebuildSums() throws {
    for table in ["platformStats", "platformErrors", "rollups"] {
      try connection.execute("DELETE FROM \(table) WHERE runSeq = ?", [.integer(run.seq)])
    }
    let brands = try client.map { try Clients.brands(of: $0, in: connection) } ?? []
    var sums = try RunSums(run: run, brandNames: brands.map(\.name), connection: connection)
    try sums.addStored(connection)
    let hasRows = !sums.platforms.isEmpty
    for (name, platform) in given.platforms.sorted(by: { $0.key.compareBytes(to: $1.key) < 0 }) {
      sums.complete(name, platform, isWhole: hasRows || status == .failed)
    }
    try sums.save(connection)
  }

  /// Progress counts calls. Where the backend counted questions (fewer than the calls that there are), its numbers
  /// give way to the calls; where it says nothing, the calls that there are were all.
  private func setProgress() throws {
    let sql = "SELECT coalesce(sum(attempted), 0), count(*) FROM platformStats WHERE runSeq = ?"
    let (calls, platforms) =
      try connection.first(sql, [.integer(run.seq)]) { ($0.integer(0), $0.integer(1)) } ?? (0, 0)
    var total = given.total ?? (given.processed == nil ? calls : max(calls, given.processed ?? 0))
    var processed = given.processed ?? calls
    let countsQuestions =
      calls > total || (platforms > 1 && processed > 0 && processed * platforms == calls)
    if countsQuestions {
      let (planned, overflow) = total.multipliedReportingOverflow(by: max(1, platforms))
      total = status == .completed || overflow ? calls : max(calls, planned)
      processed = calls
    } else {
      processed = max(processed, calls)
      total = max(total, processed)
    }
    try connection.execute(
      "UPDATE runs SET totalQuestions = ?, processedQuestions = ? WHERE seq = ?",
      [.integer(total), .integer(processed), .integer(run.seq)])
  }

  /// Of these runs and of those that look back at them: of all runs of their clients.
  static func refreshInsights(_ runs: [RunReference], in connection: Connection) throws {
    var done: Set<String> = []
    for run in runs {
      let client = try connection.text("SELECT clientId FROM runs WHERE seq = ?", [.integer(run.seq)])
      guard let client else {
        try Insights.refresh(run, in: connection)
        continue
      }
      if done.insert(client).inserted { try Insights.refresh(client: client, in: connection) }
    }
  }
}
