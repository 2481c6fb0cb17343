/// Five numbers a line on one axis: `├───▒▒▒┃▒▒▒▒─────┤`, with the median in words.
struct BoxText {
  let boxes: [ChartPicture.Box]
  let numbers: ChartNumbers
  let options: RenderOptions

  private var width: Int { options.width ?? 80 }

  func lines() -> [String] {
    let limit = options.rowLimit ?? boxes.count
    let shown = Array(boxes.prefix(limit))
    let labels = ChartLabels(shown.map(\.label), width / 3, options)
    let ends = shown.map(end)
    let endWidth = ends.map { DisplayWidth.of($0) }.max() ?? 0
    let room = max(8, width - labels.width - endWidth - 2)
    let all = shown.flatMap(\.five)
    let ticks = numbers.ticks(min(0, all.min() ?? 0), all.max() ?? 1, about: max(2, room / 12))
    let scale = AxisScale(ticks: ticks, columns: room)
    var lines: [String] = []
    for (index, box) in shown.enumerated() {
      let near = box.outliers.filter { $0 <= ticks.last ?? 0 }.map(scale.column)
      let drawn = self.box(box.five.map(scale.column), near, room)
      lines.append(labels.texts[index] + options.style.paint(drawn, .info) + "  " + ends[index])
    }
    lines += axis(scale, labels.width).map { options.style.paint($0, .dim) }
    if boxes.count > shown.count {
      lines.append(options.style.paint(Footer.plain(shown: shown.count, of: boxes.count, options), .dim))
    }
    return lines
  }

  private func end(_ box: ChartPicture.Box) -> String {
    let median = numbers.text(box.five[2])
    guard width >= 60 else { return median }
    return "median " + median
      + (box.count.map { "  n " + NumberText.grouped(Int64($0), options.numbers) } ?? "")
      + (box.beyond(numbers, options.numbers).map { "  " + $0 } ?? "")
  }

  private func box(_ columns: [Int], _ outliers: [Int], _ room: Int) -> String {
    var cells = [String](repeating: " ", count: room)
    for column in outliers { cells[column] = options.unicode ? "∙" : "." }
    let signs = options.unicode ? ["─", "▒", "├", "┤", "┃"] : ["-", "=", "|", "|", "#"]
    for index in columns[0]...columns[4] { cells[index] = signs[0] }
    for index in columns[1]...columns[3] { cells[index] = signs[1] }
    if columns[0] < columns[1] { cells[columns[0]] = signs[2] }
    if columns[4] > columns[3] { cells[columns[4]] = signs[3] }
    cells[columns[2]] = signs[4]
    return cells.joined()
  }

  /// A rule with marks, and the marks in words, as many as fit.
  private func axis(_ scale: AxisScale, _ left: Int) -> [String] {
    var rule = [String](repeating: options.unicode ? "─" : "-", count: scale.columns)
    var words = ""
    for tick in scale.ticks {
      let column = scale.column(tick)
      rule[column] = options.unicode ? "┴" : "+"
      let text = numbers.tick(tick, of: scale.ticks)
      let size = DisplayWidth.of(text)
      let start = min(max(0, column - size / 2), scale.columns - size)
      let used = DisplayWidth.of(words)
      guard start >= used + (used > 0 ? 2 : 0) else { continue }
      words += TextFitting.spaces(start - used) + text
    }
    let fill = TextFitting.spaces(left)
    return [fill + rule.joined(), fill + words]
  }
}

extension ChartPicture.Box {
  /// `12 beyond, to 30s`: how many values the whiskers leave out, and how far they reach; nil where they leave out none.
  func beyond(_ numbers: ChartNumbers, _ style: NumberStyle) -> String? {
    guard let first = outliers.first, let last = outliers.last, let low = five.first else { return nil }
    let far = last > low ? last : first
    return "\(NumberText.grouped(Int64(outliers.count), style)) beyond, to \(numbers.text(far))"
  }
}

/// Values → columns of an axis that begins and ends at a tick.
struct AxisScale {
  let ticks: [Double]
  let columns: Int

  /// 0 up to the last column.
  func column(_ value: Double) -> Int {
    guard let low = ticks.first, let high = ticks.last, high > low, (high - low).isFinite else { return 0 }
    return min(columns - 1, max(0, Int(((value - low) / (high - low) * Double(columns - 1)).rounded())))
  }
}
