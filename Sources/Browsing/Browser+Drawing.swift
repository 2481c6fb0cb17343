import Rendering
import Values

extension Browser {
  /// The screen: as many lines as it has rows, none wider than it is.
  package mutating func draw(_ size: ScreenSize) -> [ScreenLine] {
    let frame = Frame(self, size)
    var lines = [title(frame)]
    let rule = ScreenLine(String(repeating: options.glyphs.rule, count: size.columns), .dim)
    if frame.hasRules { lines.append(rule) }
    var body = self.body(frame)
    while body.count < frame.body { body.append(ScreenLine()) }
    lines += body.prefix(frame.body)
    if frame.hasRules { lines.append(rule) }
    for line in frame.pipeline { lines.append(ScreenLine(" " + line, .info)) }
    lines.append(bottom(frame))
    return lines.suffix(size.rows).map { $0.cut(to: size.columns, ellipsis: options.glyphs.ellipsis) }
  }

  private mutating func body(_ frame: Frame) -> [ScreenLine] {
    switch overlay {
    case .chooser(let chooser)?: return ChooserLines.draw(chooser, frame, options)
    case .help?: return HelpLines.draw(frame, options)
    default: break
    }
    guard let width = frame.detailWidth else {
      return detail == nil ? listLines(frame) : detailLines(frame)
    }
    let left = listLines(frame)
    let right = detailLines(frame)
    return (0..<frame.body).map { index in
      var line = index < left.count ? left[index] : ScreenLine()
      line.pad(to: frame.listWidth)
      line.append(" " + options.glyphs.bar + " ", .dim)
      if index < right.count { line.append(right[index].cut(to: width, ellipsis: options.glyphs.ellipsis)) }
      return line
    }
  }

  // MARK: Title

  private func title(_ frame: Frame) -> ScreenLine {
    let place = self.place
    let separator = options.unicode ? " › " : " > "
    var names = pages.map { page in
      switch page {
      case .list(let page): page.title
      case .detail(let page): page.title
      }
    }.map { VisibleText.of($0, unicode: options.unicode) }
    let room = frame.size.columns - DisplayWidth.of(place) - 4
    while names.count > 1, DisplayWidth.of(names.joined(separator: separator)) > room { names.removeFirst() }
    var line = ScreenLine(" ")
    line.append(
      TextFitting.cut(
        names.joined(separator: separator), to: max(4, room), ellipsis: options.glyphs.ellipsis),
      .strong)
    line.pad(to: frame.size.columns - DisplayWidth.of(place) - 1)
    line.append(place, .dim)
    return line
  }

  /// Where the cursor stands: `3 of 192 answers`.
  private var place: String {
    guard let page = base?.page, page.fields != nil, overlay == nil || !isHelp else { return "" }
    let nouns = page.kind.nouns
    func number(_ n: Int) -> String { NumberText.grouped(Int64(n), options.numbers) }
    guard let total = page.total else { return number(page.cursor + 1) }
    if total == 0 { return "no \(nouns.many)" }
    return "\(number(page.cursor + 1)) of \(number(total)) \(total == 1 ? nouns.one : nouns.many)"
  }

  private var isHelp: Bool { if case .help? = overlay { true } else { false } }

  // MARK: The page

  private func listLines(_ frame: Frame) -> [ScreenLine] {
    guard let page = base?.page else { return [] }
    if let problem = page.problem {
      return ([problem.message] + problem.notes).enumerated().flatMap { index, text in
        StyledText(VisibleText.of(text, unicode: options.unicode), index == 0 ? .bad : .plain, indent: 2)
          .lines(width: frame.listWidth, current: nil).map(\.line)
      }
    }
    guard page.fields != nil else { return [ScreenLine("  reading", .dim)] }
    if page.isEmpty { return empty(page, frame) }
    let cells = RowCells(page, width: frame.listWidth, options)
    let end = min(page.top + frame.listRows, page.total ?? .max)
    return [cells.head]
      + (page.top..<end).map { cells.line($0, isCurrent: $0 == page.cursor, width: frame.listWidth) }
  }

  private func empty(_ page: ListPage, _ frame: Frame) -> [ScreenLine] {
    let advice =
      page.query.filters.isEmpty
      ? "" : "Nothing is left of them with these filters: f takes them away."
    return [ScreenLine(), ScreenLine("  There are no \(page.kind.nouns.many) here.")]
      + StyledText(advice, .dim, indent: 2).lines(width: frame.listWidth, current: nil).map(\.line)
  }

  private mutating func detailLines(_ frame: Frame) -> [ScreenLine] {
    var page: DetailPage
    let isAlone = detail != nil
    if let detail {
      page = detail
    } else {
      guard let list = base?.page, let content = content(of: list) else { return [] }
      page = DetailPage(title: "", content: content)
    }
    let (lines, matches) = layout(page, width: frame.detailColumns)
    let window = page.window(lines, height: frame.body)
    if isAlone {
      pages[pages.count - 1] = .detail(page)
      self.matches = isWhole(page.content) ? matches : nil
    }
    // A margin to the left, as lists have it.
    let margin = frame.hasTwoPanes ? "" : "  "
    return window.map { line in
      var shifted = ScreenLine(margin)
      shifted.append(line)
      return shifted
    }
  }

  /// All of it was read.
  private func isWhole(_ content: DetailPage.Content) -> Bool {
    if case .answer(let id) = content { answer(id).isComplete } else { true }
  }

  /// Which match is in hand.
  private var matchMessage: (text: String, tone: Tone)? {
    guard let page = detail, let match = page.match, let matches else { return nil }
    return matches == 0
      ? ("\"\(page.needle)\" is not in here", .warning)
      : ("\"\(page.needle)\" \(match + 1) of \(matches)    n next   N back", .dim)
  }

  // MARK: The last line

  private func bottom(_ frame: Frame) -> ScreenLine {
    var line = ScreenLine(" ")
    if case .input(let input)? = overlay {
      line.append(input.label + ": ", .strong)
      line.append(VisibleText.of(input.text, unicode: options.unicode))
      line.append(Ink(options.color ? " " : "_", .plain, reversed: true))
      return line
    }
    if let search {
      let count = NumberText.grouped(Int64(search.from), options.numbers)
      line.append("looking\(options.glyphs.ellipsis) \(count) rows    any key stops", .dim)
      return line
    }
    if let message = message ?? matchMessage {
      line.append(VisibleText.of(message.text, unicode: options.unicode), message.tone)
      return line
    }
    return KeyHints.line(hints, width: frame.size.columns, options)
  }

  private var hints: [KeyHints.Hint] {
    switch overlay {
    case .chooser(let chooser)? where chooser.ask != nil: return [.init("Ctrl-C", "stop counting")]
    case .chooser?: return [.init("Enter", "choose"), .init("Esc", "back")]
    case .help?: return [.init("any key", "back")]
    default: break
    }
    let isTop = pages.count == 1
    let leaving: [KeyHints.Hint] = [
      .init("?", "keys", isKept: true), .init("q", isTop ? "leave" : "back", isKept: true),
    ]
    if detail != nil {
      return [
        .init(options.unicode ? "↑↓" : "j k", "scroll"), .init("Tab", base?.page.kind.isAnswers == true ? "next answer" : "next"), .init("/", "find"),
        .init("y", "leave with pipeline"),
      ] + leaving
    }
    return [
      .init("Enter", "open"), .init("/", "find"), .init("f", "filter"), .init("s", "sort"),
      .init("y", "leave with pipeline"),
    ] + leaving
  }
}
