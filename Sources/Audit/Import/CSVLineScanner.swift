import Relation
import Values

/// Reads a row of a table straight into the columns of a source, where it is as plain as rows mostly are: on a line of its
/// own, quotes only around whole fields, numbers of at most 15 digits. `CSVReader` reads the rest, and says what is wrong.
struct CSVLineScanner {
  private let separator: UInt8
  private let columns: [(kind: PlainText.Kind, isNeeded: Bool)]

  /// Nil where the fields are not the header's columns in their order, or of a type that is not read here. `needed`:
  /// places in `fields`; nil for all.
  init?(_ fields: [Field], header: [String], separator: UInt8, needed: Places?) {
    guard fields.count == header.count, zip(fields, header).allSatisfy({ $0.name.sameBytes(as: $1) }) else {
      return nil
    }
    self.separator = separator
    columns = fields.enumerated().map { (PlainText.Kind($1.type), needed?.contains($0) ?? true) }
    guard columns.count > 1, columns.allSatisfy({ $0.kind != .other }) else { return nil }
  }

  /// Fills `values`, one for each column; false where the line is not that plain, or wrong: its values then mean nothing.
  func read(_ line: UnsafeBufferPointer<UInt8>, into values: inout [Value]) -> Bool {
    var place = 0
    let end = line.last == 0x0d ? line.count - 1 : line.count
    for index in columns.indices {
      guard let (field, next) = field(line, from: place, to: end) else { return false }
      // A separator between two fields, the end behind the last.
      let isLast = index == columns.count - 1
      guard isLast ? next == end : next < end else { return false }
      place = next + 1
      guard let value = Self.value(field, columns[index].kind, columns[index].isNeeded) else { return false }
      values[index] = value
    }
    return true
  }

  /// A field without its quotes, and the place behind it; nil where it is not plain.
  @inline(__always)
  private func field(_ line: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int)
    -> (UnsafeBufferPointer<UInt8>, Int)?
  {
    if start < end, line[start] == CSVScan.quote {
      guard let close = line.first(CSVScan.quote, from: start + 1), close < end else { return nil }
      guard close + 1 == end || line[close + 1] == separator else { return nil }
      return (UnsafeBufferPointer(rebasing: line[(start + 1)..<close]), close + 1)
    }
    var place = start
    while place < end, line[place] != separator {
      if line[place] == CSVScan.quote || line[place] == 0x0d { return nil }
      place += 1
    }
    return (UnsafeBufferPointer(rebasing: line[start..<place]), place)
  }

  @inline(__always)
  private static func value(_ field: UnsafeBufferPointer<UInt8>, _ kind: PlainText.Kind, _ isNeeded: Bool)
    -> Value?
  {
    if field.isEmpty { return .null }
    switch kind {
    case .text: return PlainText.text(field, isASCII: field.allSatisfy { $0 < 0x80 }, isNeeded: isNeeded)
    case .date: return PlainText.date(field)
    case .integer, .real:
      var place = 0
      guard let number = PlainText.number(field, at: &place), place == field.count else { return nil }
      return number.value(kind)
    case .bool:
      if field.elementsEqual("true".utf8) { return .bool(true) }
      return field.elementsEqual("false".utf8) ? .bool(false) : nil
    case .other: return nil
    }
  }
}
