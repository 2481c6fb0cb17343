import Assist
import Diagnostics
import Engine
import Language
import LineEditor
import Planning
import Rendering
import Verbs

extension Prompt {
  /// The prompt with the session's state.
  var prompt: String {
    let runner = runner
    let session = runner.session
    return PromptText(
      database: runner.shell.database,
      isDefault: runner.command.database == nil && runner.shell.database == runner.database
        && Host.environment("AUDITSH_DB") == nil,
      isReadOnly: session.settings.isReadOnly, isRecording: recorder.isOn,
      running: elsewhere.atWork(in: session.storeIfOpen(), now: session.settings.hostNow())
    ).text(runner.screen.options)
  }

  /// Says which of the runs that were sent to the background have ended.
  func tellEndings() {
    let session = runner.session
    for line in elsewhere.endings(in: session.storeIfOpen(), now: session.settings.hostNow()) {
      runner.screen.note(line)
    }
  }

  /// Runs what was typed; the exit code where it asks to leave.
  func execute(_ text: String) -> Int32? {
    let word = text.trimmingBlanks
    hasSucceeded = nil
    if word.isEmpty { return nil }
    if word == "exit" || word == "quit" { return 0 }
    let stopwatch = Stopwatch(runner)
    defer { stopwatch.tell() }
    let session = runner.session
    let before = session.scope
    let planned = session.plan(name: "prompt", text: text)
    runner.show(planned.diagnostics)
    if let error = planned.diagnostics.first(where: { $0.severity == .error }) {
      keep { try recorder.leftOut(text, because: "error: \(error.message)") }
      hasSucceeded = false
      return nil
    }
    var pieces = StatementPieces(text)
    for statement in planned.statements {
      let piece = pieces.next(statement, of: session)
      runner.refreshOptions()
      runner.results.shownRecord = nil
      do {
        try runner.run(statement)
      } catch let exit as ExitRequest {
        return exit.code
      } catch {
        let failure = Failure(error)
        _ = runner.report(failure)
        if failure.kind != .interrupted { hasSucceeded = false }
        session.keepLastResult(of: before)
        let reason = failure.message.isEmpty ? "stopped" : "failed: \(failure.message)"
        keep { try recorder.leftOut(pieces.typed, because: reason) }
        keep { try recorder.leftOut(pieces.rest, because: "did not run") }
        return nil
      }
      keep {
        let verbs = statement.calls.map(\.verb)
        if verbs.contains(where: \.isForPrompt) {
          if verbs.contains(where: { $0.name == "open" }) {
            try recorder.leftOut(
              pieces.typed, because: "for the prompt alone: a script is given its database")
          }
        } else if !verbs.contains(where: { Self.asking.contains($0.name) }) {
          try recorder.ran(piece)
        }
      }
    }
    hasSucceeded = true
    keep { try recorder.ran(pieces.rest) }
    if let last = planned.statements.last { hint(after: last) }
    return nil
  }

  /// What could come next, in one dim line; `set hints off` leaves it out, and so does a tour, which says it itself.
  private func hint(after statement: PlannedStatement) {
    guard runner.shell.options.hints, !runner.command.quiet, !tour.isOn, Terminal.isTerminal(1) else {
      return
    }
    let width = Terminal.width(of: 2) ?? 80
    let line = hints.line(after: statement, record: runner.results.shownRecord, width: width)
    // Said once, not after each step on the same rows.
    if let line, line != lastHint { runner.screen.hint(line) }
    lastHint = line
  }

  /// Verbs by which one finds one's way: no part of a script.
  private static let asking: Set<String> = ["help", "describe", "apropos", "tour"]

  /// A recording that cannot go on says so, and stops nothing else.
  private func keep(_ body: () throws -> Void) {
    do { try body() } catch { _ = runner.report(Failure(error)) }
  }

  /// Each statement of the rc file by itself: one that is bad is reported with its place, and the others run.
  func runRC() {
    let path = Host.rcFile
    let text: String
    do { text = try ScriptFile.read(path) } catch {
      _ = runner.report(Failure(error))
      return
    }
    runner.session.settings.isPrompt = false
    defer { runner.session.settings.isPrompt = true }
    let source = SourceText(name: path, text: text)
    let (script, diagnostics) = Parser.parse(source, source: 0)
    if !diagnostics.isEmpty {
      runner.screen.error(
        DiagnosticRenderer.render(
          diagnostics, sources: [source], format: .text, options: runner.screen.options))
    }
    for statement in script.statements {
      if case .unreadable = statement.kind { continue }
      InterruptSignal.clear()
      run(Self.alone(statement.span, in: source), of: path)
    }
  }

  /// A text with one statement of it left: what is around it is blanks, so that places stay right.
  private static func alone(_ span: Span, in source: SourceText) -> String {
    var bytes = source.bytes
    for index in bytes.indices where index < span.start || index >= span.end {
      if bytes[index] != UInt8(ascii: "\n") { bytes[index] = UInt8(ascii: " ") }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Runs a statement of a file; what fails is reported with its place.
  private func run(_ text: String, of name: String) {
    let planned = runner.session.plan(name: name, text: text)
    runner.show(planned.diagnostics)
    if planned.diagnostics.contains(where: { $0.severity == .error }) { return }
    for statement in planned.statements {
      runner.refreshOptions()
      do { try runner.run(statement) } catch is ExitRequest { return } catch {
        _ = runner.report(Failure(error), at: runner.session.takeFailedSpan() ?? statement.span)
        return
      }
    }
  }
}

/// A text cut at its statements, for a recording: definitions and comments go with the statement behind them.
private struct StatementPieces {
  private let text: String
  private var start = 0
  private var done = 0

  init(_ text: String) { self.text = text }

  mutating func next(_ statement: PlannedStatement, of session: Session) -> String {
    // A statement of an included file stands in no piece of this text.
    guard statement.span.source == session.lastSource else { return "" }
    start = done
    defer { done = max(done, statement.span.end) }
    return session.scriptText(
      of: text, from: done, to: max(done, statement.span.end), calls: statement.calls,
      source: statement.span.source)
  }

  /// The last one as it was typed.
  var typed: String { String(decoding: Array(text.utf8)[start..<done], as: UTF8.self) }

  /// What stands behind the last one.
  var rest: String { String(decoding: Array(text.utf8).dropFirst(done), as: UTF8.self) }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var text = self[...]
    while text.last?.isWhitespace == true || text.last == ";" { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }
}
