import Assist
import Audit
import Diagnostics
import Language
import Planning
import Relation
import Simulation
import Storage
import Values
import Verbs

/// One conversation with a database: reads and checks programs, holds their variables, runs them. The prompt, scripts
/// and tests all call this.
package final class Session {
  package var settings: SessionSettings
  let output: SessionOutput
  var reader = ProgramReader()
  var slots: [Value] = []
  /// The innermost statement of a block that failed; taken by who shows the failure.
  var failedSpan: Span?
  /// What was said beside the rows of an asked statement, in place of telling the person; nil while nothing is asked.
  var heldNotes: [String]?
  var openStore: Store?
  /// The number of the text that was planned last, as in `Span.source`; what it included comes behind it.
  package private(set) var lastSource = 0

  /// The language as it stands: sources and verbs.
  package static let verbs: [Verb] = Verb.all + Assist.Help.verbs
  package static let declarations = Declarations(
    catalog: .audit, verbNames: Verb.names + Assist.Help.verbNames,
    names: ["scenario": Scenario.builtInIDs], fileShape: fileShape
  ) { verb(named: $0)?.declaration }

  package init(settings: SessionSettings, output: SessionOutput) {
    self.settings = settings
    self.output = output
  }

  /// The columns of a file that a text reads.
  private static func fileShape(_ text: String, _ path: String) -> FileShape {
    do throws(FileTableProblem) {
      return .fields(try FileTable.fields(of: ScriptFile.path(path, from: text)))
    } catch {
      return .problem(message: error.message, notes: error.notes)
    }
  }

  static func verb(named name: String) -> Verb? { Verb.named(name) ?? Assist.Help.verb(named: name) }

  /// Reads and checks a text. With errors nothing of it is to run; its variables are then forgotten.
  package func plan(name: String, text: String) -> (statements: [PlannedStatement], diagnostics: [Diagnostic])
  {
    let before = reader.scope
    lastSource = reader.sources.count
    reader.markRead(name)
    var (statements, diagnostics) = reader.read(name: name, text: text, declarations: Self.declarations)
    if settings.isReadOnly { diagnostics += statements.compactMap(Self.refusal) }
    if !settings.isInteractive { diagnostics += statements.compactMap(Self.missingPerson) }
    if !settings.isPrompt { diagnostics += Self.promptOnly(statements) }
    diagnostics += statements.compactMap(missingParameter)
    if diagnostics.contains(where: { $0.severity == .error }) { reader.scope = before }
    return (statements, diagnostics)
  }

  /// Reads and checks a text by itself, without a database; parameters may stay open.
  package static func check(name: String, text: String) -> Checked {
    var reader = ProgramReader()
    reader.markRead(name)
    var (statements, diagnostics) = reader.read(name: name, text: text, declarations: declarations)
    diagnostics += statements.compactMap(missingPerson)
    diagnostics += Self.promptOnly(statements)
    let hasError = diagnostics.contains { $0.severity == .error }
    return Checked(
      sources: reader.sources,
      diagnostics: hasError ? diagnostics : (diagnostics + Checker.unused(reader.scope)).inOrder,
      tests: statements.compactMap { if case .test(let name, _) = $0.kind { name } else { nil } })
  }

  /// A text and what it includes, checked by itself.
  package struct Checked {
    package let sources: [SourceText]
    package let diagnostics: [Diagnostic]
    /// The names of its tests, in order.
    package let tests: [String]
  }

  /// Every text that was given or included, for diagnostics: `Span.source` counts them.
  package var sources: [SourceText] { reader.sources }

  /// The names that the texts so far have made.
  package var scope: Scope { reader.scope }

  /// With warnings about the names that the texts so far made for nothing; for whole programs.
  package func withUnusedNames(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    (diagnostics + Checker.unused(reader.scope)).inOrder
  }

  /// `--readonly` refuses before anything runs, with the verb's name.
  private static func refusal(_ statement: PlannedStatement) -> Diagnostic? {
    guard let verb = statement.writingVerb else { return nil }
    return Diagnostic(
      code: "readonly", "`\(verb)` writes, and the session is read-only", at: statement.span,
      notes: ["leave out --readonly to allow it"])
  }

  private func missingParameter(_ statement: PlannedStatement) -> Diagnostic? {
    guard case .parameter(_, let name, let type, let fallback) = statement.kind else { return nil }
    guard let given = settings.parameters[name] else {
      return fallback == nil ? CheckProblem.missingParameter(name).diagnostic(at: statement.span) : nil
    }
    guard Session.parameterValue(given, type) == nil else { return nil }
    return CheckProblem.badArgument(
      parameter: "--param \(name)", expected: "a \(type.word)", found: "`\(given)`", nearest: nil
    )
    .diagnostic(at: statement.span)
  }

  static func parameterValue(_ text: String, _ type: ValueType) -> Value? {
    switch type {
    case .real, .integer: Checker.constant(text, .integer) ?? Checker.constant(text, .number)
    case .bool: Checker.constant(text, .flag)
    case .date: Checker.constant(text, .date)
    case .duration: Checker.constant(text, .duration)
    default: .text(text)
    }
  }

  /// The open database; opens it when first asked. Throws `StoreProblem`.
  func store() throws -> Store {
    if let openStore { return openStore }
    let access: Store.Access =
      settings.isReadOnly ? .readOnly : (settings.createsDatabase ? .create : .readWrite)
    let store = try AuditDatabase.open(settings.databasePath, access, now: settings.now())
    store.interrupt(when: settings.isCancelled)
    openStore = store
    return store
  }

  /// Opens the database now, so that a wrong path is found before anything runs.
  package func openDatabase() throws { _ = try store() }

  /// Closes the database where it is open; for a process that is about to end.
  package func closeForExit() {
    openStore?.closeForExit()
    openStore = nil
  }

  /// For completion: the database where it is open or can be opened, without making one.
  package func storeIfOpen() -> Store? { openStore }

  /// `rehearsing`: for a verb that keeps nothing of what it does. It writes, if only for a while, so a session that
  /// is read-only lends it a connection of its own.
  func context(rehearsing: Bool = false) throws -> AuditContext {
    var store = try store()
    if rehearsing, settings.isReadOnly {
      store = try AuditDatabase.open(settings.databasePath, .readWrite, now: settings.now())
      store.interrupt(when: settings.isCancelled)
    }
    return AuditContext(
      store: store, now: settings.now, hostNow: settings.hostNow, isCancelled: settings.isCancelled,
      pause: settings.pause, report: report)
  }

  var bindings: Bindings {
    Bindings(slots: slots, now: settings.now()) { function throws(EvaluationProblem) in
      try self.service(function)
    }
  }

  private func service(_ function: ScalarFunction) throws(EvaluationProblem) -> ServiceFunction {
    do {
      return try Services.function(function, now: settings.now()) { try self.store() }
    } catch {
      let failure = Failure(error)
      throw .service(function, reason: failure.message, notes: failure.notes)
    }
  }

  /// The place of the failure that was thrown last: inside a block, or the statement itself.
  package func takeFailedSpan() -> Span? {
    defer { failedSpan = nil }
    return failedSpan
  }

  func set(_ slot: Int, _ value: Value) {
    while slots.count <= slot { slots.append(.null) }
    slots[slot] = value
  }
}
