import ArgumentParser

/// `auditsh completions SHELL`.
struct CompletionsCommand: ParsableCommand {
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish, man
  }

  static let configuration = CommandConfiguration(commandName: "auditsh completions")

  @Argument var shell: Shell

  func text(version: String) -> String {
    switch shell {
    case .bash: ShellCompletions.bash()
    case .zsh: ShellCompletions.zsh()
    case .fish: ShellCompletions.fish()
    case .man: ManualPage.text(version: version)
    }
  }
}
