import Diagnostics

/// The place and the lines of source under a diagnostic's headline.
struct ExcerptRenderer {
  let source: SourceText
  let diagnostic: Diagnostic
  let options: RenderOptions
  private let first: Int
  private let last: Int

  init(source: SourceText, diagnostic: Diagnostic, options: RenderOptions) {
    self.source = source
    self.diagnostic = diagnostic
    self.options = options
    let span = diagnostic.span
    first = source.position(of: span.start).line
    // A span that ends with a line feed ends on that line, not on the next.
    last = max(first, source.position(of: max(span.start, span.end - 1)).line)
  }

  /// The columns of the widest line number.
  var gutter: Int { String(last).count }

  func render() -> String {
    let style = options.style
    let place = DiagnosticRenderer.place(source, diagnostic.span, options)
    let corner = options.unicode ? options.glyphs.corner : "-->"
    var text =
      TextFitting.spaces(gutter + (options.unicode ? 1 : 0)) + style.paint(corner, .dim) + " \(place)\n"
    if last == first {
      return text + marked(first, label: true)
    }
    text += marked(first, label: false)
    if last - first > 1 {
      let dots = options.unicode ? "┆" : ":"
      text += TextFitting.spaces(gutter + 1) + style.paint(dots, .dim) + "\n"
    }
    return text + marked(last, label: true)
  }

  /// A line of source and the carets under the span's part of it.
  private func marked(_ number: Int, label: Bool) -> String {
    let start = source.lineStarts[number - 1]
    let excerpt = SourceExcerpt(source.line(number), start: start, unicode: options.unicode)
    let isFirst = number == first
    let isLast = number == last
    let from = isFirst ? excerpt.column(of: diagnostic.span.start) : excerpt.firstInk
    let to = isLast ? excerpt.endColumn(of: diagnostic.span.end) : excerpt.width
    let carets = max(1, to - from)
    // Off terminals lines stay whole, unless nobody would read them.
    let room = options.width.map { max(20, $0 - gutter - 3) } ?? (excerpt.width > 400 ? 200 : .max)
    let shift = offset(of: from, excerpt.width, room)
    let line =
      shift == 0 && excerpt.width <= room
      ? excerpt.window(from: 0, room: excerpt.width, ellipsis: "")
      : excerpt.window(from: shift, room: room, ellipsis: options.glyphs.ellipsis)
    return row(String(number), line)
      + pointer(from - shift, carets, room, label: label).map { row("", $0) }.joined()
  }

  /// How far a line too long for the terminal is moved left, so that the carets are in sight.
  private func offset(of column: Int, _ width: Int, _ room: Int) -> Int {
    guard width > room, column > room / 2 else { return 0 }
    return min(column - room / 2, width - room)
  }

  /// The carets with the label behind them; where it does not fit, folded beside them, or under them.
  private func pointer(_ from: Int, _ carets: Int, _ room: Int, label: Bool) -> [String] {
    let tone: Tone = diagnostic.severity == .error ? .bad : .warning
    let count = max(1, min(carets, room - from))
    let text = String(repeating: "^", count: count)
    let start = TextFitting.spaces(from)
    guard label, !diagnostic.label.isEmpty else { return [start + options.style.paint(text, tone)] }
    let label = VisibleText.of(diagnostic.label, unicode: options.unicode)
    let beside = room - from - count - 1
    if DisplayWidth.of(label) <= beside { return [start + options.style.paint(text + " " + label, tone)] }
    let isBeside = beside >= 24
    let lines = WordWrap.fold(label, width: isBeside ? beside : max(20, room), hanging: 0)
    let indent = isBeside ? TextFitting.spaces(from + count + 1) : ""
    let first = isBeside ? text + " " + lines[0] : text
    return [start + options.style.paint(first, tone)]
      + lines.dropFirst(isBeside ? 1 : 0).map { indent + options.style.paint($0, tone) }
  }

  private func row(_ number: String, _ text: String) -> String {
    let bar = options.style.paint(TextFitting.padLeft(number, to: gutter) + " " + options.glyphs.bar, .dim)
    return text.isEmpty ? bar + "\n" : bar + " " + text + "\n"
  }
}
