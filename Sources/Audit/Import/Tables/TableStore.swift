import AuditModel
import Reading
import Storage
import Values

/// Puts the rows of imported tables into the database: a new one is added, one that differs is brought up to date. To
/// be used in a transaction.
struct TableStore {
  enum Fate { case added, updated, unchanged, repeated }

  let connection: Connection
  let now: Int64
  /// Of runs that name no client.
  private let defaultClient: String?
  /// The ids of this import, hashed: 8 bytes a row.
  private var seen: Set<UInt64> = []
  /// Runs that changed, and those whose sums have to be made anew.
  private(set) var changedRuns: Set<Int64> = []
  private var staleSums: Set<Int64> = []
  var jobs: JobNumbers
  var responses: ResponseStore
  /// Clients of this import, by id.
  private(set) var clients: Set<String> = []
  private var madeClient: ImportClient?

  /// `client` is of runs that name none. Throws `ImportProblem`, `LookupProblem`, `StoreProblem`.
  init(client: String?, now: Int64, in connection: Connection) throws {
    self.connection = connection
    self.now = now
    madeClient = try client.map { try ImportClient.find($0, now: now, in: connection) }
    defaultClient = madeClient?.reference.id
    jobs = JobNumbers(connection)
    responses = try ResponseStore(connection)
  }

  /// Throws `RowFault` for a row that cannot be taken, `StoreProblem`.
  mutating func add(_ row: TableRow) throws -> Fate {
    switch row.shape.table {
    case .clients: try client(row)
    case .jobs: try job(row)
    case .runs: try run(row)
    case .executions: try execution(row)
    case .questions: try question(row)
    case .responses: try response(row)
    case .reports: try report(row)
    }
  }

  /// Marks an id as one of this import; false where it was one already.
  mutating func note(_ id: String, of table: ImportTable) -> Bool {
    var hash = StableHash()
    hash.append(table.rawValue)
    hash.append(id)
    return seen.insert(hash.finish().low).inserted
  }

  func hasSeen(_ id: String, of table: ImportTable) -> Bool {
    var hash = StableHash()
    hash.append(table.rawValue)
    hash.append(id)
    return seen.contains(hash.finish().low)
  }

  mutating func noteChange(ofRun run: Int64, staleSums isStale: Bool = false) {
    changedRuns.insert(run)
    if isStale { staleSums.insert(run) }
  }

  mutating func noteClient(_ id: String) { clients.insert(id) }

  /// The client of a run that names none.
  mutating func clientOfNobody() -> String? {
    if let defaultClient { clients.insert(defaultClient) }
    return defaultClient
  }

  /// Adds or updates a row and gives its number. Throws `RowFault`, `StoreProblem`.
  mutating func put(_ record: TableRecord, _ row: TableRow) throws -> (fate: Fate, seq: Int64) {
    let isRepeated = hasSeen(record.id, of: record.table)
    var columns = record.values.map(\.column)
    if let owner = record.owner { columns.append(owner.column) }
    let list = (["seq"] + columns).joined(separator: ", ")
    let sql = "SELECT \(list) FROM \(record.table.rawValue) WHERE id = ?"
    let found = try connection.first(sql, [.text(record.id)]) { stored in
      let changed = record.values.indices.filter {
        !stored.holds(record.values[$0].value, in: $0 + 1)
      }
      let isOwned = record.owner.map { stored.holds($0.value, in: columns.count) } ?? true
      return (seq: stored.integer(0), changed: changed, isOwned: isOwned)
    }
    guard let found else {
      let seq = try insert(record)
      _ = note(record.id, of: record.table)
      return (.added, seq)
    }
    guard found.isOwned else { throw Self.taken(record, row) }
    guard !found.changed.isEmpty else {
      return (note(record.id, of: record.table) ? .unchanged : .repeated, found.seq)
    }
    if isRepeated { throw row.fault(.id, .otherValues) }
    try update(record, found.changed, seq: found.seq)
    _ = note(record.id, of: record.table)
    return (.updated, found.seq)
  }

  private static func taken(_ record: TableRecord, _ row: TableRow) -> RowFault {
    let owner =
      switch record.owner?.field {
      case .job: "another job's \(record.table.singular)"
      default: "another run's \(record.table.singular)"
      }
    return row.fault(.id, .taken(by: owner))
  }

  private func insert(_ record: TableRecord) throws -> Int64 {
    let inserted = record.inserted
    let columns = inserted.map(\.column).joined(separator: ", ")
    let marks = inserted.map { _ in "?" }.joined(separator: ", ")
    try connection.execute(
      "INSERT INTO \(record.table.rawValue) (\(columns)) VALUES (\(marks))", inserted.map(\.value))
    return connection.lastInsertedRowID
  }

  private func update(_ record: TableRecord, _ changed: [Int], seq: Int64) throws {
    let sets = changed.map { "\(record.values[$0].column) = ?" }.joined(separator: ", ")
    try connection.execute(
      "UPDATE \(record.table.rawValue) SET \(sets) WHERE seq = ?",
      changed.map { record.values[$0].value } + [.integer(seq)])
  }

  /// The id, if there is a row with it. Throws `RowFault` (`dangling`), `StoreProblem`.
  func reference(
    _ field: TableField, _ table: ImportTable, _ row: TableRow
  ) throws -> EntityReference? {
    guard let id = try row.text(field) else { return nil }
    guard let seq = try seq(of: id, in: table) else { throw row.fault(field, .dangling(table)) }
    return EntityReference(seq: seq, id: id)
  }

  /// The same where there must be one.
  func required(
    _ field: TableField, _ table: ImportTable, _ row: TableRow
  ) throws -> EntityReference {
    guard let found = try reference(field, table, row) else { throw row.missing(field) }
    return found
  }

  func seq(of id: String, in table: ImportTable) throws -> Int64? {
    try connection.integer("SELECT seq FROM \(table.rawValue) WHERE id = ?", [.text(id)])
  }

  /// Writes what is pending and brings everything that hangs on the rows up to date. `tick` is called between runs.
  mutating func finish(tick: (_ done: Int, _ total: Int) throws -> Void) throws {
    try responses.finish()
    changedRuns.formUnion(responses.changedRuns)
    staleSums.formUnion(responses.staleSums)
    let runs = try RunFinish.inOrder(changedRuns, in: connection)
    for (done, run) in runs.enumerated() {
      try tick(done, runs.count)
      try RunFinish(run, in: connection).apply(rebuildsSums: staleSums.contains(run.seq))
    }
    try jobs.finish()
    try RunFinish.refreshInsights(runs, in: connection)
    if let made = madeClient, made.isNew, !clients.contains(made.reference.id) {
      try madeClient?.forget(in: connection)
    }
  }
}
