import Planning
import Values

extension Verb {
  private static let file = Key<String>.positional(
    "file", .path, required: false, "the script, …audit; none says what is recorded")
  private static let force = Key<Bool>.flag("force", "replace the file")
  private static let append = Key<Bool>.flag("append", "go on behind what stands in the file")

  static let record = Verb(
    VerbDeclaration(
      "record", "keep what is typed as a script",
      details: """
        Every statement that runs without an error is written to the file at once; one that fails becomes a comment. \
        What a statement needs of earlier ones (variables, definitions, $_) is written before it. `record stop` ends \
        it, and so does leaving the shell. The script can be run as it stands: auditsh FILE.
        """,
      parameters: [file.parameter, force.parameter, append.parameter], output: .nothing,
      examples: ["record monday.audit", "record stop"], isForPrompt: true)
  ) { call in
    guard let path = call[file] else {
      try call.host.shell.record(.tell)
      return .nothing
    }
    let existing: ShellHost.Recording.Existing =
      call[force] == true ? .replace : call[append] == true ? .append : .refuse
    try call.host.shell.record(.start(path: path, existing))
    return .nothing
  }

  static let recordStop = Verb(
    VerbDeclaration(
      "record stop", "end the recording", output: .nothing, examples: ["record stop"], isForPrompt: true)
  ) { call in
    try call.host.shell.record(.stop)
    return .nothing
  }
}
