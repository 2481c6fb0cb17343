import Diagnostics
import Engine
import LineEditor
import Planning
import Rendering
import Values
import Verbs

/// Runs what the command line gives: files and code, checked whole before anything runs; or the prompt.
final class ScriptRunner {
  let command: RunOptions
  let screen: Screen
  let results: Results
  let session: Session
  let shell = ShellState()
  let clock: Clock
  private let deadline: Deadline
  let database: String

  /// `capture`: results go there rather than to the standard output.
  init(_ command: RunOptions, capture: FileOutput? = nil) throws {
    self.command = command
    let isPrompt = Self.prompts(command)
    let pinned = try command.now.map { text in
      guard let time = Timestamp.parse(text) else {
        throw Failure(.usage, "`--now` takes a date, found `\(text)`", notes: ["--now 2026-11-01T09:00Z"])
      }
      return time
    }
    let limit = try command.timeout.map { text in
      guard let duration = DurationText.parse(text) else {
        throw Failure(.usage, "`--timeout` takes a duration, found `\(text)`", notes: ["--timeout 90s"])
      }
      return duration
    }
    let clock = Clock(pinned: pinned)
    let deadline = Deadline(milliseconds: limit)
    self.clock = clock
    self.deadline = deadline
    database = command.database ?? Host.environment("AUDITSH_DB") ?? Host.defaultDatabase()
    guard !database.isEmpty else {
      throw Failure(
        .usage, "`--db` takes the name of a file, found an empty text",
        notes: ["--db audits.db", "is a variable of the script around it empty?"])
    }
    screen = Screen(options: Self.options(command, descriptor: 2, clock.now()), isQuiet: command.quiet)
    var options = Self.options(command, descriptor: 1, clock.now())
    if command.file != nil { options = RenderOptions(unicode: options.unicode, now: clock.now()) }
    let file: FileOutput
    do { file = try capture ?? FileOutput(path: command.file) } catch { throw Failure(error) }
    if capture != nil { options = RenderOptions(now: clock.now()) }
    results = Results(
      format: command.output.flatMap { OutputFormat(rawValue: $0.rawValue) } ?? .table, options: options,
      file: file)
    let settings = SessionSettings(
      databasePath: database, isReadOnly: command.readonly,
      createsDatabase: isPrompt || database == ":memory:",
      now: clock.now, hostNow: Host.now, isCancelled: { InterruptSignal.isRaised() || deadline.hasPassed() },
      pause: { Host.pause(deadline.shortened($0)) }, parameters: try Self.parameters(command),
      updatesSnapshots: command.update, isInteractive: Self.isInteractive(command))
    shell.database = database
    let shell = shell
    session = Session(
      settings: settings,
      output: results.sessionOutput(screen: screen, shell: shell.host) { code in
        let path = shell.database
        guard path != ":memory:" else {
          throw Failure(.run, "a database in memory has no background", notes: ["leave out --background"])
        }
        guard Host.startDetached(["--db", path, "-q", "-c", code]) else {
          throw Failure(.run, "the background run cannot be started")
        }
      })
    session.settings.isPrompt = isPrompt
    results.followWindow = { [unowned self] in followWindow() }
    if results.options.isTerminal, command.file == nil, Screen.canRedraw(1) {
      results.frames = FrameView(results.file) { [unowned self] in
        refreshOptions()
        return results.options
      }
      screen.divert = { [unowned self] text in
        guard let frames = results.frames, frames.isOpen else { return false }
        frames.note(text)
        return true
      }
    }
    shell.onChange = { [unowned self] in followOptions($0) }
    followOptions(nil)
    InterruptSignal.install()
  }

  /// What the command line says holds until `set` says otherwise.
  private func followOptions(_ changed: ShellOption?) {
    if changed == .output || changed == nil && command.output == nil,
      let format = OutputFormat(rawValue: shell.options.output)
    {
      results.format = format
    }
    results.pager = mayPage ? shell.options.pager : .off
    results.options.relativeDates = shell.options.times == .relative
    screen.options.relativeDates = results.options.relativeDates
    if results.options.isTerminal { results.options.rowLimit = rowLimit }
  }

  /// What the option `rows` says, else as many rows as leave the header and what is said below on the screen.
  private var rowLimit: Int? {
    shell.options.rows.map { $0 == 0 ? nil : $0 } ?? Self.rowLimit(1)
  }

