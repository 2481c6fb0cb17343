import Values

/// Rows as a chart of characters: horizontal bars, or sparklines where a column of dates says that the rows are a
/// course of time.
package enum ChartRenderer {
  /// The chart with a title line; each line ended, none wider than the terminal (off terminals: 80 columns).
  /// `value` names the column to draw; without it the first column of numbers is. Throws `ChartProblem` for what
  /// cannot be drawn.
  package static func render(
    _ rows: [[Value]], fields: [Field], value: String? = nil, options: RenderOptions
  ) throws(ChartProblem) -> String {
    let plan = try ChartPlan.make(fields, value: value)
    guard !rows.isEmpty else { throw .noRows }
    let rows = rows.filter { $0.count >= fields.count }
    guard rows.contains(where: { $0[plan.value].measure != nil }) else {
      throw .onlyNulls(fields[plan.value].name)
    }
    // Values in a chart are for the eye also where it goes into a file.
    var options = options
    options.width = max(30, options.width ?? 80)
    let lines =
      plan.date.map { SparkChart(plan: plan, date: $0, fields: fields, options: options).render(rows) }
      ?? BarChart(plan: plan, fields: fields, options: options).render(rows)
    return lines.map { $0 + "\n" }.joined()
  }

  /// The label columns of a row, parted by a dot.
  static func label(_ row: [Value], _ plan: ChartPlan, _ fields: [Field], _ formatter: CellFormatter)
    -> String
  {
    let parts = plan.labels.map { index -> String in
      if case .text(let text) = row[index] { return formatter.visible(text, limit: 64) }
      return formatter.cell(row[index], fields[index], limit: 64).text
    }
    return parts.joined(separator: formatter.options.unicode ? " · " : " / ")
  }
}

extension Value {
  /// What a bar is as long as: a number, or a duration's milliseconds.
  var measure: Double? {
    if case .duration(let ms) = self { return Double(ms) }
    guard let number, number.isFinite else { return nil }
    return number
  }
}
