import Values

#if canImport(Glibc)
  import Glibc
#endif

/// A part of a dump: the rows of one table in one file.
struct TablePart {
  var path: String
  var format: ImportFormat
  var table: ImportTable
  /// What told the table.
  var told: TableImportReport.Told
  /// The key of the list in a JSON record that holds several.
  var list: String?

  /// Throws `ImportProblem`.
  func open() throws(ImportProblem) -> (source: ByteReader, reader: TableReader) {
    let source = try ByteReader(path: path)
    return (source, try TableReader(source, format: format, list: list))
  }
}

/// Reads the rows of a table, whatever the file.
enum TableReader {
  case rows(RowReader)
  case list(JSONTableReader)

  init(_ source: ByteReader, format: ImportFormat, list: String?) throws(ImportProblem) {
    if let list {
      self = .list(JSONTableReader(source, list: list))
    } else if format == .json {
      self = .rows(.elements(JSONElementReader(source, opensRecords: false)))
    } else {
      self = .rows(try RowReader(source, format: format))
    }
  }

  /// A table's columns; nil where every row names its own.
  var columns: [String]? { if case .rows(let reader) = self { reader.columns } else { nil } }

  /// Nil at the end. Throws `ImportProblem`.
  mutating func next() throws(ImportProblem) -> ImportItem? {
    switch self {
    case .rows(var reader):
      defer { self = .rows(reader) }
      return try reader.next()
    case .list(var reader):
      defer { self = .list(reader) }
      return try reader.next()
    }
  }
}

/// Finds out what is in the files and folders of a dump, before anything is read for good.
struct TableFiles {
  private let table: ImportTable?
  private let format: ImportFormat?
  private(set) var parts: [TablePart] = []
  private(set) var skipped: [TableImportReport.Skipped] = []

  /// Throws `ImportProblem`.
  init(_ request: TableImportRequest) throws(ImportProblem) {
    table = request.table
    format = request.format
    for path in try FilePatterns.expand(request.files) {
      guard let kind = Self.kind(of: path) else {
        throw .cannotRead(file: path, reason: "there is no such file")
      }
      switch kind {
      case S_IFDIR: try addFolder(path)
      case S_IFREG: try add(path, isNamed: true)
      default: throw .notAFile(path)
      }
    }
  }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private mutating func addFolder(_ folder: String) throws(ImportProblem) {
    guard let directory = opendir(folder) else {
      throw .cannotRead(file: folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    names.sort { $0.compareBytes(to: $1) < 0 }
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    let files = names.map { start + $0 }.filter { Self.kind(of: $0) == S_IFREG }
    guard files.contains(where: { format != nil || ImportFormat(path: $0) != nil }) else {
      throw .emptyFolder(folder)
    }
    for file in files { try add(file, isNamed: false) }
  }

  /// `isNamed`: somebody named the file itself; what is no table in a folder is passed over.
  private mutating func add(_ path: String, isNamed: Bool) throws(ImportProblem) {
    guard let format = format ?? ImportFormat(path: path) else {
      if isNamed { throw .unknownFormat(file: path) }
      return skip(path, .format)
    }
    if format == .json, let entries = try JSONTableReader.entries(ByteReader(path: path)) {
      // A row has an id; a row with a list of others inside is still one.
      if !entries.contains(where: { $0.key.sameBytes(as: "id") }) {
        if addLists(path, entries) { return }
        if let list = Self.list(in: entries) {
          return try addTable(path, format, list: list, isNamed: isNamed)
        }
      }
    }
    try addTable(path, format, list: nil, isNamed: isNamed)
  }

  private mutating func skip(_ path: String, _ reason: TableImportReport.Skipped.Reason) {
    skipped.append(TableImportReport.Skipped(path: path, reason: reason))
  }

  /// The lists that are called as tables are; false where there is none.
  private mutating func addLists(_ path: String, _ entries: [JSONTableReader.Entry]) -> Bool {
    let lists = entries.filter(\.isList)
    let tables = lists.compactMap { entry in ImportTable(named: entry.key).map { (entry.key, $0) } }
    guard !tables.isEmpty else { return false }
    for (key, table) in tables {
      guard self.table == nil || self.table == table else {
        skip("\(path), \(key)", .other)
        continue
      }
      parts.append(TablePart(path: path, format: .json, table: table, told: .key, list: key))
    }
    for entry in lists where ImportTable(named: entry.key) == nil {
      skip("\(path), \(entry.key)", .table)
    }
    return true
  }

  /// The key of the rows of one table: `{"rows": [...]}`.
  private static func list(in entries: [JSONTableReader.Entry]) -> String? {
    let lists = entries.filter(\.isList).map(\.key)
    return JSONElementReader.listNames.lazy
      .compactMap { name in lists.first { FieldGuess.folded($0).sameBytes(as: name) } }.first
  }

  private mutating func addTable(
    _ path: String, _ format: ImportFormat, list: String?, isNamed: Bool
  ) throws(ImportProblem) {
    var told = TableImportReport.Told.given
    var table = table
    if table == nil {
      (table, told) = (ImportTable.guess(fileName: FileName.base(of: path)), .name)
    }
    guard let columns = try Self.columns(of: path, format, list: list) else {
      return skip(path, .empty)
    }
    if table == nil { (table, told) = (ImportTable.guess(columns: columns), .columns) }
    guard let table else {
      if isNamed { throw .noTable(file: path) }
      return skip(path, .table)
    }
    parts.append(TablePart(path: path, format: format, table: table, told: told, list: list))
  }

  /// The names of the first row; nil for a file without any.
  private static func columns(
    of path: String, _ format: ImportFormat, list: String?
  ) throws(ImportProblem) -> [String]? {
    let source = try ByteReader(path: path)
    if source.count == 0 { return nil }
    var reader = try TableReader(source, format: format, list: list)
    if let columns = reader.columns { return columns }
    switch try reader.next() {
    case .row(let row): return row.record.names
    case .bad: return []
    case nil: return nil
    }
  }
}
