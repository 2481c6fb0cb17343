import Verbs

/// The shell's options as they are now, and where they are kept.
final class ShellState {
  private(set) var options = ShellOptions()
  /// Where `set` keeps them: at the prompt, but not while the rc file runs, which says them anew each time.
  var file: OptionsFile?
  /// Called when one was set, or all were read (nil).
  var onChange: (ShellOption?) -> Void = { _ in }
  /// The prompt's tour; nil in scripts.
  var tour: (TourMove) -> [String]? = { _ in nil }

  /// Takes what a file says.
  func take(_ options: ShellOptions) {
    self.options = options
    onChange(nil)
  }

  /// Sets one, or puts it back to its default (nil). Throws `ShellOptionProblem`, or why the file cannot be written;
  /// the option holds all the same then.
  func set(_ option: ShellOption, to text: String?) throws {
    if let text { try options.set(option, to: text) } else { options.reset(option) }
    onChange(option)
    try file?.store(option, text.map { _ in options.text(of: option) })
  }

  /// What the prompt does for verbs; nothing where there is none.
  var ask: (String) -> Bool? = { _ in nil }
  var open: (ShellHost.Opening) throws -> Void = { _ in }
  var record: (ShellHost.Recording) throws -> Void = { _ in }
  var follow: (String) -> Void = { _ in }
  /// The database that is open.
  var database = ""

  /// For the verbs of a session.
  var host: ShellHost {
    ShellHost(
      options: { self.options }, setOption: { try self.set($0, to: $1) }, ask: { self.ask($0) },
      open: { try self.open($0) }, record: { try self.record($0) }, follow: { self.follow($0) },
      tour: { self.tour($0) })
  }
}
