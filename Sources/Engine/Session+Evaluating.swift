import Audit
import AuditModel
import Diagnostics
import Planning
import Relation
import Storage
import Values
import Verbs

extension Session {
  /// Evaluates a checked pipeline.
  func evaluate(_ pipeline: PlannedPipeline) throws -> PipelineResult {
    try run(pipeline.prelude)
    var stages = pipeline.stages[...]
    var result: PipelineResult
    switch pipeline.origin {
    case .source(let call): result = try rows(of: call, try takeSteps(&stages))
    case .file(let call):
      let steps = try takeSteps(&stages)
      let input = try rows(of: call, for: steps)
      result = steps.isEmpty ? .rows(input) : try evaluated(steps, over: input)
    case .nothing: result = .nothing
    case .verb(let call): result = try run(call, input: nil)
    case .expression(let expr): result = try numbers(expr) ?? Self.result(try compute(expr), expr)
    }
    while let stage = stages.popFirst() {
      switch stage {
      case .step, .join:
        stages = pipeline.stages[(stages.startIndex - 1)...]
        let steps = try takeSteps(&stages)
        guard let input = Self.input(result) else { return .nothing }
        result = try evaluated(steps, over: input)
      case .assertion(let assertion):
        guard let input = Self.input(result) else { return .nothing }
        result = .rows(try asserting(assertion, over: input))
      case .snapshot(let file, let span):
        try match(result, file: try compute(file).plainText, span)
        result = .nothing
      case .verb(let call):
        result = try run(call, input: Self.input(result), in: pipeline)
      }
    }
    return try shaped(result, pipeline.type)
  }

  /// A `range` that others read: its numbers one by one rather than a list; nil for any other expression.
  private func numbers(_ expr: Expr) throws -> PipelineResult? {
    guard case .call(.range, let arguments) = expr.node, let last = arguments.last else { return nil }
    let first = arguments.count > 1 ? try compute(arguments[0]) : .integer(0)
    let end = try compute(last)
    guard !first.isNull, !end.isNull else { return nil }
    let numbers = try Operations.bounds(first, end)
    return .rows(
      VerbInput(fields: [Field("value", .integer, nullable: true)]) { body in
        let isCancelled = self.settings.isCancelled
        var row = [Value.null]
        for number in numbers {
          if number & 1023 == 0, isCancelled() { throw StoreProblem.interrupted }
          row[0] = .integer(number)
          if try !body(row) { return }
        }
      })
  }

  private func takeSteps(_ stages: inout ArraySlice<PlannedPipeline.StageKind>) throws -> [Step] {
    var steps: [Step] = []
    while let stage = stages.first, let step = try step(stage) {
      steps.append(step)
      stages.removeFirst()
    }
    return steps
  }

  /// A stage as a relational step, resolved; nil for one that is none.
  func step(_ stage: PlannedPipeline.StageKind) throws -> Step? {
    switch stage {
    case .step(let step): return try step.resolved(bindings)
    case .join(let join):
      let side = try side(join.right)
      return Step(
        .join(Join(side: side, left: join.left, right: join.key, kept: join.kept, isLeft: join.isLeft)),
        output: join.output)
    default: return nil
    }
  }

  /// The other side of a join: left to SQLite where it is a source with steps, else its rows.
  private func side(_ pipeline: PlannedPipeline) throws -> Join.Side {
    let isPlain = pipeline.stages.allSatisfy { if case .step = $0 { true } else { false } }
    guard case .source(let call) = pipeline.origin, call.one == nil, isPlain else {
      var rows: [[Value]] = []
      try Self.input(try evaluate(pipeline))?.each { row in
        rows.append(row)
        return true
      }
      return .rows(rows)
    }
    try run(pipeline.prelude)
    return .source(
      call.source, scope: try scopeValue(call, try store()), steps: try pipeline.stages.compactMap(step))
  }

  /// With the other sides of joins read that are still sources: for the evaluator.
  private func withRows(_ steps: [Step]) throws -> [Step] {
    try steps.map { step in
      guard case .join(var join) = step.kind, case .source(let source, let scope, let inner) = join.side
      else {
        return step
      }
      let split = try Split(source, scope: scope, steps: inner)
      var rows: [[Value]] = []
      try Self.stream(split, try withRows(split.rest), try store()) { row in
        rows.append(row)
        return true
      }
      join.side = .rows(rows)
      var copy = step
      copy.kind = .join(join)
      return copy
    }
  }

