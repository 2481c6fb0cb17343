import Values

/// What the columns of a table take and how far each may be cut.
enum TableMeasure {
  /// An id's beginning that is shown where there is no room for more: no two of a hundred thousand are likely to share
  /// it, and it is what one types.
  private static let idLength = 8
  /// Texts up to this many columns are words rather than sentences: cut, they would say something else.
  private static let wordLength = 22

  /// Of sentences so much is read at least where columns that are aside can give way.
  private static let sentenceLength = 36

  static func columns(_ fields: [Field], _ header: [Cell], _ rows: [[Cell]]) -> [TableLayout.Column] {
    fields.indices.map { index in
      let cells = rows.compactMap { index < $0.count ? $0[index] : nil }
      let widest = cells.reduce(0) { max($0, $1.width) }
      let natural = max(1, widest, header[index].width)
      let name = DisplayWidth.of(fields[index].name)
      if case .id = fields[index].type, cells.allSatisfy({ isID($0.text, fields[index]) }) {
        let least = max(idLength, distinguishing(cells), min(name, idLength))
        return TableLayout.Column(natural: natural, least: min(natural, least), isID: true)
      }
      let (least, tight) = least(fields[index], widest, name)
      var column = TableLayout.Column(
        natural: natural, least: min(natural, least), tight: min(natural, tight))
      if fields[index].type == .text { column.comfortable = min(natural, sentenceLength) }
      return column
    }
  }

  /// Numbers, dates and words of a set mean nothing when cut, and neither do short texts.
  private static func least(_ field: Field, _ cells: Int, _ name: Int) -> (Int, Int) {
    switch field.type {
    case .integer, .real, .duration, .date, .bool, .enumeration:
      let least = max(cells, min(name, 10))
      return (least, least)
    case .text, .id, .list, .record, .nothing:
      let least = cells <= wordLength ? max(cells, min(name, 14)) : 14
      return (least, max(10, min(name, 12)))
    }
  }

  /// Whether a cell is an opaque id, which its beginning names as well.
  static func isID(_ text: String, _ field: Field) -> Bool {
    guard case .id = field.type else { return false }
    if text == "null" { return true }
    return text.utf8.count >= 12
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) || $0 == 0x2d }
  }

  /// So many characters tell the ids apart.
  private static func distinguishing(_ cells: [Cell]) -> Int {
    let ids = Set(cells.map(\.text)).sorted()
    var most = 0
    for next in ids.indices.dropFirst() {
      most = max(most, zip(ids[next - 1].utf8, ids[next].utf8).prefix { $0 == $1 }.count + 1)
    }
    return most
  }
}
