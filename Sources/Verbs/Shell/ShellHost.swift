/// What verbs may change of the shell that runs them. By default it is a shell that keeps nothing.
package struct ShellHost {
  /// As they are now.
  package var options: () -> ShellOptions
  /// Changes one; nil puts it back to its default. At the prompt it lasts.
  package var setOption: (ShellOption, String?) throws -> Void

  /// Moves the tour of who sits at the prompt and gives what it says; nil where nobody does.
  package var tour: (TourMove) -> [String]?

  package init(
    options: @escaping () -> ShellOptions = { ShellOptions() },
    setOption: @escaping (ShellOption, String?) throws -> Void = { _, _ in },
    tour: @escaping (TourMove) -> [String]? = { _ in nil }
  ) {
    self.tour = tour
    self.options = options
    self.setOption = setOption
  }
}
