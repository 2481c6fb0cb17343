/// A command as `--help`, the man page and the shells' completions tell of it: they are made from these, and a test
/// holds them to what is parsed.
struct CommandUsage: Sendable {
  /// What stands behind an option or in an argument's place.
  enum Takes: Sendable, Equatable {
    case nothing
    case text(String)
    /// One of these words.
    case words(String, [String])
    /// A file with one of these endings; none: any.
    case file(String, [String])
    case folder(String)
  }

  struct Argument: Sendable {
    /// `--db`, `-c`; empty for one that goes by its place.
    var name: String
    var takes: Takes
    var summary: String
    var isRepeated = false
    /// For half a line of the first page.
    var brief: String?
  }

  /// Empty for the program itself.
  let name: String
  let summary: String
  /// Its lines behind `auditsh`.
  let synopses: [String]
  let details: [String]
  let arguments: [Argument]
  let options: [Argument]

  static let program = CommandUsage(
    name: "",
    summary: "a shell for AI-visibility audits: how AI platforms speak of a brand",
    synopses: ["[OPTIONS] [FILE…]", "COMMAND …"], details: [],
    arguments: [
      Argument(
        name: "", takes: .file("FILE", ["audit"]), summary: "a script; - is the standard input",
        isRepeated: true)
    ],
    options: [
      Argument(name: "-c", takes: .text("CODE"), summary: "run this, after the files", isRepeated: true),
      Argument(
        name: "--db", takes: .file("FILE", ["db"]), summary: "the database; else $AUDITSH_DB, else your own"),
      Argument(
        name: "--readonly", takes: .nothing, summary: "refuse everything that writes",
        brief: "refuse what writes"),
      Argument(
        name: "--param", takes: .text("NAME=VALUE"), summary: "a script's parameter", isRepeated: true),
      Argument(
        name: "--now", takes: .text("TIME"),
        summary: "pin the clock: 2026-11-01T09:00Z", brief: "pin the clock"),
      output,
      Argument(name: "-o", takes: .file("FILE", []), summary: "results into this file, replaced at the end"),
      color, errorFormat,
      Argument(name: "-q", takes: .nothing, summary: "no notes, no progress", brief: "no notes, no progress"),
      Argument(
        name: "--no-rc", takes: .nothing, summary: "leave out the rc file and what `set` kept",
        brief: "no rc file"),
      Argument(
        name: "--timeout", takes: .text("TIME"),
        summary: "stop after this long: 90s, 15m", brief: "stop after 90s, 15m"),
      Argument(
        name: "--update", takes: .nothing, summary: "`assert matches` writes what differs",
        brief: "rewrite snapshots"),
    ])

  static let commands = [check, fmt, test, lsp, completions]

  private static let check = CommandUsage(
    name: "check", summary: "find every error of scripts, without a database", synopses: ["check FILE…"],
    details: ["Exit codes: 0 no error, 2 an error, or a file that cannot be read."], arguments: [script],
    options: [errorFormat])

  private static let fmt = CommandUsage(
    name: "fmt", summary: "bring scripts into the one layout", synopses: ["fmt [--check] FILE…"],
    details: ["Comments and meaning stay. With - the standard input goes to the output."],
    arguments: [script],
    options: [
      Argument(
        name: "--check", takes: .nothing, summary: "only name the files that would change; exit 1"),
      errorFormat,
    ])

  private static let test = CommandUsage(
    name: "test", summary: "run tests in scripts, each file on its own database",
    synopses: ["test [OPTIONS] FILE|FOLDER…"],
    details: [
      "A test is a block test \"name\" { … }; a file without one is a test as a whole.",
      "Exit codes: 0 all passed, 1 a test failed, 2 nothing ran, 3 a test could not be",
      "carried out, 4 no database, 124 time-out, 130 Ctrl-C.",
    ],
    arguments: [
      Argument(
        name: "", takes: .file("FILE", ["audit"]), summary: "scripts, or folders with .audit files",
        isRepeated: true)
    ],
    options: [
      Argument(name: "--jobs", takes: .text("N"), summary: "files at a time; as many as there are cores"),
      Argument(name: "--filter", takes: .text("TEXT"), summary: "tests whose file or name holds this"),
      Argument(name: "--fail-fast", takes: .nothing, summary: "stop at the first failure"),
      Argument(name: "--report-junit", takes: .file("FILE", ["xml"]), summary: "the results as JUnit XML"),
      Argument(name: "--report-tap", takes: .file("FILE", ["tap"]), summary: "the results as TAP 14"),
      Argument(name: "--update", takes: .nothing, summary: "`assert matches` writes what differs"),
      Argument(
        name: "--db", takes: .file("FILE", ["db"]), summary: "one database for all files, one after another"),
      Argument(
        name: "--param", takes: .text("NAME=VALUE"), summary: "a parameter of the scripts", isRepeated: true),
      Argument(name: "--now", takes: .text("TIME"), summary: "pin the clock: 2026-11-01T09:00Z"),
      Argument(name: "--timeout", takes: .text("TIME"), summary: "time limit of each file: 90s, 15m"),
      color, errorFormat,
    ])

  private static let lsp = CommandUsage(
    name: "lsp", summary: "the language server that editors start", synopses: ["lsp"],
    details: ["It speaks over the standard input and output; see editors/README.md."],
    arguments: [], options: [])

  private static let completions = CommandUsage(
    name: "completions", summary: "completion of these for bash, zsh, fish; the man page",
    synopses: ["completions bash|zsh|fish|man"],
    details: [
      "  bash   auditsh completions bash > ~/.local/share/bash-completion/completions/auditsh",
      "  zsh    auditsh completions zsh > a folder of $fpath/_auditsh",
      "  fish   auditsh completions fish > ~/.config/fish/completions/auditsh.fish",
      "  man    auditsh completions man > ~/.local/share/man/man1/auditsh.1",
    ],
    arguments: [
      Argument(
        name: "", takes: .words("SHELL", CompletionsCommand.Shell.allCases.map(\.rawValue)),
        summary: "which one")
    ], options: [])

  private static let script = Argument(
    name: "", takes: .file("FILE", ["audit"]), summary: "a script; - is the standard input", isRepeated: true)
  private static let output = Argument(
    name: "--output", takes: .words("FORMAT", OutputChoice.allCases.map(\.rawValue)),
    summary: "how rows are shown")
  private static let color = Argument(
    name: "--color", takes: .words("WHEN", ColorChoice.allCases.map(\.rawValue)),
    summary: "colours; NO_COLOR is kept", brief: "auto, always, never")
  private static let errorFormat = Argument(
    name: "--error-format", takes: .words("FORM", ErrorFormatChoice.allCases.map(\.rawValue)),
    summary: "how errors are told", brief: "text, short, json")
}

extension CommandUsage.Takes {
  /// As usage shows it; words are told by themselves where they are few.
  var placeholder: String {
    switch self {
    case .nothing: ""
    case .text(let name), .words(let name, _), .file(let name, _), .folder(let name): name
    }
  }
}
