import Relation
import Values

/// A file of rows as a source of its own: nothing of it is stored. JSON, JSONL, CSV and TSV, by the name's ending.
package enum FileTable {
  /// So many rows are looked at for the types of the columns.
  private static let sample = 10_000

  /// The columns, in the order in which they first appear, with the narrowest type that holds what the first 10,000
  /// rows have in them. Throws `FileTableProblem`.
  package static func fields(of path: String) throws(FileTableProblem) -> [Field] {
    var reader = try reader(path)
    var names = reader.columns ?? []
    var guesses = names.map { _ in TypeGuess() }
    var count = 0
    while count < sample, let row = try next(&reader) {
      count += 1
      for (index, name) in row.record.names.enumerated() {
        // Mostly all rows have the same fields in the same order.
        let isUsual = index < names.count && names[index].sameBytes(as: name)
        let place = isUsual ? index : names.firstIndex { $0.sameBytes(as: name) } ?? names.count
        if place == names.count {
          names.append(name)
          guesses.append(TypeGuess())
        }
        guesses[place].add(row.record.values[index])
      }
      // A row without a field has null in it.
      if row.record.names.count < names.count {
        for (place, name) in names.enumerated() where row.record[name] == nil {
          guesses[place].isNullable = true
        }
      }
    }
    guard !names.isEmpty else { throw .noRows(file: path) }
    var isWhole = count < sample
    if !isWhole { isWhole = try next(&reader) == nil }
    return zip(names, guesses).map { name, guess in
      Field(name, guess.type, nullable: guess.isNullable || !isWhole)
    }
  }

  /// Reads the rows one after another, as these fields; `body` gives false to stop. `needed`: the places of the fields
  /// that somebody reads, nil for all; the others are checked, and may be null. Throws `FileTableProblem`, and what
  /// `body` throws.
  package static func read(
    _ path: String, as fields: [Field], needed: Places? = nil, _ body: ([Value]) throws -> Bool
  ) throws {
    var reader = try reader(path)
    switch reader {
    case .lines(var lines):
      let scanner = JSONLineScanner(fields, needed: needed)
      if scanner.isOfUse { return try read(&lines, scanner, path, fields, body) }
    case .table(var table):
      let scanner = CSVLineScanner(fields, header: table.header, separator: table.separator, needed: needed)
      if let scanner { return try read(&table, scanner, path, fields, body) }
    case .elements: break
    }
    var values: [Value] = []
    while let row = try next(&reader) {
      try convert(row, path, fields, into: &values)
      if try !body(values) { return }
    }
  }

  private static func read(
    _ lines: inout JSONLineReader, _ scanner: JSONLineScanner, _ path: String, _ fields: [Field],
    _ body: ([Value]) throws -> Bool
  ) throws {
    // Written anew for each row; who keeps a row gets a copy then.
    var values = [Value](repeating: .null, count: fields.count)
    while let read = try nextLine(&lines, scanner, into: &values) {
      if case .item(let item) = read, let row = try row(item) {
        try convert(row, path, fields, into: &values)
      }
      if try !body(values) { return }
    }
  }

  private static func read(
    _ table: inout CSVReader, _ scanner: CSVLineScanner, _ path: String, _ fields: [Field],
    _ body: ([Value]) throws -> Bool
  ) throws {
    // Written anew for each row; who keeps a row gets a copy then.
    var values = [Value](repeating: .null, count: fields.count)
    while true {
      if table.next(scanner, into: &values) {
        if try !body(values) { return }
        continue
      }
      guard let row = try nextRow(&table) else { return }
      try convert(row, path, fields, into: &values)
      if try !body(values) { return }
    }
  }

  private static func convert(_ row: ImportRow, _ path: String, _ fields: [Field], into values: inout [Value])
    throws(FileTableProblem)
  {
    values.removeAll(keepingCapacity: true)
    for (index, field) in fields.enumerated() {
      let raw =
        row.record.names.indices.contains(index) && row.record.names[index].sameBytes(as: field.name)
        ? row.record.values[index] : row.record[field.name] ?? .null
      guard let value = TypeGuess.convert(raw, to: field.type) else {
        let bad = BadRow(
          file: path, line: row.line, path: field.name,
          reason: .wrongType(expected: "a \(field.type.word)", found: raw.typeWord))
        throw .wrongType(bad, column: field.name)
      }
      values.append(value)
    }
  }

  private static func reader(_ path: String) throws(FileTableProblem) -> RowReader {
    do throws(ImportProblem) {
      guard let format = ImportFormat(path: path) else { throw .unknownFormat(file: path) }
      return try RowReader(try ByteReader(path: path), format: format)
    } catch {
      if case .badRows(let rows, _, _) = error, let row = rows.first { throw .badRow(row) }
      throw .file(error)
    }
  }

  private static func next(_ reader: inout RowReader) throws(FileTableProblem) -> ImportRow? {
    let item: ImportItem?
    do throws(ImportProblem) { item = try reader.next() } catch { throw .file(error) }
    return try row(item)
  }

  private static func nextLine(
    _ lines: inout JSONLineReader, _ scanner: JSONLineScanner, into values: inout [Value]
  ) throws(FileTableProblem) -> JSONLineReader.Read? {
    do throws(ImportProblem) { return try lines.next(scanner, into: &values) } catch { throw .file(error) }
  }

  private static func nextRow(_ table: inout CSVReader) throws(FileTableProblem) -> ImportRow? {
    let item: ImportItem?
    do throws(ImportProblem) { item = try table.next() } catch { throw .file(error) }
    return try row(item)
  }

  private static func row(_ item: ImportItem?) throws(FileTableProblem) -> ImportRow? {
    switch item {
    case .row(let row)?: return row
    case .bad(let bad)?: throw .badRow(bad)
    case nil: return nil
    }
  }
}
