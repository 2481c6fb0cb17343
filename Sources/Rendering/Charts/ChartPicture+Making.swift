import Values

extension ChartPicture {
  /// The picture of rows, each with a value for each field. Throws `ChartProblem` for what cannot be drawn.
  package static func make(
    _ rows: [[Value]], fields: [Field], wish: ChartWish, options: RenderOptions
  ) throws(ChartProblem) -> ChartPicture {
    // What is wrong with the columns is said also where there are no rows.
    let rows = rows.filter { $0.count >= fields.count }
    let columns = try ChartColumns.make(fields, rows, wish)
    guard !rows.isEmpty else { throw .noRows }
    guard rows.contains(where: { $0[columns.value].measure != nil }) else {
      throw .onlyNulls(fields[columns.value].name)
    }
    return try ChartMaker(rows: rows, fields: fields, columns: columns, options: options).picture(wish)
  }
}

/// Rows and their columns on their way to a picture.
struct ChartMaker {
  let rows: [[Value]]
  let fields: [Field]
  var columns: ChartColumns
  let formatter: CellFormatter
  private let numbers: ChartNumbers

  init(rows: [[Value]], fields: [Field], columns: ChartColumns, options: RenderOptions) {
    self.rows = rows
    self.fields = fields
    self.columns = columns
    var options = options
    options.relativeDates = false
    formatter = CellFormatter(options: options, isForPeople: true)
    let drawn = columns.five ?? [columns.value]
    numbers = ChartNumbers(
      fields[columns.value], rows.flatMap { row in drawn.compactMap { row[$0].measure } }, options.numbers)
  }

  func picture(_ wish: ChartWish) throws(ChartProblem) -> ChartPicture {
    let kind = wish.kind ?? self.kind
    var maker = self
    var notes: [String] = []
    let shape: ChartPicture.Shape
    switch kind {
    case .bars:
      // Without words a bar is named by its time.
      if maker.columns.labels.isEmpty, let date = columns.date { maker.columns.labels = [date] }
      shape = .bars(maker.bars())
    case .lines:
      guard let date = columns.date else { throw .unfit(kind, needs: "a column of dates") }
      shape = .lines(series(date))
    case .heat:
      shape = .heat(try grid(kind, repeated: .mean).upright)
      if isRepeated { notes.append("each cell is the mean of its rows") }
    case .stacked:
      let grid = try grid(kind, repeated: .sum)
      guard let whole = (grid.wholes ?? grid).asShares else {
        throw .unfit(kind, needs: "numbers of zero and more")
      }
      shape = .stacked(whole)
    case .box: shape = .boxes(try boxes())
    }
    if rows.count >= ChartPicture.mostRows {
      notes.append("drawn from the first \(ChartPicture.mostRows) rows")
    }
    return ChartPicture(title: maker.title(kind), shape: shape, numbers: numbers, notes: notes)
  }

  // MARK: The kind

  /// What the columns' types and the rows ask for.
  private var kind: ChartKind {
    if columns.five != nil { return .box }
    if columns.date != nil { return .lines }
    if columns.low == nil, columns.labels.count == 2, let grid = try? grid(.heat, repeated: .mean),
      grid.isFull,
      !isRepeated
    {
      return fields[columns.value].unit == .share && grid.wholes != nil ? .stacked : .heat
    }
    return fields[columns.value].type == .duration && isRepeated && !columns.labels.isEmpty ? .box : .bars
  }

  /// Whether labels come again.
  private var isRepeated: Bool { Set(rows.map(key)).count < rows.count }

  private func key(_ row: [Value]) -> ValueKey { ValueKey(columns.labels.map { row[$0] }) }

  private func title(_ kind: ChartKind) -> String {
    let names = columns.labels.map { fields[$0].name }.joined(separator: ", ")
    let value = columns.five == nil ? fields[columns.value].name : "least to greatest"
    let by = names.isEmpty ? "" : " by " + names
    let whole = kind == .stacked ? ", each row 100 %" : ""
    return VisibleText.of(value + by + whole, unicode: formatter.options.unicode)
  }

  // MARK: Labels

  /// The label columns of a row, parted by a dot.
  private func label(_ row: [Value]) -> String {
    columns.labels.map { word(row[$0], fields[$0]) }.joined(
      separator: formatter.options.unicode ? " · " : " / ")
  }

  private func word(_ value: Value, _ field: Field) -> String {
    switch value {
    case .text(let text): VisibleText.of(text, unicode: formatter.options.unicode, limit: 300)
    case .date(let ms): day(ms)
    default: formatter.cell(value, field, limit: 64).text
    }
  }

  /// `2026-11-01`, with the hour where it is no midnight.
  private func day(_ ms: Int64) -> String {
    ms % 86_400_000 == 0 ? String(Timestamp.text(ms).prefix(10)) : formatter.exactDate(ms)
  }

  private func interval(_ row: [Value]) -> ClosedRange<Double>? {
    guard let low = columns.low.flatMap({ row[$0].measure }),
      let high = columns.high.flatMap({ row[$0].measure }),
      low <= high
    else { return nil }
    return low...high
  }

