import Diagnostics
import Language
import Relation
import Values

extension Checker {
  /// Checks a pipeline. `isShown`: its rows go to the user (or a verb), so a source's side fields are left out.
  mutating func pipeline(_ pipeline: Pipeline, isShown: Bool) -> PlannedPipeline? {
    guard let (planned, flow) = unshown(pipeline) else { return nil }
    return isShown ? shown(planned, flow) : planned
  }

  /// A pipeline with all its fields, and the flow behind it, where rows flow on.
  mutating func unshown(_ pipeline: Pipeline) -> (PlannedPipeline, Flow?)? {
    // Without a beginning there is no row type to check the stages against.
    guard var (planned, flow) = beginning(pipeline.head, pipeline.span) else { return nil }
    for stage in pipeline.stages {
      if case .call(let call) = stage.kind {
        guard verbStage(call, &planned, &flow) else { return nil }
        continue
      }
      if case .snapshot(let file) = stage.kind {
        guard snapshot(file, stage.span, &planned, flow) else { return nil }
        flow = nil
        continue
      }
      guard var current = flow else {
        report(.needsRows(word(stage), found: Self.describe(planned.type)), at: stage.span)
        return nil
      }
      let before = current.fields.count
      guard let steps = self.stage(stage, &current),
        isRow(of: current.fields.count, before: before, at: stage.span)
      else { return nil }
      planned.stages += steps
      flow = current
      planned.type = current.type
    }
    return (planned, flow)
  }

  /// As it is shown: an assertion that holds has nothing to say, and side fields are left out.
  private func shown(_ pipeline: PlannedPipeline, _ flow: Flow?) -> PlannedPipeline {
    var planned = pipeline
    switch planned.stages.last {
    case .assertion?, .snapshot?: planned.type = .nothing
    default:
      guard let main = Self.mainFields(flow) else { break }
      planned.stages.append(.step(main.step))
      planned.type = main.type
    }
    return planned
  }

  /// A pipeline as a statement; `$_` is its result from here on.
  mutating func shownPipeline(_ pipeline: Pipeline) -> PlannedStatement.Kind? {
    guard let (planned, flow) = unshown(pipeline) else {
      scope.last = .value(.init(slot: scope.reserve(), type: .nothing, isNullable: true, isBroken: true))
      return nil
    }
    let shown = shown(planned, flow)
    // What changes the shell is beside the conversation: `$_` stays.
    if case .verb(let call) = planned.origin, call.verb.isForPrompt || call.verb.name == "set" {
      return .pipeline(shown, keep: nil)
    }
    guard let type = shown.type.valueType else {
      scope.last = nil
      return .pipeline(shown, keep: nil)
    }
    if planned.effect == .reads, case .rows = planned.type {
      scope.last = .pipeline(planned, flow)
      return .pipeline(shown, keep: nil)
    }
    let slot = scope.reserve()
    var isNullable = false
    if case .value(_, let nullable) = shown.type { isNullable = nullable }
    if case .record = shown.type { isNullable = true }
    scope.last = .value(.init(slot: slot, type: type, isNullable: isNullable))
    return .pipeline(shown, keep: slot)
  }

  private mutating func snapshot(
    _ file: Expression, _ span: Span, _ planned: inout PlannedPipeline, _ flow: Flow?
  ) -> Bool {
    guard let path = expression(file, in: nil) else { return false }
    guard path.type == .text else {
      report(.needsText("assert matches"), at: file.span)
      return false
    }
    if let main = Self.mainFields(flow) {
      planned.stages.append(.step(main.step))
      planned.type = main.type
    }
    guard planned.type != .nothing else {
      report(.needsRows("assert matches", found: Self.describe(planned.type)), at: span)
      return false
    }
    planned.stages.append(.snapshot(file: path, span: span))
    return true
  }

  private func word(_ stage: Stage) -> String {
    source.slice(stage.span).split(whereSeparator: { $0 == " " || $0 == "\n" }).first.map(String.init)
      ?? "stage"
  }

  static func describe(_ type: PipelineType) -> String {
    switch type {
    case .rows: "rows"
    case .record: "a record"
    case .value(let type, _): "a \(type.word)"
    case .lines: "lines of text"
    case .json: "JSON"
    case .nothing: "nothing"
    }
  }

  private func flow(_ origin: PlannedPipeline.Origin, _ type: PipelineType) -> Flow? {
    switch (origin, type) {
    case (.source(let call), .rows(let fields)):
      return Flow(fields: fields, subject: "\(call.source.name) have", wide: call.source)
    case (.source(let call), .record(let fields)):
      return Flow(fields: fields, subject: "a \(call.source.singular) has", isOne: true)
    case (_, .rows(let fields)): return Flow(fields: fields, subject: "the rows have")
    case (_, .record(let fields)): return Flow(fields: fields, subject: "the record has", isOne: true)
    case (_, .value(.list(.record(let fields)), _)): return Flow(fields: fields, subject: "the rows have")
    case (_, .value(.list(let element), _)):
      return Flow(fields: [Field("value", element, nullable: true)], subject: "the rows have")
    case (_, .value(.record(let fields), _)):
      return Flow(fields: fields, subject: "the record has", isOne: true)
    default: return nil
    }
  }

