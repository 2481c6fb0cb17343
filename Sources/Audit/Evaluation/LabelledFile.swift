import AuditModel
import Values

/// A file of answers that somebody labelled, row by row: `text`, and `brands` in the order in which the text names them.
///
/// JSON and JSON lines: `{"text": "…", "brands": ["Acme", {"name": "Globex", "sentiment": "negative"}]}`. CSV and TSV:
/// columns `text` and `brands`, the latter as `Acme; Globex=negative`. No brands: an empty list or field. A `brands` that
/// is missing altogether is a bad row, since nobody labelled it.
struct LabelledFile {
  struct Answer {
    let text: String
    let planted: PlantedAnswer
    /// `file:line`.
    let place: String
  }

  /// Bad rows that are kept to be shown.
  static let shown = 20

  private let path: String
  private let names: TrackedNames
  private var reader: RowReader
  private(set) var badRows: [BadRow] = []
  private(set) var bad = 0
  private(set) var good = 0

  /// Throws `ImportProblem`.
  init(_ path: String, names: TrackedNames) throws(ImportProblem) {
    guard let format = ImportFormat(path: path) else { throw .unknownFormat(file: path) }
    self.path = path
    self.names = names
    reader = try RowReader(ByteReader(path: path), format: format)
    for column in ["text", "brands"] {
      if let columns = reader.columns, !columns.contains(column) {
        throw .unknownColumn(file: path, column: column, columns: columns)
      }
    }
  }

  /// The next good row; nil at the end. Throws `ImportProblem`.
  mutating func next() throws(ImportProblem) -> Answer? {
    let isTable = reader.columns != nil
    while let item = try reader.next() {
      switch item {
      case .bad(let row): note(row)
      case .row(let row):
        do throws(LabelFault) {
          let answer = try answer(row, isTable: isTable)
          good += 1
          return answer
        } catch {
          let path = [row.path, error.path].compactMap { $0 }.joined(separator: ".")
          note(BadRow(file: self.path, line: row.line, path: path.isEmpty ? nil : path, reason: error.reason))
        }
      }
    }
    return nil
  }

  private mutating func note(_ row: BadRow) {
    bad += 1
    if badRows.count < Self.shown { badRows.append(row) }
  }

  private func answer(_ row: ImportRow, isTable: Bool) throws(LabelFault) -> Answer {
    let text: String
    switch row.record["text"] {
    case .text(let found)?: text = found
    case .null?, nil: throw LabelFault(path: "text", reason: .noLabel)
    case let other?:
      throw LabelFault(path: "text", reason: .wrongType(expected: "text", found: other.typeWord))
    }
    let brands: [PlantedAnswer.Brand]
    switch row.record["brands"] {
    case .list(let list)?: brands = try labels(list)
    case .text(let text)? where isTable: brands = try labels(text)
    case .null? where isTable: brands = []
    case .null?, nil: throw LabelFault(path: "brands", reason: .noLabel)
    case let other?:
      throw LabelFault(path: "brands", reason: .wrongType(expected: "a list", found: other.typeWord))
    }
    return Answer(text: text, planted: PlantedAnswer(brands: brands), place: "\(path):\(row.line)")
  }

  private func labels(_ list: [Value]) throws(LabelFault) -> [PlantedAnswer.Brand] {
    var brands: [PlantedAnswer.Brand] = []
    for (index, value) in list.enumerated() {
      let path = "brands[\(index)]"
      switch value {
      case .text(let name): try add(name, nil, at: path, to: &brands)
      case .record(let record):
        guard let name = record["name"]?.text else {
          throw LabelFault(path: path + ".name", reason: .noLabel)
        }
        try add(name, record["sentiment"]?.text, at: path, to: &brands)
      default:
        throw LabelFault(
          path: path, reason: .wrongType(expected: "a name or {name, sentiment}", found: value.typeWord))
      }
    }
    return brands
  }

  private func labels(_ text: String) throws(LabelFault) -> [PlantedAnswer.Brand] {
    var brands: [PlantedAnswer.Brand] = []
    for part in text.split(separator: ";") {
      // The last sign: names may hold one.
      let sign = part.lastIndex(of: "=")
      let name = FieldGuess.trimmed(String(part[..<(sign ?? part.endIndex)]))
      let feeling = sign.map { FieldGuess.trimmed(String(part[part.index(after: $0)...])) }
      if !name.isEmpty { try add(name, feeling, at: "brands", to: &brands) }
    }
    return brands
  }

  private func add(
    _ text: String, _ feeling: String?, at path: String, to brands: inout [PlantedAnswer.Brand]
  ) throws(LabelFault) {
    guard let name = names.name(for: text) else {
      throw LabelFault(
        path: path, reason: .unknownBrand(nearest: NearestName.of(text, in: names.all)))
    }
    guard !brands.contains(where: { $0.name == name }) else {
      throw LabelFault(path: path, reason: .repeatedBrand)
    }
    let sentiment = feeling.flatMap { Sentiment(rawValue: $0.lowercased()) }
    guard feeling == nil || sentiment != nil else {
      throw LabelFault(path: path, reason: .badSentiment)
    }
    brands.append(PlantedAnswer.Brand(name: name, sentiment: sentiment))
  }
}

/// What is wrong with a label, and where in its row.
private struct LabelFault: Error {
  let path: String
  let reason: BadRow.Reason
}
