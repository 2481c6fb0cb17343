import Audit
import Diagnostics
import LineEditor
import Rendering
import Values
import Verbs

/// What a person sees beside the data: notes, progress, errors, all on stderr.
final class Screen {
  var options: RenderOptions
  private let isQuiet: Bool
  private let isTerminal = Terminal.isTerminal(2)
  /// Lines of progress that stand on the terminal.
  private var drawn = 0
  private var startedAt: Int64?
  private var doneBefore = 0
  private var lastDraw: Int64 = 0
  private var activity = ""

  /// `options` are those of stderr.
  init(options: RenderOptions, isQuiet: Bool) {
    self.options = options
    self.isQuiet = isQuiet
  }

  func note(_ text: String) {
    guard !isQuiet else { return }
    eraseProgress()
    write(VisibleText.of(text, unicode: options.unicode) + "\n")
  }

  /// One dim line for a person at the prompt.
  func hint(_ text: String) {
    eraseProgress()
    let visible = VisibleText.of(text, unicode: options.unicode)
    write(options.color ? "\u{1b}[2m\(visible)\u{1b}[0m\n" : visible + "\n")
  }

  func error(_ text: String) {
    eraseProgress()
    write(text)
  }

  private func write(_ text: String) { try? FileOutput.write(Array(text.utf8), to: 2) }

  func eraseProgress() {
    guard drawn > 0 else { return }
    write("\u{1b}[\(drawn)F\u{1b}[J")
    drawn = 0
  }

  /// Draws at most ten times a second; the last state stays.
  func progress(_ event: ProgressEvent) {
    guard !isQuiet else { return }
    let now = Host.elapsed()
    if startedAt == nil || activity != event.activity {
      (startedAt, doneBefore, activity) = (now, event.done, event.activity)
    }
    let begun = startedAt ?? now
    guard isTerminal else {
      if event.isLast { write(ProgressRenderer.line(picture(event, now - begun), options: options) + "\n") }
      if event.isLast { startedAt = nil }
      return
    }
    guard event.isLast || now - lastDraw >= 100 else { return }
    lastDraw = now
    options.width = Terminal.width(of: 2) ?? 80
    eraseProgress()
    // What is over in a moment needs no bar.
    if event.isLast && now - begun < 400 {
      startedAt = nil
      return
    }
    let lines = ProgressRenderer.block(picture(event, now - begun), options: options)
    write(lines.joined(separator: "\n") + "\n")
    drawn = event.isLast ? 0 : lines.count
    if event.isLast { startedAt = nil }
  }

  private func picture(_ event: ProgressEvent, _ elapsed: Int64) -> ProgressPicture {
    ProgressPicture(
      activity: event.activity, done: event.done, total: event.total, elapsed: elapsed,
      doneBefore: doneBefore,
      parts: event.parts.map { .init(name: $0.name, done: $0.done, total: $0.total, failed: $0.failed) })
  }
}
