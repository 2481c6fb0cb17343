import Planning
import Values

extension Verb {
  private static let file = Key<String>.positional(
    "file", .path, required: false, "the database; none says which one is open")
  private static let readOnly = Key<Bool>.flag("readonly", "refuse everything that writes")
  private static let create = Key<Bool>.flag("create", "make it where it is missing, without asking")

  static let open = Verb(
    VerbDeclaration(
      "open", "open another database",
      details: """
        Variables stay as they are, so ids found in one database can be looked for in the other. A file that is not \
        there is made only after asking, or with --create. At the prompt alone: a script works on the database that it \
        is given with --db.
        """,
      parameters: [file.parameter, readOnly.parameter, create.parameter], output: .nothing,
      examples: ["open other.db --readonly"], isForPrompt: true)
  ) { call in
    let path = call[file] ?? ""
    try call.host.shell.open(
      ShellHost.Opening(
        path: path, isReadOnly: call[readOnly] == true, creates: call[create] == true))
    return .nothing
  }
}