  private static func stream(
    _ split: Split, _ rest: [Step], _ store: Store, _ body: @escaping ([Value]) throws -> Bool
  ) throws {
    try store.read { connection in
      guard !rest.isEmpty else { return try connection.stream(split.query, body) }
      let consumer = try RowEvaluator.consumer(rest, into: RowConsumer(push: body, finish: {}))
      try connection.stream(split.query, consumer.push)
      try consumer.finish()
    }
  }

  /// Anything that can be piped, as rows.
  static func input(_ result: PipelineResult) -> VerbInput? {
    switch result {
    case .rows(let input): return input
    case .record(let record, let fields):
      return VerbInput(fields: fields) { body in if let record { _ = try body(record.values) } }
    case .value(let value, let field): return VerbInput(fields: [field]) { body in _ = try body([value]) }
    case .lines(let lines):
      return VerbInput(fields: [Field("line", .text)]) { body in
        for line in lines where try !body([.text(line)]) { return }
      }
    case .json(let bytes):
      return VerbInput(fields: [Field("json", .text)]) { body in
        _ = try body([.text(String(decoding: bytes, as: UTF8.self))])
      }
    case .nothing: return nil
    }
  }

  /// A value of the language as a result: a list flows as rows, a record as one.
  private static func result(_ value: Value, _ expr: Expr) -> PipelineResult {
    switch (value, expr.type) {
    case (.list(let list), .list(.record(let fields))):
      return .rows(
        VerbInput(fields: fields) { body in
          for element in list {
            guard case .record(let record) = element else { continue }
            if try !body(record.values) { return }
          }
        })
    case (.list(let list), .list(let element)):
      return .rows(
        VerbInput(fields: [Field("value", element, nullable: true)]) { body in
          for value in list where try !body([value]) { return }
        })
    case (.record(let record), .record(let fields)): return .record(record, fields)
    default: return .value(value, Field("value", expr.type, nullable: expr.isNullable, unit: expr.unit))
    }
  }

  /// Rows as the plan's type says: a record, a value, or nothing at all.
  private func shaped(_ result: PipelineResult, _ type: PipelineType) throws -> PipelineResult {
    guard case .rows(let input) = result else { return result }
    switch type {
    case .record(let fields):
      var record: Record?
      try input.each { row in
        record = Record(names: fields.map(\.name), values: row)
        return true
      }
      return .record(record, fields)
    case .value(.list, _): return result
    case .value:
      var value = Value.null
      try input.each { row in
        value = row.first ?? .null
        return true
      }
      return .value(value, input.fields[0])
    case .nothing:
      try input.each { _ in true }
      return .nothing
    default: return result
    }
  }

  private func evaluated(_ steps: [Step], over input: VerbInput) throws -> PipelineResult {
    let steps = Step.unfolded(try withRows(steps))
    return .rows(
      VerbInput(
        fields: steps.last?.output ?? input.fields, asked: try Self.asked(steps), sorting: Step.sorting(steps)
      ) { body in
        var wants = true
        let push = self.stoppable(body)
        let last = RowConsumer(
          push: { row in
            wants = try wants && push(row)
            return wants
          }, finish: {})
        let consumer = try RowEvaluator.consumer(steps, into: last)
        try input.each(self.stoppable(consumer.push))
        try consumer.finish()
      })
  }

  /// A source's query: the steps that SQLite runs, then the rest.
  func split(_ call: SourceCall, _ steps: [Step]) throws -> Split {
    var steps = steps
    let store = try store()
    if let one = call.one {
      let id = try store.read { try lookup(call.source, try text(one), job: call.job, in: $0) }
      if let column = call.source.row.firstIndex(where: { $0.name == "id" }) {
        let condition = Expr(
          .compare(.equal, Expr(.column(column), .text), Expr(.literal(.text(id)), .text)), .bool)
        steps.insert(Step(.filter(condition), output: call.source.row), at: 0)
      }
    }
    return try Split(call.source, scope: try scopeValue(call, store), steps: steps)
  }

