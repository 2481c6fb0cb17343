import Assist

/// `auditsh.1` in mdoc, made from `CommandUsage` and the help.
enum ManualPage {
  static func text(version: String) -> String {
    var lines = [
      ".Dd November 23, 2026", ".Dt AUDITSH 1", ".Os", ".Sh NAME", ".Nm auditsh",
      ".Nd \(escaped(CommandUsage.program.summary))", ".Sh SYNOPSIS", ".Nm",
    ]
    lines += CommandUsage.program.options.map { ".Op \(flag($0))" } + [".Op Ar"]
    for usage in CommandUsage.commands {
      lines += [".Nm", ".Cm \(usage.name)"] + usage.options.map { ".Op \(flag($0))" }
      lines += usage.arguments.map { ".Ar \($0.takes.placeholder)\($0.isRepeated ? " ..." : "")" }
    }
    lines += [
      ".Sh DESCRIPTION", ".Nm",
      "asks AI platforms a fixed set of questions (or simulates the answers, or imports them),",
      "reads which brands are named, and lets you explore, compare, check and export the results.",
      "On a terminal it prompts where no file and no", ".Fl c", "is given; there", ".Ic help", "and",
      ".Ic tour",
      "say how to go on.", "Scripts are checked whole before anything of them runs.", ".Pp", "The options:",
    ]
    lines += list(CommandUsage.program.options) + [".Pp", "The commands:", ".Bl -tag -width Ds"]
    for usage in CommandUsage.commands {
      lines += [".It Cm \(usage.name)", escaped(usage.summary) + "."]
      // mdoc wants each sentence on a line of its own.
      lines += usage.details.map { escaped(String($0.drop { $0 == " " })).replacing(". ", with: ".\n") }
      if !usage.options.isEmpty { lines += list(usage.options) }
    }
    lines += [".El", ".Sh ENVIRONMENT", ".Bl -tag -width AUDITSH_DB"]
    lines += [".It Ev AUDITSH_DB", "The database where", ".Fl -db", "is not given."]
    lines += [".It Ev NO_COLOR", "Where it is set, no colours.", ".El", ".Sh FILES", ".Bl -tag -width Ds"]
    lines += [".It Pa ~/.local/share/auditsh/audits.db", "The database where none is named."]
    lines += [
      ".It Pa ~/.config/auditsh/rc.audit", "Statements the prompt begins with.", ".El", ".Sh EXIT STATUS",
    ]
    lines += [".Bl -tag -width 124 -compact"] + codes.flatMap { [".It \($0.0)", $0.1] } + [".El"]
    lines += [".Sh EXAMPLES", ".Bd -literal -offset indent"]
    lines += examples.map(escaped) + [".Ed"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static let codes = [
    ("0", "Fine."), ("1", "An assertion or a test is false."), ("2", "Nothing ran: usage or check error."),
    ("3", "It failed while running."), ("4", "The database cannot be opened."), ("124", "The time-out."),
    ("130", "Ctrl-C."), ("141", "A closed pipe."),
  ]

  private static let examples = [
    "auditsh --db audits.db", "auditsh --db audits.db -c 'simulate 90d' -c 'runs | take 5'",
    "auditsh nightly.audit --param min=70", "auditsh check nightly.audit",
    "auditsh test tests/ --report-junit tests.xml",
  ]

  private static func list(_ options: [CommandUsage.Argument]) -> [String] {
    [".Bl -tag -width Ds"]
      + options.flatMap { option in
        var text = option.summary
        if case .words(_, let words) = option.takes { text += ": " + words.joined(separator: ", ") }
        return [".It \(flag(option))", escaped(text) + "."]
      } + [".El"]
  }

  private static func flag(_ option: CommandUsage.Argument) -> String {
    let place = option.takes.placeholder
    return "Fl \(option.name.dropFirst())" + (place.isEmpty ? "" : " Ar \(place)")
  }

  /// A line that begins with a dot or a quote would be a request.
  private static func escaped(_ text: String) -> String {
    let plain = text.replacing("\\", with: "\\e").replacing("…", with: "...").replacing("`", with: "\\(ga")
    return plain.hasPrefix(".") || plain.hasPrefix("'") ? "\\&" + plain : plain
  }
}