  static func prompts(_ command: RunOptions) -> Bool {
    command.files.isEmpty && command.code.isEmpty && Terminal.isTerminal(0)
  }

  /// A person sits at the terminal, and nothing is read from a file.
  private static func isInteractive(_ command: RunOptions) -> Bool {
    command.files.isEmpty && command.file == nil && FullScreen.isPossible()
  }

  private static func options(_ command: RunOptions, descriptor: Int32, _ now: Int64) -> RenderOptions {
    let isTerminal = Terminal.isTerminal(descriptor)
    let color =
      switch command.color {
      case .always: true
      case .never: false
      case .auto: isTerminal && Host.environment("NO_COLOR") == nil && Terminal.obeysSequences
      }
    return RenderOptions(
      width: isTerminal ? Terminal.width(of: descriptor) ?? 80 : nil, color: color,
      unicode: Host.isUTF8 || !isTerminal,
      now: now, relativeDates: isTerminal, rowLimit: isTerminal ? rowLimit(descriptor) : nil,
      height: isTerminal ? Terminal.height(of: descriptor) : nil)
  }

  /// As many rows as leave the header and what is said below on the screen.
  private static func rowLimit(_ descriptor: Int32) -> Int {
    max(3, (Terminal.height(of: descriptor) ?? 47) - 7)
  }

  /// A pager needs a person, and a terminal for both ends; scripts run through.
  private var mayPage: Bool {
    results.options.isTerminal && command.files.isEmpty && Terminal.isTerminal(0)
      && Terminal.obeysSequences
  }

