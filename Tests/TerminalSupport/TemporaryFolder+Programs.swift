import Testing

/// Programs with a prompt whose home is the folder.
extension TemporaryFolder {
  /// Where programs keep what they keep of a person.
  package var home: [String: String] {
    [
      "PATH": "/usr/bin:/bin", "HOME": path, "XDG_STATE_HOME": path, "XDG_CONFIG_HOME": path,
      "XDG_DATA_HOME": path,
    ]
  }

  /// auditsh with these arguments, waited for by nobody.
  package func auditsh(
    _ arguments: [String], columns: Int = 80, rows: Int = 24, environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      executable: BuiltProgram.path("auditsh"), arguments: arguments,
      environment: home.merging(environment) { $1 }, columns: columns, rows: rows)
  }

  /// auditsh at its prompt, `NAME>` of the database NAME.db in the folder; its clock stands at `now`, or goes.
  package func shell(
    _ arguments: [String] = [], database: String = "one", now: String? = "2026-11-23T09:00Z",
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> PseudoTerminal {
    let clock = now.map { ["--now", $0] } ?? []
    let terminal = try auditsh(
      ["--db", databasePath(database)] + clock + arguments, columns: columns, rows: rows,
      environment: environment)
    terminal.expectPrompt(sourceLocation: sourceLocation)
    return terminal
  }

  package func shell(
    on variant: TerminalVariant, database: String = "one", environment: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try shell(
      database: database, columns: variant.columns, rows: variant.rows,
      environment: ["LC_ALL": variant.locale].merging(environment) { $1 })
  }

  /// The prompt without a language, `audit>`; `history` are statements of before, the oldest first.
  package func probe(
    columns: Int = 80, rows: Int = 24, environment: [String: String] = [:], history: [String] = []
  ) throws -> PseudoTerminal {
    if !history.isEmpty { write(history.map { $0 + "\n" }.joined(), to: "history") }
    let terminal = try PseudoTerminal(
      executable: BuiltProgram.path("lineeditor-probe"), arguments: [path + "/history"],
      environment: environment, columns: columns, rows: rows)
    terminal.expect("audit>")
    return terminal
  }

  package func probe(on variant: TerminalVariant, history: [String] = []) throws -> PseudoTerminal {
    try probe(
      columns: variant.columns, rows: variant.rows, environment: ["LC_ALL": variant.locale], history: history)
  }

  /// `:memory:` is itself.
  package func databasePath(_ name: String) -> String {
    name == ":memory:" ? name : "\(path)/\(name).db"
  }
}