  private func rows(of call: SourceCall, _ steps: [Step]) throws -> PipelineResult {
    let split = try split(call, steps)
    let rest = try withRows(split.rest)
    let store = try store()
    let fields = steps.last?.output ?? call.source.row
    let count = rest.isEmpty ? { try Self.count(try self.split(call, steps + [Self.counting]), store) } : nil
    return .rows(
      VerbInput(
        fields: fields, count: count, asked: try Self.asked(steps), sorting: Step.sorting(steps)
      ) { body in
        try store.read { connection in
          guard !rest.isEmpty else { return try connection.stream(split.query, body) }
          var wants = true
          let push = self.stoppable(body)
          let last = RowConsumer(
            push: { row in
              wants = try wants && push(row)
              return wants
            }, finish: {})
          let consumer = try RowEvaluator.consumer(rest, into: last)
          try connection.stream(split.query, self.stoppable(consumer.push))
          try consumer.finish()
        }
      })
  }

  private static let counting = Step(.count, output: [Field("count", .integer)])

  /// What SQLite counts; nil where it cannot.
  private static func count(_ split: Split, _ store: Store) throws -> Int? {
    guard split.rest.isEmpty else { return nil }
    var count: Int?
    try store.read { connection in
      try connection.stream(split.query) { row in
        count = row.first?.number.flatMap { Int(exactly: $0) }
        return false
      }
    }
    return count
  }

  /// The number of a `take` behind which rows only become other or fewer.
  private static func asked(_ steps: [Step]) throws -> Int? {
    for step in steps.reversed() {
      switch step.kind {
      case .project, .filter, .sort, .skip, .distinct: continue
      case .take(let count): return try RowEvaluator.compile(count)([]).number.flatMap { Int(exactly: $0) }
      default: return nil
      }
    }
    return nil
  }

  /// Asks every thousand rows whether to stop; the query then ends as an interrupted one does.
  func stoppable(_ push: @escaping ([Value]) throws -> Bool) -> ([Value]) throws -> Bool {
    let isCancelled = settings.isCancelled
    let count = RowCount()
    return { row in
      count.rows += 1
      if count.rows & 1023 == 0, isCancelled() { throw StoreProblem.interrupted }
      return try push(row)
    }
  }

  private func text(_ argument: BoundArgument) throws -> String { try compute(argument.value).plainText }

  func scopeValue(_ call: SourceCall, _ store: Store) throws -> Value? {
    guard let scope = call.scope else { return nil }
    let text = try text(scope)
    if case .mode? = call.source.scope { return .text(text) }
    let job = try call.job.map { try self.text($0) }
    return .integer(try store.read { try Lookup.run(text, job: job, in: $0).seq })
  }

  private func lookup(
    _ source: Source, _ text: String, job: BoundArgument?, in connection: Connection
  ) throws -> String {
    if source.name == "runs" {
      return try Lookup.run(text, job: try job.map { try self.text($0) }, in: connection).id
    }
    guard let kind = LookupKind(rawValue: source.singular == "question" ? "response" : source.singular) else {
      return text
    }
    return try Lookup.entity(kind, text, in: connection).id
  }

  private func run(
    _ call: BoundCall, input: VerbInput?, in pipeline: PlannedPipeline? = nil
  ) throws -> PipelineResult {
    guard let verb = Session.verb(named: call.verb.name) else { return .nothing }
    var values: [String: Value] = [:]
    for argument in call.arguments { values[argument.parameter.name] = try compute(argument.value) }
    let asker = RowAsker(self)
    let host = VerbHost(
      present: output.rows, save: output.save, note: note, startDetached: output.startDetached,
      shell: output.shell
    ) { [output] lists in try output.browse(lists, asker) }
    var piped: PipedText?
    if call.verb.inScripts != nil, let input, let pipeline {
      piped = try self.piped(into: call, pipeline, input, asker)
    }
    let verbCall = VerbCall(values: values, input: input, piped: piped, host: host) { [unowned self] in
      try self.context(rehearsing: call.isRehearsal)
    }
    if call.mustAsk { try ask(verb, verbCall) }
    let result = try verb.body(verbCall)
    return Self.result(result, call.verb)
  }

  private static func result(_ result: VerbResult, _ verb: VerbDeclaration) -> PipelineResult {
    switch (result, verb.output) {
    case (.rows(let rows), .rows(let fields)):
      .rows(
        VerbInput(fields: fields) { body in
          for row in rows where try !body(row) { return }
        })
    case (.record(let record), .record(let fields)): .record(record, fields)
    case (.lines(let lines), _): .lines(lines)
    case (.json(let bytes), _): .json(bytes)
    default: .nothing
    }
  }
}

/// Rows that went by.
private final class RowCount {
  // Asked for every row of every pipeline, from one place; the check of that would cost more than the counting.
  @exclusivity(unchecked) var rows = 0
}
