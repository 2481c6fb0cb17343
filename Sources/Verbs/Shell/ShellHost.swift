/// What verbs may ask of the shell that runs them. By default it is a shell that keeps nothing and asks nobody.
package struct ShellHost {
  /// Another database than the one that is open.
  package struct Opening: Sendable, Equatable {
    package let path: String
    package let isReadOnly: Bool
    /// Make it where it is missing, without asking.
    package let creates: Bool
  }

  /// What was typed, kept in a file.
  package enum Recording: Sendable, Equatable {
    /// What stands in the file: refuse, begin anew, go on behind it.
    package enum Existing: Sendable {
      case refuse, replace, append
    }

    case start(path: String, Existing)
    case stop
    /// Say what is recorded.
    case tell
  }

  /// As they are now.
  package var options: () -> ShellOptions
  /// Changes one; nil puts it back to its default. At the prompt it lasts.
  package var setOption: (ShellOption, String?) throws -> Void
  /// Asks the person and waits: whether to go on. Nil where nobody can be asked.
  package var ask: (_ question: String) -> Bool?
  package var open: (Opening) throws -> Void
  package var record: (Recording) throws -> Void
  /// A run goes on in the background: its end is told at the prompt.
  package var follow: (_ run: String) -> Void

  /// Moves the tour of who sits at the prompt and gives what it says; nil where nobody does.
  package var tour: (TourMove) -> [String]?

  package init(
    options: @escaping () -> ShellOptions = { ShellOptions() },
    setOption: @escaping (ShellOption, String?) throws -> Void = { _, _ in },
    ask: @escaping (String) -> Bool? = { _ in nil }, open: @escaping (Opening) throws -> Void = { _ in },
    record: @escaping (Recording) throws -> Void = { _ in }, follow: @escaping (String) -> Void = { _ in },
    tour: @escaping (TourMove) -> [String]? = { _ in nil }
  ) {
    self.tour = tour
    self.options = options
    self.setOption = setOption
    self.ask = ask
    self.open = open
    self.record = record
    self.follow = follow
  }
}
