/// What stands under rows on a terminal.
enum Footer {
  /// `12 rows`, or `40 of 5,000 shown`.
  static func count(shown: Int, of total: Int, _ options: RenderOptions) -> String {
    let style = options.numbers
    let all = NumberText.grouped(Int64(total), style)
    if total > shown { return NumberText.grouped(Int64(shown), style) + " of \(all) shown" }
    return shown == 0 ? "no rows" : (shown == 1 ? "1 row" : NumberText.grouped(Int64(shown), style) + " rows")
  }

  /// Names the columns that were left out, folded to the terminal.
  static func hidden(_ names: [String], _ options: RenderOptions) -> [String] {
    guard !names.isEmpty else { return [] }
    let what = names.count == 1 ? "1 column" : "\(names.count) columns"
    let dash = options.unicode ? "—" : "-"
    let advice = names.count == 1 ? "`select` it" : "`select` them"
    let text = "\(what) not shown: \(names.joined(separator: ", ")) \(dash) \(advice), or use `| line`"
    return options.width.map { TextFitting.wrap(text, to: $0) } ?? [text]
  }
}
