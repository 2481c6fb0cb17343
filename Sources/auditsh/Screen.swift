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
  private let isTerminal = Screen.canRedraw(2)
  /// The progress that stands on the terminal.
  private var block = LiveBlock()
  private var startedAt: Int64?
  private var doneBefore = 0
  private var lastDone = 0
  private var lastDraw: Int64 = 0
  /// While a pager has the terminal, what is to be said waits.
  var isHeld = false {
    didSet {
      guard !isHeld, !pending.isEmpty else { return }
      write(pending)
      pending = ""
    }
  }
  private var pending = ""
  private var key = ""
  /// Errors that are still to be told, and how many were.
  private var errors: [String] = []
  private var toldErrors = 0
  /// Takes a note instead of the terminal, where it does.
  var divert: (String) -> Bool = { _ in false }

  /// Errors that are told one by one; the counts tell the others.
  private static let mostErrors = 5
  /// Milliseconds: what is over sooner needs no bar.
  private static let worthABar: Int64 = 400
  /// Milliseconds between two lines where there is no terminal to draw on.
  private static let lineEvery: Int64 = 10_000

  /// `options` are those of stderr.
  init(options: RenderOptions, isQuiet: Bool) {
    self.options = options
    self.isQuiet = isQuiet
  }

  /// Whether a terminal is there that can move its cursor.
  static func canRedraw(_ descriptor: Int32) -> Bool {
    Terminal.isTerminal(descriptor) && Terminal.obeysSequences
  }

  func note(_ text: String) {
    guard !isQuiet else { return }
    let visible = VisibleText.of(text, unicode: options.unicode)
    let line = WordWrap.fold(visible, width: options.width).joined(separator: "\n") + "\n"
    if !divert(line) { write(takeProgress() + line) }
  }

  /// One dim line for a person at the prompt.
  func hint(_ text: String) {
    let visible = VisibleText.of(text, unicode: options.unicode)
    write(takeProgress() + (options.color ? "\u{1b}[2m\(visible)\u{1b}[0m\n" : visible + "\n"))
  }

  func error(_ text: String) { write(takeProgress() + text) }

  private func write(_ text: String) {
    if isHeld {
      pending += text
      return
    }
    if !text.isEmpty { try? FileOutput.write(Array(text.utf8), to: 2) }
  }

  func eraseProgress() { write(takeProgress()) }

  private func takeProgress() -> String { block.erase(width: Terminal.width(of: 2) ?? 80) }

  /// Draws at most ten times a second; the last state stays. Where there is no terminal to draw on it is a line now and
  /// then.
  func progress(_ event: ProgressEvent) {
    guard !isQuiet, !isHeld else { return }
    let now = Host.elapsed()
    if startedAt == nil || key != event.key || event.done < lastDone { begin(event, now) }
    let begun = startedAt ?? now
    lastDone = event.done
    errors += event.errors
    if event.isLast { startedAt = nil }
    let isDue = event.isLast || now - lastDraw >= (isTerminal ? 100 : Self.lineEvery)
    guard isDue else { return }
    lastDraw = now
    isTerminal ? draw(event, now - begun) : writeLine(event, now - begun)
  }

  private func begin(_ event: ProgressEvent, _ now: Int64) {
    (startedAt, doneBefore, key, errors, toldErrors) = (now, event.done, event.key, [], 0)
    // The first line comes after a while.
    if !isTerminal { lastDraw = now }
  }

  private func writeLine(_ event: ProgressEvent, _ elapsed: Int64) {
    let told = elapsed >= Self.lineEvery ? takeErrors().map { $0 + "\n" }.joined() : ""
    write(told + ProgressRenderer.line(picture(event, elapsed), options: options) + "\n")
  }

  private func draw(_ event: ProgressEvent, _ elapsed: Int64) {
    let width = Terminal.width(of: 2) ?? 80
    options.width = width
    if event.isLast && elapsed < Self.worthABar { return eraseProgress() }
    let lines = LiveBlock.fitted(
      ProgressRenderer.block(picture(event, elapsed), options: options),
      height: Terminal.height(of: 2) ?? 24, unicode: options.unicode)
    let told = takeErrors()
    let above = told.isEmpty ? "" : takeProgress() + told.map { $0 + "\r\n" }.joined()
    write(above + block.redraw(lines, width: width))
    if event.isLast { block.leave() }
  }

  /// The lines of errors that are due.
  private func takeErrors() -> [String] {
    defer { errors = [] }
    let shown = errors.prefix(max(0, Self.mostErrors - toldErrors))
    toldErrors += shown.count
    var lines = shown.map { ProgressRenderer.errorLine($0, options: options) }
    if !shown.isEmpty, toldErrors == Self.mostErrors {
      lines.append(ProgressRenderer.footer("further ones are counted alone", options))
    }
    return lines
  }

  private func picture(_ event: ProgressEvent, _ elapsed: Int64) -> ProgressPicture {
    ProgressPicture(
      activity: event.activity, done: event.done, total: event.total, elapsed: elapsed,
      doneBefore: doneBefore,
      parts: event.parts.map { .init(name: $0.name, done: $0.done, total: $0.total, failed: $0.failed) })
  }
}
