import Audit
import Planning
import Storage
import Values

extension Verb {
  private static let file = Key<String>.positional("file", .path, "a file that is not there yet")

  static let backup = Verb(
    VerbDeclaration(
      "backup", "copy the database to a new file",
      details: """
        The copy is the database at one moment, whole, also while others write; copying the file by hand may lose what \
        stands beside it in -wal. `open` or --db opens it. A file that is there already is never replaced.
        """,
      parameters: [file.parameter], output: .nothing, examples: [])
  ) { call in
    guard let path = call[file] else { return .nothing }
    let size = try call.context().store.backUp(to: path)
    call.host.note("\(path)  \(size) bytes")
    return .nothing
  }
}
