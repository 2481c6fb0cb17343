import Values

/// What a reader of rows gives: a row and where it stands, or why it can't be read.
enum ImportItem {
  case row(ImportRow)
  case bad(BadRow)
}

/// One row as the file has it.
struct ImportRow {
  /// From 1.
  var line: Int
  /// Where the row stands in a JSON text (`[17]`); nil in a table and on a line of its own.
  var path: String?
  var record: Record
}

/// Reads the rows of one file, whatever its format.
enum RowReader {
  /// A row longer than this is not read, so that memory stays bounded whatever the file holds.
  static let limit = 256 << 20

  case lines(JSONLineReader)
  case elements(JSONElementReader)
  case table(CSVReader)

  /// Throws `ImportProblem`.
  init(_ source: ByteReader, format: ImportFormat) throws(ImportProblem) {
    switch format {
    case .jsonl: self = .lines(JSONLineReader(source))
    case .json: self = .elements(JSONElementReader(source))
    case .csv: self = .table(try CSVReader(source, separator: UInt8(ascii: ",")))
    case .tsv: self = .table(try CSVReader(source, separator: UInt8(ascii: "\t")))
    }
  }

  /// A table's columns; nil where every row names its own.
  var columns: [String]? { if case .table(let reader) = self { reader.header } else { nil } }

  /// Nil at the end. Throws `ImportProblem`.
  mutating func next() throws(ImportProblem) -> ImportItem? {
    switch self {
    case .lines(var reader):
      defer { self = .lines(reader) }
      return try reader.next()
    case .elements(var reader):
      defer { self = .elements(reader) }
      return try reader.next()
    case .table(var reader):
      defer { self = .table(reader) }
      return try reader.next()
    }
  }
}
