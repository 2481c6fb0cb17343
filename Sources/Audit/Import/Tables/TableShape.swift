import Values

/// Where the rows of a table have our fields: most rows of a file look alike.
struct TableShape {
  private enum Place {
    case column(Int)
    case path(FieldPath)
  }

  let table: ImportTable
  let names: [String]
  private var places: [TableField: [Place]] = [:]
  /// Columns that no field is read from.
  private(set) var unknown: [String] = []

  init(_ table: ImportTable, names: [String], mapping: [TableField: FieldPath]) {
    self.table = table
    self.names = names
    let folded = names.map(FieldGuess.folded)
    var used: Set<Int> = []
    for (field, columns) in table.fields {
      if let path = mapping[field] {
        places[field] = [.path(path)]
        let whole = names.firstIndex { $0.sameBytes(as: path.text) }
        if let index = whole ?? names.firstIndex(where: { $0.sameBytes(as: path.parts[0]) }) {
          used.insert(index)
        }
        continue
      }
      let found = columns.flatMap { column in
        folded.indices.filter { folded[$0].sameBytes(as: column) }
      }
      used.formUnion(found)
      if !found.isEmpty { places[field] = found.map(Place.column) }
    }
    unknown = names.indices.filter { !used.contains($0) }.map { names[$0] }
  }

  func fits(_ record: Record) -> Bool {
    names.count == record.names.count
      && zip(names, record.names).allSatisfy { $0.sameBytes(as: $1) }
  }

  /// Whether the rows have a column for the field, whatever stands in it.
  func has(_ field: TableField) -> Bool { places[field] != nil }

  /// The field's value and its column; nil where it is null, empty or `\N` (as PostgreSQL writes null).
  func value(_ field: TableField, in record: Record) -> (value: Value, path: String)? {
    for place in places[field] ?? [] {
      switch place {
      case .column(let index):
        if !Self.isEmpty(record.values[index]) { return (record.values[index], names[index]) }
      case .path(let path):
        if let value = path.value(in: record), !Self.isEmpty(value) { return (value, path.text) }
      }
    }
    return nil
  }

  /// The column that a fault in the field is told of.
  func path(of field: TableField) -> String? {
    switch places[field]?.first {
    case .column(let index): names[index]
    case .path(let path): path.text
    case nil: nil
    }
  }

  private static func isEmpty(_ value: Value) -> Bool {
    switch value {
    case .null: true
    case .text(let text): text.isEmpty || text.sameBytes(as: "\\N")
    default: false
    }
  }
}
