import Values

/// How far a piece of work is, as the renderer sees it.
package struct ProgressPicture: Sendable, Equatable {
  /// One platform's share of the work.
  package struct Part: Sendable, Equatable {
    package var name: String
    package var done: Int
    package var total: Int
    package var failed: Int

    package init(name: String, done: Int, total: Int, failed: Int = 0) {
      self.name = name
      self.done = done
      self.total = total
      self.failed = failed
    }
  }

  /// `launch saas_weekly`, `import`, ….
  package var activity: String
  package var done: Int
  /// 0 where it is not known yet.
  package var total: Int
  /// Milliseconds since the work began here.
  package var elapsed: Int64
  /// How much was done before that, as when a run is resumed: the rate does not count it.
  package var doneBefore: Int
  package var parts: [Part]
  /// No heartbeat any more.
  package var isStalled: Bool

  package init(
    activity: String, done: Int, total: Int, elapsed: Int64, doneBefore: Int = 0, parts: [Part] = [],
    isStalled: Bool = false
  ) {
    self.activity = activity
    self.done = done
    self.total = total
    self.elapsed = elapsed
    self.doneBefore = doneBefore
    self.parts = parts
    self.isStalled = isStalled
  }
}

/// Progress as lines. The caller moves the cursor: it erases as many lines as were written before.
package enum ProgressRenderer {
  static let barWidth = 24

  /// One line, without a line end: `launch saas_weekly ━━━━━━──────  120 of 480  25 %  32/s  11s left`; off
  /// terminals words alone. It never takes more columns than the terminal has.
  package static func line(_ picture: ProgressPicture, options: RenderOptions) -> String {
    let activity = VisibleText.of(picture.activity, unicode: options.unicode)
    let details = details(picture, options)
    guard let width = options.width else { return activity + ": " + details.joined(separator: ", ") }
    let tail = details.joined(separator: "  ")
    let room = width - 1 - DisplayWidth.of(activity) - DisplayWidth.of(tail) - 3
    guard picture.total > 0, room >= 6 else {
      return TextFitting.cut(activity + "  " + tail, to: width - 1, ellipsis: options.glyphs.ellipsis)
    }
    let drawn = bar(picture.done, picture.total, min(barWidth, room), failed: false, options)
    return activity + " " + drawn + "  " + tail
  }

  /// The line and under it one for each part. Off terminals the line alone.
  package static func block(_ picture: ProgressPicture, options: RenderOptions) -> [String] {
    let first = line(picture, options: options)
    guard let width = options.width, !picture.parts.isEmpty else { return [first] }
    let names = picture.parts.map { VisibleText.of($0.name, unicode: options.unicode) }
    let nameWidth = min(names.map { DisplayWidth.of($0) }.max() ?? 0, max(8, width / 3))
    let tails = picture.parts.map { part in
      ("\(part.done)/\(part.total)", part.failed > 0 ? "  \(part.failed) failed" : "")
    }
    // All bars are equally long, or they would not compare.
    let tail = tails.map { $0.0.count + $0.1.count }.max() ?? 0
    let room = min(barWidth, width - 1 - nameWidth - tail - 6)
    let rows = picture.parts.indices.map { index in
      let part = picture.parts[index]
      let name = TextFitting.cut(names[index], to: nameWidth, ellipsis: options.glyphs.ellipsis)
      let start = "  " + TextFitting.padRight(name, to: nameWidth) + "  "
      let (count, failed) = tails[index]
      guard room >= 4, part.total > 0 else {
        return TextFitting.cut(start + count + failed, to: width - 1, ellipsis: options.glyphs.ellipsis)
      }
      let drawn = bar(part.done, part.total, room, failed: part.failed > 0, options)
      return start + drawn + "  " + count + options.style.paint(failed, .bad)
    }
    return [first] + rows
  }

  /// What went wrong, in one line that fits.
  package static func errorLine(_ text: String, options: RenderOptions) -> String {
    let visible = VisibleText.of(text, unicode: options.unicode)
    let sign = options.unicode ? "✗" : "x"
    guard let width = options.width else { return "\(sign) \(visible)" }
    let cut = TextFitting.cut(visible, to: max(1, width - 3), ellipsis: options.glyphs.ellipsis)
    return options.style.paint(sign, .bad) + " " + cut
  }

  /// A dim line about what is shown; it fits.
  package static func footer(_ text: String, _ options: RenderOptions) -> String {
    let cut = options.width.map { TextFitting.cut(text, to: $0 - 1, ellipsis: options.glyphs.ellipsis) }
    return options.style.paint(cut ?? text, .dim)
  }

  private static func details(_ picture: ProgressPicture, _ options: RenderOptions) -> [String] {
    let numbers = options.numbers
    let done = NumberText.grouped(Int64(picture.done), numbers)
    guard picture.total > 0 else { return [done + " done"] + rate(picture, options) }
    let percent = min(100, picture.done * 100 / picture.total)
    let total = NumberText.grouped(Int64(picture.total), numbers)
    return ["\(done) of \(total)", "\(percent) %"] + rate(picture, options)
  }

  /// The rate since the start and the time left at that rate; nothing before there is something to judge by.
  private static func rate(_ picture: ProgressPicture, _ options: RenderOptions) -> [String] {
    if picture.isStalled { return ["stalled"] }
    let fresh = picture.done - picture.doneBefore
    if picture.total > 0, picture.done >= picture.total {
      return [DurationText.text(max(0, picture.elapsed))]
    }
    guard fresh > 0, picture.elapsed >= 500 else { return [] }
    let perSecond = Double(fresh) * 1000 / Double(picture.elapsed)
    let decimals = perSecond < 10 ? 1 : 0
    let speed = NumberText.fixed(perSecond, decimals, options.numbers) + "/s"
    guard picture.total > 0 else { return [speed] }
    let left = Double(picture.total - picture.done) / perSecond
    let seconds = Int64(min(left.rounded(.up), 1e9))
    return [speed, DurationText.text(seconds * 1000) + " left"]
  }

  private static func bar(_ done: Int, _ total: Int, _ width: Int, failed: Bool, _ options: RenderOptions)
    -> String
  {
    let share = min(1, max(0, Double(done) / Double(total)))
    let filled = Int(share * Double(width))
    let style = options.style
    let full = String(repeating: options.unicode ? "━" : "#", count: filled)
    let rest = String(repeating: options.unicode ? "─" : ".", count: width - filled)
    return style.paint(full, failed ? .warning : .good) + style.paint(rest, .dim)
  }
}