  private static func parameters(_ command: RunOptions) throws -> [String: String] {
    var result: [String: String] = [:]
    for text in command.parameters {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw Failure(.usage, "`--param` takes name=value, found `\(text)`", notes: ["--param min=70"])
      }
      guard result[String(text[..<sign])] == nil else {
        throw Failure(.usage, "`--param \(text[..<sign])` is given twice")
      }
      result[String(text[..<sign])] = String(text[text.index(after: sign)...])
    }
    return result
  }

  func run() throws -> Int32 {
    if Self.prompts(command) { return Prompt(self).run() }
    let (statements, checked) = try plan()
    var diagnostics = checked
    try checkParameters(statements)
    if !diagnostics.contains(where: { $0.severity == .error }) {
      diagnostics = session.withUnusedNames(diagnostics)
    }
    show(diagnostics)
    if diagnostics.contains(where: { $0.severity == .error }) { return 2 }
    clock.freeze()
    let code = execute(statements)
    if code == 0 {
      do { try results.file.commit() } catch { return report(Failure(error)) }
    }
    return code
  }

  /// A script's text. A command behind an option looks like a file's name, and is told where it belongs.
  private static func text(of file: String) throws(Failure) -> String {
    do { return try ScriptFile.read(file) } catch {
      var failure = error
      if ["check", "fmt", "lsp", "test", "completions"].contains(file) {
        failure.notes.append("a command stands first: auditsh \(file) …")
      }
      throw failure
    }
  }

  /// Reads and checks all files and code, in order.
  func plan() throws -> (statements: [PlannedStatement], diagnostics: [Diagnostic]) {
    var files = command.files
    if files.isEmpty, command.code.isEmpty { files = ["-"] }
    var statements: [PlannedStatement] = []
    var diagnostics: [Diagnostic] = []
    var texts: [(String, String)] = []
    for file in files { texts.append((file == "-" ? "stdin" : file, try Self.text(of: file))) }
    for (index, code) in command.code.enumerated() {
      texts.append((command.code.count > 1 ? "-c \(index + 1)" : "-c", code))
    }
    for (name, text) in texts {
      let planned = session.plan(name: name, text: text)
      statements += planned.statements
      diagnostics += planned.diagnostics
    }
    return (statements, diagnostics)
  }

  /// Opens the database that these statements need; one that is missing is made where they write.
  func open(for statements: [PlannedStatement]) throws {
    guard statements.contains(where: \.usesDatabase) else { return }
    if statements.contains(where: { $0.effect != .reads }) { session.settings.createsDatabase = true }
    try open()
  }

  private func execute(_ statements: [PlannedStatement]) -> Int32 {
    do {
      try open(for: statements)
      for statement in statements {
        do { try run(statement) } catch let failure as Failure {
          let inner = session.takeFailedSpan()
          return report(
            failure, at: inner ?? (statements.count > 1 || !command.files.isEmpty ? statement.span : nil))
        }
        if session.settings.isCancelled() { throw Failure(.interrupted, "interrupted") }
      }
      return 0
    } catch let exit as ExitRequest {
      return exit.code
    } catch {
      return report(Failure(error))
    }
  }

  /// Runs one statement. What shows again and again (`watch`, `for`) opens no pager.
  func run(_ statement: PlannedStatement) throws {
    switch statement.kind {
    case .loop, .retry, .watch, .conditional, .test: results.mayPage = false
    default: results.mayPage = true
    }
    try session.run(statement)
  }

  /// The terminal's size and the time may have changed since the last statement.
  func refreshOptions() {
    results.options.now = clock.now()
    followWindow()
  }

  private func followWindow() {
    if results.options.isTerminal {
      results.options.width = Terminal.width(of: 1) ?? 80
      results.options.rowLimit = rowLimit
      results.options.height = Terminal.height(of: 1)
    }
    if screen.options.isTerminal { screen.options.width = Terminal.width(of: 2) ?? 80 }
  }

  func open() throws {
    do { try session.openDatabase() } catch {
      var failure = Failure(error)
      // Whatever stands in the way of opening it: no database, exit 4.
      if failure.kind == .run { failure.kind = .database }
      throw failure
    }
  }

  /// A parameter that no script has is a mistyped one.
  private func checkParameters(_ statements: [PlannedStatement]) throws {
    var known: [String] = []
    for case .parameter(_, let name, _, _) in statements.map(\.kind) { known.append(name) }
    for name in session.settings.parameters.keys.sorted() where !known.contains(name) {
      let nearest = Suggestion.nearest(to: name, among: known).map { "did you mean `--param \($0)=…`?" }
      throw Failure(
        .usage, "no script has a parameter `\(name)`",
        notes: [
          nearest
            ?? (known.isEmpty
              ? "`param \(name): number = 80` makes one" : "parameters: " + known.joined(separator: ", "))
        ])
    }
  }

  /// Shows a failure and gives its exit code; in a script with the place of the statement that failed.
  func report(_ failure: Failure, at span: Span? = nil) -> Int32 {
    let failure = timed(failure)
    screen.eraseProgress()
    if let span, failure.kind != .closedPipe, !failure.message.isEmpty {
      show([
        Diagnostic(
          code: "\(failure.kind)", failure.message, at: session.sources[span.source].firstLine(of: span),
          notes: failure.notes)
      ])
    } else if failure.kind != .closedPipe, !failure.message.isEmpty {
      let format = DiagnosticRenderer.Format(rawValue: command.errorFormat.rawValue) ?? .text
      screen.error(DiagnosticRenderer.render(failure, format: format, options: screen.options))
    }
    return failure.kind.exitCode
  }

  /// What fails because the time is over says so.
  func timed(_ failure: Failure) -> Failure {
    guard deadline.hasPassed(), failure.kind == .interrupted || failure.kind == .run else { return failure }
    var failure = failure
    failure.kind = .timeout
    failure.message = "the time limit of \(command.timeout ?? "") is over: \(failure.message)"
    return failure
  }

  func show(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let format = DiagnosticRenderer.Format(rawValue: command.errorFormat.rawValue) ?? .text
    screen.error(
      DiagnosticRenderer.render(
        diagnostics, sources: session.sources, format: format, options: screen.options))
  }
}

/// The domain's clock: pinned, frozen for a script, or the host's.
final class Clock {
  private var pinned: Int64?

  init(pinned: Int64?) { self.pinned = pinned }

  func now() -> Int64 { pinned ?? Host.now() }

  /// `now()` is the same for a whole script.
  func freeze() { pinned = now() }
}

/// `--timeout`.
final class Deadline: Sendable {
  private let end: Int64?

  init(milliseconds: Int64?) { end = milliseconds.map { Host.elapsed() + $0 } }

  func hasPassed() -> Bool { end.map { Host.elapsed() >= $0 } ?? false }

  /// No longer than what is left.
  func shortened(_ pause: Int64) -> Int64 { end.map { max(0, min(pause, $0 - Host.elapsed())) } ?? pause }
}
