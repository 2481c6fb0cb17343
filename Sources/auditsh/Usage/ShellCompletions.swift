/// Completion of the program's arguments for other shells, made from `CommandUsage`.
enum ShellCompletions {
  private static let all = [CommandUsage.program] + CommandUsage.commands
  private static let names = CommandUsage.commands.map(\.name).joined(separator: " ")

  static func bash() -> String {
    var lines = [
      "# bash completion of auditsh: auditsh completions bash", "_auditsh() {",
      "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=",
      "  ((COMP_CWORD > 1)) && case ${COMP_WORDS[1]} in",
      "    \(bars)) command=${COMP_WORDS[1]} ;;",
      "  esac", "  COMPREPLY=()", "  case $command:$before in",
    ]
    for usage in all {
      for option in usage.options where option.takes != .nothing {
        lines.append("    \(usage.name):\(option.name)) \(bash(option.takes)); return ;;")
      }
    }
    lines += ["  esac", "  case $command:$current in"]
    for usage in all {
      let words = (usage.options.map(\.name) + ["--help"] + (usage.name.isEmpty ? ["--version"] : []))
        .joined(separator: " ")
      lines.append("    \(usage.name):-*) COMPREPLY=($(compgen -W '\(words)' -- \"$current\")) ;;")
      for argument in usage.arguments {
        let commands =
          usage.name.isEmpty
          ? "; ((COMP_CWORD == 1)) && COMPREPLY+=($(compgen -W '\(names)' -- \"$current\"))" : ""
        lines.append("    \(usage.name):*) \(bash(argument.takes))\(commands) ;;")
      }
    }
    return (lines + ["  esac", "}", "complete -o filenames -F _auditsh auditsh"]).joined(separator: "\n")
      + "\n"
  }

  private static func bash(_ takes: CommandUsage.Takes) -> String {
    switch takes {
    case .nothing, .text: return ":"
    case .words(_, let words):
      return "COMPREPLY=($(compgen -W '\(words.joined(separator: " "))' -- \"$current\"))"
    case .folder: return "COMPREPLY=($(compgen -d -- \"$current\"))"
    case .file(_, let endings):
      let folders = "$(compgen -d -- \"$current\")"
      if endings.isEmpty { return "COMPREPLY=($(compgen -f -- \"$current\"))" }
      return "COMPREPLY=(\(folders) "
        + endings.map { "$(compgen -f -X '!*.\($0)' -- \"$current\")" }.joined(separator: " ") + ")"
    }
  }

  static func zsh() -> String {
    var lines = ["#compdef auditsh", "# zsh completion of auditsh: auditsh completions zsh", "_auditsh() {"]
    lines += ["  local curcontext=$curcontext state line", "  case ${words[2]} in"]
    for usage in CommandUsage.commands {
      lines += ["    \(usage.name))", "      shift words; ((CURRENT--))", "      _arguments -s \\"]
      lines += arguments(usage, indent: "        ") + ["      return ;;"]
    }
    let commands = CommandUsage.commands.map { "'\($0.name):\(zsh($0.summary))'" }.joined(separator: " ")
    lines += [
      "  esac", "  if ((CURRENT == 2)) && [[ ${words[2]} != -* ]]; then",
      "    local -a commands=(\(commands))",
      "    _describe -t commands command commands", "  fi", "  _arguments -s \\",
    ]
    return (lines + arguments(.program, indent: "    ") + ["}", "_auditsh \"$@\""]).joined(separator: "\n")
      + "\n"
  }

  private static func arguments(_ usage: CommandUsage, indent: String) -> [String] {
    var specs = usage.options.map { option in
      "'\(option.isRepeated ? "*" : "")\(option.name)[\(zsh(option.summary))]\(zsh(option.takes))'"
    }
    specs.append("'(- *)--help[say what there is]'")
    if usage.name.isEmpty { specs.append("'(- *)--version[say the version]'") }
    specs += usage.arguments.map { "'\($0.isRepeated ? "*" : "1")\(zsh($0.takes))'" }
    return specs.enumerated().map { indent + $1 + ($0 + 1 < specs.count ? " \\" : "") }
  }

  private static func zsh(_ takes: CommandUsage.Takes) -> String {
    switch takes {
    case .nothing: ""
    case .text(let name): ":\(name):"
    case .words(let name, let words): ":\(name):(\(words.joined(separator: " ")))"
    case .folder(let name): ":\(name):_files -/"
    case .file(let name, let endings):
      ":\(name):_files" + (endings.isEmpty ? "" : " -g \"*.(\(endings.joined(separator: "|")))(-.)\"")
    }
  }

  private static func zsh(_ text: String) -> String {
    text.replacing("'", with: "'\\''").replacing("[", with: "\\[").replacing("]", with: "\\]")
      .replacing(":", with: "\\:").replacing("`", with: "")
  }

  static func fish() -> String {
    var lines = [
      "# fish completion of auditsh: auditsh completions fish",
      "set -l commands \(names)", "complete -c auditsh -f",
      "complete -c auditsh -n '__fish_use_subcommand' -k -a '(__fish_complete_suffix .audit)'",
    ]
    for usage in CommandUsage.commands {
      lines.append(
        "complete -c auditsh -n __fish_use_subcommand -a \(usage.name) -d '\(fish(usage.summary))'")
    }
    for usage in all {
      let place =
        usage.name.isEmpty
        ? "\"not __fish_seen_subcommand_from $commands\"" : "'__fish_seen_subcommand_from \(usage.name)'"
      lines +=
        (usage.options + [
          CommandUsage.Argument(name: "--help", takes: .nothing, summary: "say what there is")
        ])
        .map { option in
          let name =
            option.name.hasPrefix("--") ? "-l \(option.name.dropFirst(2))" : "-s \(option.name.dropFirst(1))"
          return "complete -c auditsh -n \(place) \(name)\(fish(option.takes)) -d '\(fish(option.summary))'"
        }
      for argument in usage.arguments where !usage.name.isEmpty {
        lines.append("complete -c auditsh -n \(place) \(fish(argument.takes, isArgument: true))")
      }
    }
    lines.append(
      "complete -c auditsh -n \"not __fish_seen_subcommand_from $commands\" -l version -d 'say the version'")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fish(_ takes: CommandUsage.Takes, isArgument: Bool = false) -> String {
    let required = isArgument ? "" : " -r"
    switch takes {
    case .nothing: return ""
    case .text: return isArgument ? "" : " -x"
    case .words(_, let words): return (isArgument ? "" : " -x") + " -a '\(words.joined(separator: " "))'"
    case .folder: return required + " -a '(__fish_complete_directories)'"
    case .file(_, let endings):
      return endings.isEmpty
        ? required + " -F"
        : required + " -k -a '(__fish_complete_suffix .\(endings.joined(separator: " .")))'"
    }
  }

  private static func fish(_ text: String) -> String { text.replacing("'", with: "\\'") }

  private static let bars = CommandUsage.commands.map(\.name).joined(separator: "|")
}
