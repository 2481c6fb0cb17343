import Values

/// Horizontal bars from zero, with the value behind each and, where the rows carry an interval, whiskers.
struct BarChart {
  private struct Bar {
    let label: String
    let value: Double?
    let text: String
    let interval: ClosedRange<Double>?
  }

  let plan: ChartPlan
  let fields: [Field]
  let options: RenderOptions
  private let formatter: CellFormatter
  private let width: Int

  init(plan: ChartPlan, fields: [Field], options: RenderOptions) {
    self.plan = plan
    self.fields = fields
    self.options = options
    formatter = CellFormatter(options: options)
    width = options.width ?? 80
  }

  func render(_ rows: [[Value]]) -> [String] {
    let shown = rows.prefix(options.rowLimit ?? rows.count)
    let bars = shown.map(bar)
    let labelWidth = min(bars.map { DisplayWidth.of($0.label) }.max() ?? 0, width / 3)
    let textWidth = bars.map { DisplayWidth.of($0.text) }.max() ?? 0
    let room = max(8, width - labelWidth - textWidth - (labelWidth > 0 ? 4 : 2))
    let scale = BarScale(
      values: bars.flatMap { [$0.value, $0.interval?.lowerBound, $0.interval?.upperBound] }.compactMap { $0 },
      columns: room)
    var lines = [title()]
    for bar in bars { lines.append(line(bar, labelWidth, scale)) }
    if rows.count > shown.count {
      lines.append(options.style.paint(Footer.count(shown: shown.count, of: rows.count, options), .dim))
    }
    return lines
  }

  private func title() -> String {
    let names = plan.labels.map { fields[$0].name }.joined(separator: ", ")
    let by = names.isEmpty ? "" : " by " + names
    let interval = plan.low == nil ? "" : options.unicode ? "  (├┼┤ interval)" : "  ([+] interval)"
    let text = VisibleText.of(fields[plan.value].name + by, unicode: options.unicode) + interval
    return options.style.paint(TextFitting.cut(text, to: width, ellipsis: options.glyphs.ellipsis), .strong)
  }

  private func bar(_ row: [Value]) -> Bar {
    let value = row[plan.value]
    var interval: ClosedRange<Double>?
    if let low = plan.low.flatMap({ row[$0].measure }), let high = plan.high.flatMap({ row[$0].measure }),
      low <= high
    {
      interval = low...high
    }
    return Bar(
      label: ChartRenderer.label(row, plan, fields, formatter), value: value.measure,
      text: formatter.cell(value, fields[plan.value]).text, interval: interval)
  }

  private func line(_ bar: Bar, _ labelWidth: Int, _ scale: BarScale) -> String {
    let style = options.style
    let cut = TextFitting.cut(bar.label, to: labelWidth, ellipsis: options.glyphs.ellipsis)
    let label = labelWidth > 0 ? TextFitting.padRight(cut, to: labelWidth) + "  " : ""
    guard let value = bar.value else {
      return label + TextFitting.spaces(scale.zero) + style.paint("null", .dim)
    }
    let cells = scale.cells(value, bar.interval, unicode: options.unicode)
    let tone: Tone = value < 0 ? .bad : .info
    return label + style.paint(cells, tone) + "  " + bar.text
  }
}