  // MARK: Shapes

  private func bars() -> [ChartPicture.Bar] {
    rows.map { row in
      ChartPicture.Bar(label: label(row), value: row[columns.value].measure, interval: interval(row))
    }
  }

  /// By label in the order of first appearance, each in the order of time; rows without a date are left out.
  private func series(_ date: Int) -> [ChartPicture.Series] {
    var places: [ValueKey: Int] = [:]
    var all: [ChartPicture.Series] = []
    for row in rows {
      guard case .date(let ms) = row[date] else { continue }
      let point = ChartPicture.Point(time: ms, value: row[columns.value].measure, interval: interval(row))
      let key = key(row)
      if let place = places[key] {
        all[place].points.append(point)
      } else {
        places[key] = all.count
        all.append(ChartPicture.Series(label: label(row), points: [point]))
      }
    }
    for index in all.indices { all[index].points.sort { $0.time < $1.time } }
    return all
  }

  /// What becomes of several rows in one cell.
  private enum Repeated { case sum, mean }

  /// The two labels as rows and columns; of one label a single row.
  private func grid(_ kind: ChartKind, repeated: Repeated) throws(ChartProblem) -> ChartPicture.Grid {
    let labels = columns.labels
    guard labels.count == 2 || labels.count == 1 && kind == .stacked else {
      throw .unfit(kind, needs: "two columns of words, as in `--by brand,platform`")
    }
    var (rowPlaces, columnPlaces): ([ValueKey: Int], [ValueKey: Int]) = ([:], [:])
    var grid = ChartPicture.Grid(rows: [], columns: [], cells: [])
    var sums: [[Int]: (sum: Double, count: Int)] = [:]
    for row in rows {
      let first = labels.count == 2 ? row[labels[0]] : .null
      let second = row[labels[labels.count - 1]]
      let place = place(first, &rowPlaces, &grid.rows, labels.count == 2 ? fields[labels[0]] : nil)
      let column = self.place(second, &columnPlaces, &grid.columns, fields[labels[labels.count - 1]])
      guard let x = row[columns.value].measure else { continue }
      sums[[place, column], default: (0, 0)].sum += x
      sums[[place, column], default: (0, 0)].count += 1
    }
    guard grid.rows.count * grid.columns.count <= 100_000 else {
      throw .unfit(kind, needs: "fewer different words: there are \(grid.rows.count) × \(grid.columns.count)")
    }
    grid.cells = grid.rows.indices.map { row in
      grid.columns.indices.map { column in
        sums[[row, column]].map { repeated == .sum ? $0.sum : $0.sum / Double($0.count) }
      }
    }
    return grid
  }

  private func place(
    _ value: Value, _ places: inout [ValueKey: Int], _ labels: inout [String], _ field: Field?
  ) -> Int {
    let key = ValueKey([value])
    if let place = places[key] { return place }
    places[key] = labels.count
    labels.append(field.map { word(value, $0) } ?? "all")
    return labels.count - 1
  }

  private func boxes() throws(ChartProblem) -> [ChartPicture.Box] {
    if let five = columns.five {
      let boxes = rows.compactMap { row -> ChartPicture.Box? in
        let numbers = five.compactMap { row[$0].measure }
        guard numbers.count == 5, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 <= $1 }) else {
          return nil
        }
        return ChartPicture.Box(label: label(row), five: numbers)
      }
      guard !boxes.isEmpty else { throw .unfit(.box, needs: "five numbers that ascend") }
      return boxes
    }
    var places: [ValueKey: Int] = [:]
    var groups: [(label: String, values: [Double])] = []
    for row in rows {
      guard let x = row[columns.value].measure else { continue }
      let key = key(row)
      if places[key] == nil {
        places[key] = groups.count
        groups.append((label(row), []))
      }
      if let place = places[key] { groups[place].values.append(x) }
    }
    return groups.map { Self.box($0.label, $0.values.sorted()) }
  }

  /// Quartiles, and whiskers as Tukey drew them: to the last value within 1.5 times the quartiles' distance. J. W. Tukey,
  /// Exploratory Data Analysis, 1977.
  private static func box(_ label: String, _ sorted: [Double]) -> ChartPicture.Box {
    let quartiles = [0.25, 0.5, 0.75].compactMap { Percentile.interpolated(sorted: sorted, $0) }
    guard quartiles.count == 3 else { return ChartPicture.Box(label: label, five: [], count: 0) }
    let reach = 1.5 * (quartiles[2] - quartiles[0])
    let fences = (quartiles[0] - reach)...(quartiles[2] + reach)
    let inside = sorted.filter(fences.contains)
    let low = min(quartiles[0], inside.first ?? quartiles[0])
    let high = max(quartiles[2], inside.last ?? quartiles[2])
    return ChartPicture.Box(
      label: label, five: [low] + quartiles + [high], outliers: sorted.filter { !fences.contains($0) },
      count: sorted.count)
  }
}
