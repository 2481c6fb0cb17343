import Rendering
import Values

/// A chooser as lines: labels, and where they were counted, how many rows each has as a bar.
enum ChooserLines {
  private static let barColumns = 24

  static func draw(_ chooser: Chooser, _ frame: Frame, _ options: RenderOptions) -> [ScreenLine] {
    var lines = [ScreenLine("  " + VisibleText.of(chooser.title, unicode: options.unicode), .strong)]
    if chooser.ask != nil { return lines + [ScreenLine("  reading", .dim)] }
    let room = max(8, frame.size.columns - 24)
    let width = min(room, chooser.items.map { DisplayWidth.of($0.label) }.max() ?? 0)
    let most = chooser.items.compactMap(\.count).max() ?? 0
    let countWidth = NumberText.grouped(most, options.numbers).count
    let end = min(chooser.items.count, chooser.top + max(1, frame.body - 1))
    for index in chooser.top..<max(chooser.top, end) {
      let item = chooser.items[index]
      let isCurrent = index == chooser.cursor
      var line = ScreenLine(isCurrent ? (options.unicode ? "▸ " : "> ") : "  ", isCurrent ? .strong : .plain)
      let label = TextFitting.cut(item.label, to: width, ellipsis: options.glyphs.ellipsis)
      line.append(label, item.tone)
      line.pad(to: width + 2)
      if let count = item.count {
        line.append("  " + TextFitting.padLeft(NumberText.grouped(count, options.numbers), to: countWidth))
        line.append("  " + bar(count, of: most, frame, width + countWidth + 6, options), .info)
      }
      if isCurrent, options.color {
        line.pad(to: min(frame.size.columns, width + countWidth + barColumns + 8))
        line = line.reversed
      }
      lines.append(line)
    }
    return lines
  }

  private static func bar(
    _ count: Int64, of most: Int64, _ frame: Frame, _ used: Int, _ options: RenderOptions
  ) -> String {
    let columns = max(0, min(barColumns, frame.size.columns - used - 2))
    guard most > 0 else { return "" }
    let length = max(1, Int((Double(count) / Double(most) * Double(columns)).rounded()))
    return String(repeating: options.unicode ? "█" : "#", count: min(columns, length))
  }
}
