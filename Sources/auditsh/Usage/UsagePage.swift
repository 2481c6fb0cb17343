/// `--help`: what a newcomer needs, on one screen of 24 lines by 80 columns for the program itself.
enum UsagePage {
  static func text(_ usage: CommandUsage) -> String {
    (usage.name.isEmpty ? program(usage) : command(usage)).joined(separator: "\n") + "\n"
  }

  private static func program(_ usage: CommandUsage) -> [String] {
    [
      "auditsh: \(usage.summary)", "",
      "  auditsh [--db FILE]                   a prompt; type help or tour there",
      "  auditsh --db FILE -c 'simulate 90d'   a demo database of three months",
      "  auditsh --db FILE -c 'runs | take 5'  run code and leave (-c may be repeated)",
      "  auditsh nightly.audit --param n=3     run a script; - is the standard input",
    ] + CommandUsage.commands.map { "  " + pad("auditsh \($0.name) …", 21) + "  " + $0.summary }
      + [""] + options(usage)
      + [
        "  --version  --help    also: auditsh test --help, auditsh -c 'help launch'",
        "Exit: 0 fine, 1 assertion false, 2 nothing ran (usage, check error), 3 failed",
        "      while running, 4 no database, 124 time-out, 130 Ctrl-C, 141 closed pipe",
      ]
  }

  private static func command(_ usage: CommandUsage) -> [String] {
    var lines = ["auditsh \(usage.name): \(usage.summary)", ""]
    lines += usage.synopses.map { "  auditsh \($0)" }
    lines += [""] + (usage.arguments + usage.options).map(line)
    if !usage.details.isEmpty { lines += [""] + usage.details }
    return lines
  }

  private static func line(_ argument: CommandUsage.Argument) -> String {
    var text = argument.summary
    if case .words(_, let words) = argument.takes { text += ": " + words.joined(separator: ", ") }
    if argument.isRepeated, !argument.name.isEmpty { text += "; may be repeated" }
    return "  " + pad(head(argument), 24) + "  " + text
  }

  /// `-c` is told by the examples; those with a short word share lines.
  private static func options(_ usage: CommandUsage) -> [String] {
    let long = usage.options.filter { $0.brief == nil && $0.name != "-c" }
    let short = usage.options.filter { $0.brief != nil }
    let rows = stride(from: 0, to: short.count, by: 2).map { index in
      let left = half(short[index], width: 15)
      return "  " + (index + 1 < short.count ? pad(left, 38) + half(short[index + 1], width: 19) : left)
    }
    return long.map { option in
      var text = option.summary
      if case .words(_, let words) = option.takes { text = words.joined(separator: ", ") }
      return "  " + pad(head(option), 20) + " " + text
    } + rows
  }

  private static func half(_ option: CommandUsage.Argument, width: Int) -> String {
    pad(head(option), width) + " " + (option.brief ?? "")
  }

  static func head(_ argument: CommandUsage.Argument) -> String {
    [argument.name, argument.takes.placeholder].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
