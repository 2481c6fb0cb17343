import AuditModel
import Reading
import Simulation
import Storage
import Values

/// All that is needed to work out a run's answers; reads of the database, made once.
struct RunMaterial: Sendable {
  let run: RunReference
  let plan: SimulationPlan
  let pace: Double?
  /// The client's brands as they are now, in order: what the reader's numbers count in.
  let brands: [Brand]
  let reader: AnswerReader
  /// The numbers of the plan's questions in the database.
  let questionSeqs: [Int64]
  /// The scenario's brands: what planted truth's numbers count in.
  let brandNames: [String]
  /// When the run is given up, in virtual time (UTC milliseconds); nil for a run without a job.
  let deadline: Int64?

  /// The calls that end before the run is given up, in order.
  var calls: ArraySlice<PlannedCall> {
    guard let deadline, plan.completedAt > deadline else { return plan.calls[...] }
    return plan.calls.prefix { $0.respondedAt <= deadline }
  }

  /// Throws `RunProblem`, `LookupProblem`, `StoreProblem`, and what a scenario's text is refused with.
  static func load(_ run: RunReference, in connection: Connection) throws -> RunMaterial {
    let found = try connection.first(
      "SELECT config, clientId FROM runs WHERE seq = ?", [.integer(run.seq)]
    ) { ($0.text(0), $0.optionalText(1)) }
    guard let found else { throw LookupProblem.unknown(kind: .run, text: run.id) }
    guard let config = RunConfig(json: found.0), let client = found.1 else {
      throw RunProblem.notSimulated(run: run.id)
    }
    return try make(
      run, plan: config.plan(), pace: config.pace, client: client, in: connection)
  }

  static func make(
    _ run: RunReference, plan: SimulationPlan, pace: Double?, client: String,
    in connection: Connection
  ) throws -> RunMaterial {
    let brands = try Clients.brands(of: client, in: connection)
    let job = try connection.text("SELECT jobId FROM runs WHERE seq = ?", [.integer(run.seq)])
    let limit = try job.map { try Jobs.limit(of: $0, in: connection) }
    return RunMaterial(
      run: run, plan: plan, pace: pace, brands: brands, reader: try AnswerReader(brands: brands),
      questionSeqs: try seqs(of: plan.questions, run: run, in: connection),
      brandNames: plan.brands.map(\.name), deadline: limit.map { plan.startedAt + $0 })
  }

  private static func seqs(
    of questions: [PlannedQuestion], run: RunReference, in connection: Connection
  ) throws -> [Int64] {
    var known: [String: Int64] = [:]
    try connection.each("SELECT id, seq FROM questions WHERE runSeq = ?", [.integer(run.seq)]) {
      known[$0.text(0)] = $0.integer(1)
      return true
    }
    return try questions.map { question in
      let id = QuestionRow.id(run: run.id, key: question.key, persona: question.persona)
      guard let seq = known[id] else { throw RunProblem.damaged(run: run.id) }
      return seq
    }
  }

  func responseId(of call: PlannedCall) -> String {
    let question = plan.questions[call.question]
    return AnswerRow.id(
      run: run.id, questionKey: question.key, persona: question.persona, platform: call.platform,
      repeatIndex: call.repeatIndex)
  }

  /// Works out what a call brings, and reads it.
  func row(of call: PlannedCall) -> AnswerRow {
    var row = AnswerRow(
      id: responseId(of: call), questionSeq: questionSeqs[call.question], platform: call.platform,
      repeatIndex: call.repeatIndex, respondedAt: call.respondedAt,
      processingTimeMs: call.latencyMs, outcome: .failed(code: "", message: ""))
    row.isDegraded = plan.isDegraded(call)
    switch plan.outcome(of: call) {
    case .failed(let code, let message):
      row.outcome = .failed(code: code, message: message)
    case .answered(let answer):
      row.tokens = Int64(answer.tokens)
      row.cost = answer.cost
      row.satisfactionScore = answer.satisfactionScore
      row.truth = TruthRow(answer.truth, names: brandNames)
      row.outcome = .answered(text: answer.text, reading: reader.read(answer.text))
    }
    return row
  }

  /// The same for many calls, on all cores; in the calls' order.
  func rows(of calls: ArraySlice<PlannedCall>) -> [AnswerRow] {
    Array(calls).parallelMap(stripe: Self.stripe) { row(of: $0) }
  }

  /// Enough calls that handing them to another core is worth it: each takes tens of microseconds.
  private static let stripe = 16

  /// Reads what a worker before us has written anew, where it read otherwise (aliases changed in between). To be
  /// called in a transaction. Throws `StoreProblem`.
  func reconcileReading(in connection: Connection) throws {
    let known = try connection.text(
      "SELECT readingVersion FROM runs WHERE seq = ?", [.integer(run.seq)])
    if known == reader.version { return }
    _ = try Reread(run: run, brands: brands, reader: reader).apply(in: connection)
  }

  /// The calls that have no answer yet, in order.
  func openCalls(in connection: Connection) throws -> [PlannedCall] {
    let done = Set(
      try connection.rows("SELECT id FROM responses WHERE runSeq = ?", [.integer(run.seq)]) {
        $0.text(0)
      })
    return done.isEmpty ? Array(calls) : calls.filter { !done.contains(responseId(of: $0)) }
  }
}
