import Values

/// Each row downward, a field a line: `name │ value`. Long values go on behind the same bar; on terminals they
/// are folded, nowhere are they cut.
struct LineRows {
  private let fields: [Field]
  /// Names as they are printed, padded and painted; the last stands before lines that go on.
  private let labels: [String]
  private let nameWidth: Int
  private var options: RenderOptions
  private let formatter: CellFormatter
  private var count = 0

  init(_ fields: [Field], _ options: RenderOptions) {
    self.fields = fields
    self.options = options
    formatter = CellFormatter(options: options)
    let names = fields.map { VisibleText.of($0.name, unicode: options.unicode) }
    let width = names.map { DisplayWidth.of($0) }.max() ?? 0
    let bar = " " + options.style.paint(options.glyphs.bar, .dim)
    labels = (names + [""]).map {
      options.style.paint(TextFitting.padRight($0, to: width), .strong) + bar
    }
    nameWidth = width
  }

  /// Whether there is room for values beside these names.
  static func fits(_ names: [Cell], _ options: RenderOptions) -> Bool {
    options.width.map { $0 >= (names.map(\.width).max() ?? 0) + 3 + leastRoom } ?? true
  }

  /// The columns that values are folded into at least.
  private static let leastRoom = 8

  mutating func resize(to new: RenderOptions) {
    guard count == 0 else { return }
    (options.width, options.height, options.rowLimit) = (new.width, new.height, new.rowLimit)
  }

  mutating func append(_ row: [Value], to output: inout ByteOutput) {
    count += 1
    if let limit = options.rowLimit, options.isTerminal, count > limit { return }
    let style = options.style
    let rule = String(repeating: options.glyphs.rule, count: max(2, nameWidth - String(count).count))
    output.append(line: style.paint("\(options.glyphs.rule) \(count) \(rule)", .dim))
    for index in 0..<min(fields.count, row.count) {
      append(labels[index], formatter.lines(row[index], fields[index]), to: &output)
    }
  }

  private func append(_ label: String, _ cell: Cell, to output: inout ByteOutput) {
    let room = options.width.map { max(LineRows.leastRoom, $0 - nameWidth - 3) }
    let lines = TextFitting.lines(cell, room)
    for (index, line) in lines.enumerated() {
      output.append(index == 0 ? label : labels[labels.count - 1])
      output.append(line: line.isEmpty ? "" : " " + options.style.paint(line, cell.tone))
    }
  }

  func finish(total: RowTotal?, to output: inout ByteOutput) {
    guard options.isTerminal else { return }
    let shown = min(count, options.rowLimit ?? count)
    for line in Footer.count(shown: shown, of: total ?? .known(count), options) {
      output.append(line: options.style.paint(line, .dim))
    }
  }
}
