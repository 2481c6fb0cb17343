import Diagnostics
import Engine
import LineEditor
import Planning
import Rendering
import Values

/// Runs the tests of one file and writes a JSON line for each: a name as it begins, a result as it ends.
final class TestWorker {
  private let command: TestWorkerCommand
  private let capture = FileOutput(capturing: ())
  private let runner: ScriptRunner
  private var hasFailed = false

  init(_ command: TestWorkerCommand) throws {
    self.command = command
    var options = RunOptions()
    options.files = [command.file]
    options.database = command.database
    options.parameters = command.parameters
    options.now = command.now
    options.timeout = command.timeout
    options.update = command.update
    options.quiet = true
    runner = try ScriptRunner(options, capture: capture)
  }

  func run() throws -> Int32 {
    let (statements, diagnostics) = try runner.plan()
    if let error = diagnostics.first(where: { $0.severity == .error }) {
      try emit(failed("(check)", error, kind: .usage, since: Host.elapsed()))
      return 0
    }
    runner.clock.freeze()
    do { try runner.open(for: statements) } catch {
      try emit(failed("(database)", Failure(error), at: nil, since: Host.elapsed()))
      return 0
    }
    let hasTests = statements.contains { if case .test = $0.kind { true } else { false } }
    guard hasTests else {
      try test(name: TestNames.whole(command.file), statements)
      return 0
    }
    try runParts(statements)
    return 0
  }

  /// Tests, and what stands between them.
  private func runParts(_ statements: [PlannedStatement]) throws {
    for (index, statement) in statements.enumerated() {
      guard case .test(let name, let body) = statement.kind else {
        let start = Host.elapsed()
        do { try runner.session.run(statement) } catch {
          try stop(error, statement, start, rest: statements[(index + 1)...])
          return
        }
        continue
      }
      guard TestNames.matches(command.filter, file: command.file, name: name) else { continue }
      if hasFailed, command.failFast {
        try emit(TestResult(name: name, status: .skipped, message: "an earlier test failed"))
      } else {
        try test(name: name, body)
      }
    }
  }

  /// What stands outside of tests failed, or asked to leave: the tests behind it cannot be told.
  private func stop(
    _ error: any Error, _ statement: PlannedStatement, _ start: Int64, rest: ArraySlice<PlannedStatement>
  ) throws {
    var why = "`exit` stands before it"
    if !(error is ExitRequest) {
      why = "what stands before it failed"
      try emit(
        failed(
          "(outside of tests)", Failure(error), at: runner.session.takeFailedSpan() ?? statement.span,
          since: start))
    }
    for case .test(let name, _) in rest.map(\.kind)
    where TestNames.matches(command.filter, file: command.file, name: name) {
      try emit(TestResult(name: name, status: .skipped, message: why))
    }
  }

  private func test(name: String, _ body: [PlannedStatement]) throws {
    try line([("begin", .text(name))])
    let start = Host.elapsed()
    _ = capture.takeCaptured()
    do {
      try runner.session.run(body)
      try emit(TestResult(name: name, status: .passed, milliseconds: Host.elapsed() - start))
    } catch let exit as ExitRequest where exit.code == 0 {
      try emit(TestResult(name: name, status: .passed, milliseconds: Host.elapsed() - start))
    } catch let exit as ExitRequest {
      let failure = Failure(.assertion, "`exit \(exit.code)` was reached")
      try emit(failed(name, failure, at: nil, since: start))
    } catch {
      try emit(failed(name, Failure(error), at: runner.session.takeFailedSpan(), since: start))
    }
  }

  private func failed(_ name: String, _ failure: Failure, at span: Span?, since start: Int64) -> TestResult {
    let failure = runner.timed(failure)
    guard let span else {
      let details = DiagnosticRenderer.render(failure, options: RenderOptions())
      return result(name, failure.kind, failure.message, details, since: start)
    }
    let place = runner.session.sources[span.source].firstLine(of: span)
    let diagnostic = Diagnostic(code: "\(failure.kind)", failure.message, at: place, notes: failure.notes)
    return failed(name, diagnostic, kind: failure.kind, since: start)
  }

  private func failed(_ name: String, _ diagnostic: Diagnostic, kind: Failure.Kind, since start: Int64)
    -> TestResult
  {
    let sources = runner.session.sources
    let details = DiagnosticRenderer.render([diagnostic], sources: sources, options: RenderOptions())
    var result = result(name, kind, diagnostic.message, details, since: start)
    let source = sources[diagnostic.span.source]
    (result.line, result.column) = source.position(of: diagnostic.span.start)
    result.file = source.name
    return result
  }

  private func result(
    _ name: String, _ kind: Failure.Kind, _ message: String, _ details: String, since start: Int64
  ) -> TestResult {
    hasFailed = true
    return TestResult(
      name: name, status: kind == .assertion ? .failed : .error, milliseconds: Host.elapsed() - start,
      message: message, details: details,
      output: String(decoding: capture.takeCaptured(), as: UTF8.self), exitCode: kind.exitCode)
  }

  private func emit(_ result: TestResult) throws {
    try line([
      ("name", .text(result.name)), ("status", .text(result.status.rawValue)),
      ("milliseconds", .integer(result.milliseconds)), ("file", .text(result.file)),
      ("line", .integer(Int64(result.line))), ("column", .integer(Int64(result.column))),
      ("message", .text(result.message)), ("details", .text(result.details)),
      ("output", .text(result.output)),
      ("exitCode", .integer(Int64(result.exitCode))),
    ])
  }

  private func line(_ fields: [(String, Value)]) throws {
    try FileOutput.write(Array((Value.record(Record(fields)).json + "\n").utf8), to: 1)
  }
}

/// Which tests are meant.
enum TestNames {
  /// The name of the one test of a file without `test` blocks.
  static func whole(_ file: String) -> String {
    file.lastIndex(of: "/").map { String(file[file.index(after: $0)...]) } ?? file
  }

  static func matches(_ filter: String?, file: String, name: String) -> Bool {
    guard let filter else { return true }
    return "\(file): \(name)".lowercased().contains(filter.lowercased())
  }
}
