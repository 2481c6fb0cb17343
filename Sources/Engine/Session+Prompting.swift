import Audit
import Diagnostics
import Planning
import Storage
import Verbs

/// What takes a person in front of the shell.
extension Session {
  /// Calls that only a prompt understands: what destroys without `--yes`, what changes the shell.
  static func promptOnly(_ statements: [PlannedStatement]) -> [Diagnostic] {
    statements.flatMap(\.calls).compactMap { call in
      let name = call.verb.name
      if call.mustAsk {
        return Diagnostic(
          code: "needs-yes", "`\(name)` cannot be undone, and nobody can be asked here", at: call.span,
          notes: ["say so: \(name) … --yes"])
      }
      guard call.verb.isForPrompt else { return nil }
      return Diagnostic(
        code: "only-at-prompt", "`\(name)` is for the prompt alone", at: call.span,
        notes: name == "open" ? ["a script is given its database: auditsh --db FILE …"] : ["help \(name)"])
    }
  }

  /// What needs a person at a terminal cannot stand in a script.
  static func missingPerson(_ statement: PlannedStatement) -> Diagnostic? {
    guard let (verb, place, instead) = statement.interactive else { return nil }
    return Diagnostic(
      code: "no-terminal", "`\(verb)` needs a person at a terminal", at: place,
      notes: [
        instead.map { "the same rows without one: \($0)" } ?? "leave out `| \(verb)`: the rows are the same"
      ])
  }

  /// Asks before a verb that destroys; a no ends the statement.
  func ask(_ verb: Verb, _ call: VerbCall) throws {
    let question = try verb.question?(call) ?? "\(verb.declaration.name)?"
    guard let answer = output.shell.ask(question) else {
      throw Failure(
        .usage, "`\(verb.declaration.name)` cannot be undone, and nobody can be asked here",
        notes: ["\(verb.declaration.name) … --yes"])
    }
    guard answer else {
      output.note("nothing was changed")
      throw Failure(.interrupted, "")
    }
  }

  /// Opens another database in place of the one that is open; where that fails, the one stays. Variables stay.
  /// Throws `StoreProblem`.
  package func open(_ path: String, isReadOnly: Bool, creates: Bool) throws {
    let store = try AuditDatabase.open(
      path, isReadOnly ? .readOnly : creates ? .create : .readWrite, now: settings.now())
    store.interrupt(when: settings.isCancelled)
    openStore = store
    settings.databasePath = path
    settings.isReadOnly = isReadOnly
  }

  /// `$_` is what it was in an earlier scope of this session: the statements since then failed.
  package func keepLastResult(of earlier: Scope) { reader.scope.keepLastResult(of: earlier) }
}
