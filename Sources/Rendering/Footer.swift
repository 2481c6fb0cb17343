import Values

/// How many rows there are.
package enum RowTotal: Sendable, Equatable {
  case known(Int)
  /// Nobody counted to the end.
  case atLeast(Int)
}

/// What stands under rows on a terminal.
enum Footer {
  /// `12 rows`, or `40 of 5,000 shown` and how to see the others; folded to the terminal.
  static func count(shown: Int, of total: RowTotal, _ options: RenderOptions) -> [String] {
    let style = options.numbers
    let number = NumberText.grouped(Int64(shown), style)
    let all: String
    switch total {
    case .known(let count) where count <= shown:
      return [shown == 0 ? "no rows" : shown == 1 ? "1 row" : number + " rows"]
    case .known(let count): all = NumberText.grouped(Int64(count), style)
    case .atLeast(let count): all = "more than " + NumberText.grouped(Int64(count - 1), style)
    }
    let text = "\(number) of \(all) shown"
    return folded([text + " \(dash(options)) all: `| table --all`", text], options)
  }

  /// `40 of 5,000 shown`, for what has no way to show more.
  static func plain(shown: Int, of total: Int, _ options: RenderOptions) -> String {
    "\(NumberText.grouped(Int64(shown), options.numbers)) of \(NumberText.grouped(Int64(total), options.numbers)) shown"
  }

  /// Names the columns (of a card: the fields) that were left out, as many as two lines take.
  static func hidden(_ names: [String], of kind: String = "column", _ options: RenderOptions) -> [String] {
    guard !names.isEmpty else { return [] }
    let what = names.count == 1 ? "1 \(kind)" : "\(names.count) \(kind)s"
    let advice = " \(dash(options)) `select` \(names.count == 1 ? "it" : "them"), or see all: `|\u{a0}line`"
    let room = options.width.map { 2 * $0 - $0 / 8 }
    for count in stride(from: names.count, through: 1, by: -1) {
      let more = count < names.count ? ", " + options.glyphs.ellipsis : ""
      let text = "\(what) not shown: \(names.prefix(count).joined(separator: ", "))\(more)\(advice)"
      if room.map({ DisplayWidth.of(text) <= $0 }) ?? true {
        return (options.width.map { TextFitting.wrap(text, to: $0) } ?? [text]).map(spaced)
      }
    }
    return folded(["\(what) not shown\(advice)"], options).map(spaced)
  }

  /// What must stay on one line was held together until the text was folded.
  private static func spaced(_ line: String) -> String { line.replacing("\u{a0}", with: " ") }

  private static func dash(_ options: RenderOptions) -> String { options.unicode ? "—" : "-" }

  /// The first of the texts that fits on one line, else the last, folded.
  private static func folded(_ texts: [String], _ options: RenderOptions) -> [String] {
    guard let width = options.width, let last = texts.last else { return Array(texts.prefix(1)) }
    if let text = texts.first(where: { DisplayWidth.of($0) <= width }) { return [text] }
    return TextFitting.wrap(last, to: width)
  }
}
