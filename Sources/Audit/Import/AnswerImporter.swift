import AuditModel
import Storage
import Values

/// One import of answers: checks the request, then reads the files row by row.
struct AnswerImporter {
  private struct File {
    let path: String
    let format: ImportFormat
    let source: String
  }

  /// Rows between two looks at Ctrl-C and the clock.
  private static let stride = 32

  private let request: ImportRequest
  private let context: AuditContext
  private let files: [File]
  private let brands: BrandList?
  private let mapper: AnswerMapper

  /// Throws `ImportProblem`: nothing of the database is needed for it.
  init(_ request: ImportRequest, context: AuditContext) throws {
    self.request = request
    self.context = context
    mapper = try AnswerMapper(request)
    if let source = request.source, FieldGuess.trimmed(source).isEmpty {
      throw ImportProblem.emptyName(of: "source")
    }
    files = try FilePatterns.expand(request.files).map { path throws(ImportProblem) in
      guard let format = request.format ?? ImportFormat(path: path) else {
        if AtomicFile.isFolder(path) { throw .isFolder(path) }
        throw .unknownFormat(file: path)
      }
      return File(path: path, format: format, source: request.source ?? FileName.base(of: path))
    }
    brands = try request.brands.map { path throws(ImportProblem) in try BrandList.read(path) }
  }

  /// To be called in a transaction. Throws what `Import.answers` does.
  func run(in connection: Connection) throws -> ImportReport {
    var client = try ImportClient.find(request.client, now: context.now(), in: connection)
    let brandReport = try brands?.install(for: client, in: connection)
    var pass = Pass(
      mapper: mapper,
      store: try AnswerStore(
        client: client.reference.id, now: context.now(), in: connection),
      progress: ImportProgress(context))
    for file in files { try read(file, &pass) }
    guard pass.bad == 0 || request.skipBad else {
      throw ImportProblem.badRows(
        pass.badRows, count: pass.bad, good: pass.good)
    }
    let fields = pass.usedFields
    try pass.store.finish(fields: Self.config(of: fields))
    pass.progress.end(rows: pass.rows)
    // Files without answers leave nothing behind.
    if pass.store.isEmpty, brandReport == nil { try client.forget(in: connection) }
    return ImportReport(
      client: client.reference, clientName: client.name, isNewClient: client.isNew,
      files: pass.files, runs: pass.store.tallies.map(\.report), fields: fields,
      unused: pass.mapper.reader.unused, brandCount: pass.store.brands.count, brands: brandReport,
      badRows: pass.badRows, isDryRun: request.dryRun)
  }

  /// What changes while the files are read.
  private struct Pass {
    var mapper: AnswerMapper
    var store: AnswerStore
    var progress: ImportProgress
    var files: [ImportReport.File] = []
    var badRows: [BadRow] = []
    var rows = 0
    var bad = 0
    var good: Int { rows - bad }

    var usedFields: [ImportReport.UsedField] {
      ImportField.allCases.flatMap { field in
        (mapper.reader.used[field] ?? []).map {
          ImportReport.UsedField(field: field, path: $0.path, isGuessed: $0.isGuessed)
        }
      }
    }
  }

  private func read(_ file: File, _ pass: inout Pass) throws {
    let source = try ByteReader(path: file.path)
    var reader = try RowReader(source, format: file.format)
    if let columns = reader.columns { try check(columns, of: file) }
    pass.files.append(ImportReport.File(path: file.path, format: file.format))
    let place = pass.files.count - 1
    var done = 0
    while let item = try reader.next() {
      if done % Self.stride == 0 { try pause(pass, after: done, source) }
      done += 1
      pass.rows += 1
      pass.files[place].rows += 1
      switch item {
      case .bad(let row): note(row, place, &pass)
      case .row(let row): try take(row, file, place, &pass)
      }
    }
    try pause(pass, after: done, source)
  }

  private func pause(_ pass: Pass, after done: Int, _ source: ByteReader) throws {
    if context.isCancelled() { throw ImportProblem.cancelled(rows: pass.rows) }
    pass.progress.tell(rows: pass.rows, source)
  }

  /// A table has all its columns in its header: a mapping of another one is a mistake in every row.
  private func check(_ columns: [String], of file: File) throws(ImportProblem) {
    for path in mapper.reader.namedPaths where !columns.contains(where: { $0.sameBytes(as: path) }) {
      throw .unknownColumn(file: file.path, column: path, columns: columns)
    }
  }

  private func take(_ row: ImportRow, _ file: File, _ place: Int, _ pass: inout Pass) throws {
    let answer: ImportedAnswer
    do throws(RowFault) {
      answer = try pass.mapper.answer(from: row.record)
    } catch {
      return note(row.bad(error, in: file.path), place, &pass)
    }
    // After a bad row nothing will be kept: what is left is only counted.
    guard pass.bad == 0 || request.skipBad else { return }
    let run = answer.run ?? FileName.base(of: file.path)
    switch try pass.store.add(answer, source: file.source, run: run) {
    case .added: pass.files[place].added += 1
    case .known: pass.files[place].known += 1
    case .repeated: pass.files[place].repeated += 1
    }
  }

  private func note(_ row: BadRow, _ place: Int, _ pass: inout Pass) {
    pass.bad += 1
    pass.files[place].bad += 1
    if pass.badRows.count < ImportReport.badRowsKept { pass.badRows.append(row) }
  }

  /// `{"text": "response", …}`, a list where a field had several paths.
  private static func config(of fields: [ImportReport.UsedField]) -> Value {
    var pairs: [(String, Value)] = []
    for field in ImportField.allCases {
      let paths = fields.filter { $0.field == field }.map { Value.text($0.path) }
      if let first = paths.first { pairs.append((field.rawValue, paths.count == 1 ? first : .list(paths))) }
    }
    return .record(Record(pairs))
  }
}