  private mutating func beginning(_ head: Pipeline.Head, _ span: Span) -> (PlannedPipeline, Flow?)? {
    func start(_ origin: PlannedPipeline.Origin, _ type: PipelineType) -> (PlannedPipeline, Flow?) {
      (PlannedPipeline(origin: origin, stages: [], type: type, span: span), flow(origin, type))
    }
    switch head {
    case .expression(let tree):
      if case .variable("_") = tree.kind, case .pipeline(let planned, let flow)? = scope.last {
        return (planned, flow)
      }
      guard let value = expression(tree, in: nil) else { return nil }
      return start(.expression(value), .value(value.type, isNullable: value.isNullable))
    case .call(let call):
      if let defined = scope.definitions[call.name.text] { return self.call(defined, call) }
      return origin(call).map { start($0, $1) }
    }
  }

  private mutating func origin(_ call: Call) -> (PlannedPipeline.Origin, PipelineType)? {
    let name = call.name.text
    if let source = declarations.catalog.source(named: name), !beginsLongerVerb(call) {
      return sourceCall(source, call, one: false)
    }
    if let verb = verb(call) {
      guard verb.declaration.input != .rows else {
        report(.needsInput(verb.declaration.name), at: call.name.span)
        return nil
      }
      guard let bound = bind(verb.declaration, call, skipping: verb.words, input: .nothing) else {
        return nil
      }
      if verb.declaration.name == Self.readVerb { return fileCall(bound) }
      return (.verb(bound), Self.output(verb.declaration, input: .nothing))
    }
    if let source = declarations.catalog.source(singular: name) {
      return sourceCall(source, call, one: true)
    }
    if name == defining {
      report(.callsItself(name), at: call.name.span)
      return nil
    }
    let names = declarations.catalog.names
    let nearest = Suggestion.nearest(
      to: name,
      among: names + declarations.verbNames + scope.definitions.keys.sorted() + Keyword.statements)
    report(.unknownCall(name, nearest: nearest, sources: names), at: call.name.span)
    return nil
  }

  /// A verb of two words may begin with the name of a source.
  private func beginsLongerVerb(_ call: Call) -> Bool { (verb(call)?.words ?? 0) > 0 }

  /// The verb a call names: two words before one. `words`: how many arguments belong to the name.
  func verb(_ call: Call) -> (declaration: VerbDeclaration, words: Int)? {
    if case .word(let second)? = call.arguments.first?.kind,
      let verb = declarations.verb(named: "\(call.name.text) \(second)")
    {
      return (verb, 1)
    }
    return declarations.verb(named: call.name.text).map { ($0, 0) }
  }

  static func output(_ verb: VerbDeclaration, input: PipelineType) -> PipelineType {
    switch verb.output {
    case .nothing: .nothing
    case .lines: .lines
    case .rows(let fields): .rows(fields)
    case .record(let fields): .record(fields)
    case .json: .json
    }
  }

  private mutating func sourceCall(
    _ source: Source, _ call: Call, one: Bool
  ) -> (PlannedPipeline.Origin, PipelineType)? {
    let declaration = VerbDeclaration(
      one ? source.singular : source.name, source.summary, parameters: source.parameters(one: one),
      examples: [])
    guard let bound = bind(declaration, call, skipping: 0, input: .nothing) else { return nil }
    let planned = SourceCall(
      source: source, scope: bound.argument("run") ?? bound.argument("mode"), job: bound.argument("job"),
      one: bound.argument("id"), span: call.span)
    return (.source(planned), one ? .record(source.row) : .rows(source.row))
  }

  private mutating func verbStage(_ call: Call, _ planned: inout PlannedPipeline, _ flow: inout Flow?) -> Bool
  {
    guard let verb = verb(call) else {
      if declarations.catalog.source(named: call.name.text) != nil {
        report(.sourceInPipe(call.name.text), at: call.name.span)
      } else if let flow, flow.fields.contains(where: { $0.name == call.name.text }) {
        report(.fieldAsStage(call.name.text), at: call.name.span)
      } else {
        let names = Keyword.stages + declarations.verbs.filter { $0.input != .nothing }.map(\.name)
        report(
          .unknownStage(call.name.text, nearest: Suggestion.nearest(to: call.name.text, among: names)),
          at: call.name.span)
      }
      return false
    }
    guard verb.declaration.input != .nothing else {
      report(.takesNoInput(verb.declaration.name), at: call.name.span)
      return false
    }
    if let shown = Self.mainFields(flow) {
      planned.stages.append(.step(shown.step))
      planned.type = shown.type
    }
    guard planned.type != .nothing else {
      report(.needsInput(verb.declaration.name), at: call.name.span)
      return false
    }
    guard let bound = bind(verb.declaration, call, skipping: verb.words, input: planned.type) else {
      return false
    }
    planned.stages.append(.verb(bound))
    planned.type = Self.output(verb.declaration, input: planned.type)
    switch planned.type {
    case .rows(let fields): flow = Flow(fields: fields, subject: "the rows have")
    case .record(let fields): flow = Flow(fields: fields, subject: "the record has", isOne: true)
    default: flow = nil
    }
    return true
  }

  /// The projection to a source's main fields, where rows come straight from it.
  static func mainFields(_ flow: Flow?) -> (step: Step, type: PipelineType)? {
    guard let flow, !flow.isOne, !flow.isValue, let source = flow.wide,
      source.fields.contains(where: { !$0.isShown })
    else { return nil }
    let main = source.fields.enumerated().filter { $0.element.isShown }
    let columns = main.map { index, field in
      Column(
        field.field.name,
        Expr(.column(index), field.field.type, nullable: field.field.isNullable, unit: field.field.unit))
    }
    var fields = columns.map(\.field)
    for (place, field) in main.enumerated() { fields[place].isAside = field.element.field.isAside }
    return (Step(.project(columns), output: fields), .rows(fields))
  }
}
