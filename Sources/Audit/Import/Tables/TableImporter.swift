import AuditModel
import Reading
import Storage
import Values

/// One import of tables: finds out what is in the files, then reads table by table, those first that others refer to,
/// so that the order of the files makes no difference.
struct TableImporter {
  /// Rows between two looks at Ctrl-C and the clock.
  private static let stride = 32

  private let request: TableImportRequest
  private let context: AuditContext
  private let mapping: TableMapping
  private let files: TableFiles

  /// Throws `ImportProblem`: nothing of the database is needed for it.
  init(_ request: TableImportRequest, context: AuditContext) throws {
    self.request = request
    self.context = context
    mapping = try TableMapping(request.mapping)
    files = try TableFiles(request)
  }

  /// To be called in a transaction. Throws what `Import.tables` does.
  func run(in connection: Connection) throws -> TableImportReport {
    var pass = Pass(
      store: try TableStore(client: request.client, now: context.now(), in: connection),
      progress: ImportProgress(context))
    for table in ImportTable.allCases {
      for part in files.parts where part.table == table { try read(part, &pass) }
    }
    guard pass.bad == 0 || request.skipBad else {
      throw ImportProblem.badRows(pass.badRows, count: pass.bad, good: pass.rows - pass.bad)
    }
    let (rows, context) = (pass.rows, context)
    try pass.store.finish { done, total in
      if context.isCancelled() { throw ImportProblem.cancelled(rows: rows) }
      pass.progress.tell(step: "runs", done: done, total: total)
    }
    pass.progress.end(rows: pass.rows)
    let clients = try Self.state(of: pass.store.clients, in: connection)
    return TableImportReport(
      parts: pass.parts, skipped: files.skipped, badRows: pass.badRows, brandless: clients.brandless,
      staleRuns: clients.staleRuns, isDryRun: request.dryRun)
  }

  /// What changes while the files are read.
  private struct Pass {
    var store: TableStore
    let progress: ImportProgress
    var parts: [TableImportReport.Part] = []
    var badRows: [BadRow] = []
    var rows = 0
    var bad = 0
  }

  private func read(_ part: TablePart, _ pass: inout Pass) throws {
    var (source, reader) = try part.open()
    if let columns = reader.columns { try check(columns, of: part) }
    var done = TableImportReport.Part(
      table: part.table, file: part.path, format: part.format, told: part.told)
    var shape: TableShape?
    while let item = try reader.next() {
      if done.rows % Self.stride == 0 { try pause(pass, source) }
      done.rows += 1
      pass.rows += 1
      switch item {
      case .bad(let row): note(row, &done, &pass)
      case .row(let row):
        if shape?.fits(row.record) != true {
          shape = TableShape(part.table, names: row.record.names, mapping: mapping[part.table])
        }
        guard let shape else { continue }
        count(shape.unknown, &done)
        try take(row, shape, &done, &pass)
      }
    }
    try pause(pass, source)
    pass.parts.append(done)
  }

  private func pause(_ pass: Pass, _ source: ByteReader) throws {
    if context.isCancelled() { throw ImportProblem.cancelled(rows: pass.rows) }
    pass.progress.tell(rows: pass.rows, source)
  }

  /// A table has all its columns in its header: a mapping of another one is a mistake in every row.
  private func check(_ columns: [String], of part: TablePart) throws(ImportProblem) {
    for path in mapping[part.table].values.map(\.text).sorted()
    where !columns.contains(where: { $0.sameBytes(as: path) }) {
      throw .unknownColumn(file: part.path, column: path, columns: columns)
    }
  }

  private func take(
    _ row: ImportRow, _ shape: TableShape, _ done: inout TableImportReport.Part, _ pass: inout Pass
  ) throws {
    do {
      switch try pass.store.add(TableRow(shape: shape, record: row.record)) {
      case .added: done.added += 1
      case .updated: done.updated += 1
      case .unchanged: done.unchanged += 1
      case .repeated: done.repeated += 1
      }
    } catch let fault as RowFault {
      note(row.bad(fault, in: done.file), &done, &pass)
    }
  }

  private func note(_ row: BadRow, _ done: inout TableImportReport.Part, _ pass: inout Pass) {
    pass.bad += 1
    done.bad += 1
    if pass.badRows.count < ImportReport.badRowsKept { pass.badRows.append(row) }
  }

  private func count(_ unknown: [String], _ done: inout TableImportReport.Part) {
    for column in unknown {
      if let index = done.unknown.firstIndex(where: { $0.column.sameBytes(as: column) }) {
        done.unknown[index].rows += 1
      } else if done.unknown.count < Self.unknownKept {
        done.unknown.append(.init(column: column, rows: 1))
      }
    }
  }

  /// Rows of JSON may have any number of names.
  private static let unknownKept = 200

  private static func state(
    of clients: Set<String>, in connection: Connection
  ) throws -> (brandless: [String], staleRuns: Int) {
    var brandless: [String] = []
    var staleRuns: Int64 = 0
    for id in clients.sorted(by: { $0.compareBytes(to: $1) < 0 }) {
      let brands = try Clients.brands(of: id, in: connection)
      if brands.isEmpty {
        let name = try connection.text("SELECT name FROM clients WHERE id = ?", [.text(id)])
        brandless.append(name ?? id)
      }
      // Making a reader takes longer than asking whether there is anything that was read.
      let isRead = try connection.integer(
        "SELECT 1 FROM runs WHERE clientId = ? AND readingVersion IS NOT NULL LIMIT 1", [.text(id)])
      guard isRead != nil else { continue }
      staleRuns +=
        try connection.integer(
          "SELECT count(*) FROM runs WHERE clientId = ? AND readingVersion <> ?",
          [.text(id), .text(AnswerReader(brands: brands).version)]) ?? 0
    }
    return (brandless, Int(staleRuns))
  }
}
