/// Shares of a whole: a line for each row, as wide as all others, its parts told apart by letter, shade and colour.
struct StackText {
  private let grid: ChartPicture.Grid
  private let options: RenderOptions
  private let width: Int

  init(_ grid: ChartPicture.Grid, _ options: RenderOptions) {
    self.grid = grid
    self.options = options
    width = options.width ?? 80
  }

  func lines() -> [String] {
    let limit = options.rowLimit ?? grid.rows.count
    let shown = Array(grid.rows.prefix(limit))
    let labels = ChartLabels(shown, width / 3, options)
    let room = max(8, width - labels.width)
    var lines = zip(labels.texts, grid.cells).map { $0 + bar($1, room) }
    if grid.rows.count > shown.count {
      lines.append(options.style.paint(Footer.plain(shown: shown.count, of: grid.rows.count, options), .dim))
    }
    return lines + legend()
  }

  /// `A████ 34.0 % ███B▓▓▓ …`; the columns of all parts sum to the room.
  private func bar(_ shares: [Double?], _ room: Int) -> String {
    var text = ""
    var sum = 0.0
    var end = 0
    for (index, share) in shares.enumerated() {
      sum += share ?? 0
      let next = min(room, Int((sum * Double(room)).rounded()))
      text += options.style.paint(part(index, share ?? 0, next - end), .series(index))
      end = max(end, next)
    }
    return text
  }

  private func part(_ index: Int, _ share: Double, _ columns: Int) -> String {
    guard columns > 0 else { return "" }
    let fill = shade(index)
    let number = " " + NumberText.fixed(share * 100, 1, options.numbers) + " % "
    let rest = columns - 1 - number.count
    guard rest >= 2 else { return letter(index) + String(repeating: fill, count: columns - 1) }
    let left = rest / 2
    return letter(index) + String(repeating: fill, count: left) + number
      + String(repeating: fill, count: rest - left)
  }

  private func letter(_ index: Int) -> String { String(UnicodeScalar(UInt8(65 + index % 26))) }

  private func shade(_ index: Int) -> String {
    let shades = options.unicode ? ["█", "▒", "▓", "░"] : ["#", "-", "=", "."]
    return shades[index % 4]
  }

  /// The parts' names, folded between them.
  private func legend() -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for (index, name) in grid.columns.enumerated() {
      let sign = letter(index) + shade(index)
      let cut = TextFitting.cut(name, to: width - 4, ellipsis: options.glyphs.ellipsis)
      let size = DisplayWidth.of(cut) + 3
      if used > 0, used + 2 + size > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line += (used > 0 ? "  " : "") + options.style.paint(sign, .series(index)) + " " + cut
      used += (used > 0 ? 2 : 0) + size
    }
    return lines + [line]
  }
}
