/// What verbs may change of the shell that runs them. By default it is a shell that keeps nothing.
package struct ShellHost {
  /// As they are now.
  package var options: () -> ShellOptions
  /// Changes one; nil puts it back to its default. At the prompt it lasts.
  package var setOption: (ShellOption, String?) throws -> Void

  package init(
    options: @escaping () -> ShellOptions = { ShellOptions() },
    setOption: @escaping (ShellOption, String?) throws -> Void = { _, _ in }
  ) {
    self.options = options
    self.setOption = setOption
  }
}
