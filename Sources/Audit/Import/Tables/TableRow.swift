import Values

/// A row of a table in our types. Everything throws `RowFault` with the column.
struct TableRow {
  let shape: TableShape
  let record: Record

  func has(_ field: TableField) -> Bool { shape.has(field) }

  /// Nil where the field is missing or null.
  func read<T>(
    _ field: TableField, _ read: (Value) throws(ImportedValue.Fault) -> T
  ) throws(RowFault) -> T? {
    guard let (value, path) = shape.value(field, in: record) else { return nil }
    do throws(ImportedValue.Fault) {
      return try read(value)
    } catch {
      throw RowFault(reason: error.reason, path: path)
    }
  }

  func text(_ field: TableField) throws(RowFault) -> String? {
    try read(field, ImportedValue.text)
  }

  func required(_ field: TableField) throws(RowFault) -> String {
    guard let text = try text(field), !FieldGuess.trimmed(text).isEmpty else { throw missing(field) }
    return text
  }

  func time(_ field: TableField) throws(RowFault) -> Int64? {
    try read(field, ImportedValue.time)
  }

  func count(_ field: TableField) throws(RowFault) -> Int64? {
    try read(field, ImportedValue.count)
  }

  /// Seconds as milliseconds.
  func seconds(_ field: TableField) throws(RowFault) -> Int64? {
    try read(field, ImportedValue.amount).map { Int64(min($0 * 1000, ImportedValue.most).rounded()) }
  }

  func json(_ field: TableField) throws(RowFault) -> Value? {
    try read(field, ImportedValue.json)
  }

  /// A word of a closed set; `synonyms` are folded.
  func word<Word: RawRepresentable & CaseIterable>(
    _ field: TableField, _: Word.Type, synonyms: [String: Word] = [:]
  ) throws(RowFault) -> Word? where Word.RawValue == String {
    try read(field) { value throws(ImportedValue.Fault) in
      try ImportedValue.word(value, synonyms: synonyms)
    }
  }

  func missing(_ field: TableField) -> RowFault {
    RowFault(reason: .missingField(field), path: shape.path(of: field))
  }

  func fault(_ field: TableField, _ reason: BadRow.Reason) -> RowFault {
    RowFault(reason: reason, path: shape.path(of: field))
  }
}
