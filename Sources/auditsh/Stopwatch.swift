import Values
import Verbs

/// The option `timing`: how long what was typed took, from Enter to the last row, without the time in which a person
/// read it in a pager.
struct Stopwatch {
  private let runner: ScriptRunner
  private let begun = Host.elapsedMicroseconds()
  private let pagerTime: Int64

  init(_ runner: ScriptRunner) {
    self.runner = runner
    pagerTime = runner.results.pagerTime
  }

  /// Says it in a dim line, where it is wished.
  func tell() {
    guard runner.shell.options.timing else { return }
    let read = runner.results.pagerTime - pagerTime
    runner.screen.hint("took " + Self.text(max(0, Host.elapsedMicroseconds() - begun - read)))
  }

  /// Microseconds as people read them: `0.8ms`, `153ms`, `2.41s`, `3m 20s`.
  static func text(_ microseconds: Int64) -> String {
    let tenths = (microseconds + 50) / 100
    if tenths < 1000 { return "\(tenths / 10).\(tenths % 10)ms" }
    let milliseconds = (microseconds + 500) / 1000
    if milliseconds < 1000 { return "\(milliseconds)ms" }
    let hundredths = (microseconds + 5000) / 10_000
    guard hundredths < 6000 else { return DurationText.text((hundredths + 50) / 100 * 1000) }
    let cents = hundredths % 100
    return "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents)s"
  }
}
