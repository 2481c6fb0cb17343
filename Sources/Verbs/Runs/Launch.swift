import Audit
import AuditModel
import Planning
import Simulation
import Storage
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// A run that was launched and did not complete: stops a script, exit 3.
package struct RunFailed: ExplainedProblem {
  package let run: String
  package let status: RunStatus

  package var message: String { "the run `\(run)` ended as \(status.rawValue)" }

  package var notes: [String] {
    ["issues \(run) | where severity == \"high\"", "`--allow-failed` lets a script go on"]
  }
}

/// A run was interrupted by Ctrl-C or a time limit; what it has is kept.
package struct RunInterrupted: ExplainedProblem {
  package let run: String
  package let done: Int
  package let total: Int

  package var message: String { "stopped at \(done) of \(total) calls; what is done is kept" }
  package var notes: [String] { ["resume \(run)"] }
}

/// A scenario file that cannot be read.
package struct UnreadableScenario: ExplainedProblem {
  package let path: String
  package let reason: String

  package var message: String { "the scenario file `\(path)` cannot be read: \(reason)" }
  package var notes: [String] { ["scenarios    lists those that are built in"] }
}

enum LaunchKeys {
  static let scenario = Key<String>.positional(
    "scenario", .name(of: "scenario"), "a scenario, or the file of one")
  static let seed = Key<Int>.integer("seed", .integer, "other seeds give other answers (1)")
  static let questions = Key<Int>.integer("questions", .count, "how many of its questions (all)")
  static let platforms = Key<[String]>.list(
    "platforms", of: .name(of: "platform"), "some of its platforms (all)")
  static let mode = Key<String>.option("mode", .word(.mode), "whose voices ask")
  static let personas = Key<[String]>.list("personas", of: .name(of: "persona"), "these voices alone")
  static let pace = Key<Double>.rate("pace", "calls a second, to be watched (as fast as it goes)")
  static let name = Key<String>.option("name", .text, "what to call the run")
  static let job = Key<String>.option("job", .id("job"), "the job it belongs to")
  static let background = Key<Bool>.flag("background", "do not wait for its end")
  static let allowFailed = Key<Bool>.flag("allow-failed", "a failed run stops nothing")
  static let json = Key<Bool>.flag("json", "give the dashboard's launchTestRun JSON")

  static let parameters = [
    scenario.parameter, seed.parameter, questions.parameter, platforms.parameter, mode.parameter,
    personas.parameter, pace.parameter, name.parameter, job.parameter, background.parameter,
    allowFailed.parameter, json.parameter,
  ]
}

extension Verb {
  static let launch = Verb(
    VerbDeclaration(
      "launch", "launch a simulated run and wait for its end",
      details: """
        Asks the scenario's questions of its platforms and reads the answers. Equal arguments and an equal --now give \
        equal runs, byte for byte. Ctrl-C stops it; `resume` goes on where it stopped. With --background the prompt is \
        free at once, and says when the run has ended; runs | where status == "running" lists those that go on.
        """,
      parameters: LaunchKeys.parameters, output: .record(RunView.fields), effect: .writes,
      examples: [
        "launch saas_weekly --seed 7 --questions 4 --platforms openai,anthropic",
        "let r = launch ecom_flash --questions 2; issues $r",
      ])
  ) { call in
    let context = try call.context()
    let request = try launchRequest(call, context)
    let run = try Runs.create(request, in: context)
    if call[LaunchKeys.background] == true {
      try call.host.startDetached("resume \(run.id)")
      call.host.shell.follow(run.id)
      call.host.note("launched \(run.id) in the background: watch \(run.id)")
    } else {
      try finish(run, call, context)
    }
    if call[LaunchKeys.json] == true {
      call.host.note("run \(run.id)")
      try call.host.present(.format("text"), jsonInput(run, context))
    }
    return .record(try context.store.read { try RunView.record(run, in: $0) })
  }

  private static func jsonInput(_ run: RunReference, _ context: AuditContext) throws -> VerbInput {
    let bytes = try Export.bytes(ExportRequest(.launchTestRun, run: run.id), in: context)
    let text = String(decoding: bytes, as: UTF8.self)
    return VerbInput(fields: [Field("json", .text)]) { body in _ = try body([.text(text)]) }
  }

  /// Works on a run to its end and judges how it ended.
  static func finish(_ run: RunReference, _ call: VerbCall, _ context: AuditContext) throws {
    let outcome = try Runs.work(run, in: context)
    if outcome.isInterrupted { throw RunInterrupted(run: run.id, done: outcome.done, total: outcome.total) }
    if outcome.status != .completed, call[LaunchKeys.allowFailed] != true {
      throw RunFailed(run: run.id, status: outcome.status)
    }
  }

  private static func launchRequest(_ call: VerbCall, _ context: AuditContext) throws -> LaunchRequest {
    let name = call[LaunchKeys.scenario] ?? ""
    let source: LaunchRequest.Source =
      name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml")
      ? .yaml(text: try readText(name), file: name) : .builtIn(id: name)
    var request = LaunchRequest(source: source)
    request.seed = call[LaunchKeys.seed].map { UInt64(bitPattern: Int64($0)) } ?? 1
    request.questions = call[LaunchKeys.questions]
    request.platforms = call[LaunchKeys.platforms]
    request.mode = call[LaunchKeys.mode].flatMap(PersonaMode.init)
    request.personas = call[LaunchKeys.personas]
    request.pace = call[LaunchKeys.pace]
    request.displayName = call[LaunchKeys.name]
    if let job = call[LaunchKeys.job] {
      request.job = try context.store.read { try Lookup.job(job, in: $0).id }
    }
    return request
  }

  /// A whole small file as UTF-8.
  static func readText(_ path: String) throws -> String {
    guard let file = fopen(path, "rb") else {
      throw UnreadableScenario(path: path, reason: String(cString: strerror(errno)))
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { break }
      bytes += buffer[..<count]
      guard bytes.count < 16_000_000 else { throw UnreadableScenario(path: path, reason: "it is too long") }
    }
    // A folder can be opened, but not read.
    guard ferror(file) == 0 else {
      throw UnreadableScenario(path: path, reason: String(cString: strerror(errno)))
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw UnreadableScenario(path: path, reason: "it is not UTF-8")
    }
    return text
  }
}
