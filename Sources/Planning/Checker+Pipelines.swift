import Diagnostics
import Language
import Relation
import Values

/// The shape of what flows, between two stages.
private struct Flow {
  var fields: [Field]
  /// How messages call the rows: `runs have`.
  var subject: String
  /// At most one row: a record.
  var isOne = false
  /// One value of one row (`count`).
  var isValue = false
  /// Straight from a source: the main fields alone are shown.
  var wide: Source?

  var type: PipelineType {
    if isValue { return .value(fields[0].type, isNullable: fields[0].isNullable) }
    return isOne ? .record(fields) : .rows(fields)
  }

  var context: RowContext { RowContext(fields: fields, subject: subject) }
}

extension Checker {
  /// Checks a pipeline. `isShown`: its rows go to the user (or a verb), so a source's side fields are left out.
  mutating func pipeline(_ pipeline: Pipeline, isShown: Bool) -> PlannedPipeline? {
    guard let (origin, type) = origin(pipeline.head) else {
      // The stages' own arguments cannot be checked without a row type.
      return nil
    }
    var planned = PlannedPipeline(origin: origin, stages: [], type: type, span: pipeline.span)
    var flow = flow(origin, type)
    for stage in pipeline.stages {
      if case .call(let call) = stage.kind {
        guard verbStage(call, &planned, &flow) else { return nil }
        continue
      }
      guard var current = flow else {
        report(.needsRows(word(stage), found: Self.describe(planned.type)), at: stage.span)
        return nil
      }
      guard let steps = self.stage(stage, &current) else { return nil }
      planned.stages += steps
      flow = current
      planned.type = current.type
    }
    if isShown, let shown = Self.mainFields(flow) {
      planned.stages.append(.step(shown.step))
      planned.type = shown.type
    }
    return planned
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

  private mutating func origin(_ head: Pipeline.Head) -> (PlannedPipeline.Origin, PipelineType)? {
    switch head {
    case .expression(let tree):
      guard let value = expression(tree, in: nil) else { return nil }
      return (.expression(value), .value(value.type, isNullable: value.isNullable))
    case .call(let call):
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
        return (.verb(bound), Self.output(verb.declaration, input: .nothing))
      }
      if let source = declarations.catalog.sources.first(where: { $0.singular == name }) {
        return sourceCall(source, call, one: true)
      }
      let names = declarations.catalog.sources.map(\.name)
      let nearest = Suggestion.nearest(
        to: name, among: names + declarations.verbs.map(\.name) + Keyword.statements)
      report(.unknownCall(name, nearest: nearest, sources: names), at: call.name.span)
      return nil
    }
  }

  /// A verb of two words may begin with the name of a source.
  private func beginsLongerVerb(_ call: Call) -> Bool { (verb(call)?.words ?? 0) > 0 }

  /// The verb a call names: two words before one. `words`: how many arguments belong to the name.
  func verb(_ call: Call) -> (declaration: VerbDeclaration, words: Int)? {
    if case .word(let second)? = call.arguments.first?.kind,
      let verb = declarations.verbs.first(where: { $0.name == "\(call.name.text) \(second)" })
    {
      return (verb, 1)
    }
    return declarations.verbs.first { $0.name == call.name.text }.map { ($0, 0) }
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
      one ? source.singular : source.name, source.summary, parameters: source.parameters(one: one), examples: [])
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
  private static func mainFields(_ flow: Flow?) -> (step: Step, type: PipelineType)? {
    guard let flow, !flow.isOne, !flow.isValue, let source = flow.wide,
      source.fields.contains(where: { !$0.isShown })
    else { return nil }
    let columns = source.fields.enumerated().filter { $0.element.isShown }.map { index, field in
      Column(
        field.field.name,
        Expr(.column(index), field.field.type, nullable: field.field.isNullable, unit: field.field.unit))
    }
    let fields = columns.map(\.field)
    return (Step(.project(columns), output: fields), .rows(fields))
  }

  private mutating func stage(_ stage: Stage, _ flow: inout Flow) -> [PlannedPipeline.StageKind]? {
    let context = flow.context
    switch stage.kind {
    case .filter(let tree):
      guard let condition = condition(tree, in: context, of: "where") else { return nil }
      flow.isOne = false
      return [.step(Step(.filter(condition), output: flow.fields))]
    case .select(let list): return select(list, &flow)
    case .derive(let list): return derive(list, &flow)
    case .sort(let keys): return sort(keys, &flow)
    case .summarize(let sums, let keys): return summarize(sums, keys, &flow)
    case .take(let count), .skip(let count):
      let name = if case .take = stage.kind { "take" } else { "skip" }
      guard let number = expression(count, in: nil) else { return nil }
      guard number.type == .integer || number.type == .real, !Self.isNegative(number) else {
        report(.needsInteger(name, found: source.slice(count.span)), at: count.span)
        return nil
      }
      return [.step(Step(name == "take" ? .take(number) : .skip(number), output: flow.fields))]
    case .distinct(let names): return distinct(names, &flow)
    case .expand(let name): return expand(name, &flow)
    case .first, .last, .only:
      flow.isOne = true
      flow.wide = nil
      let kind: Step.Kind =
        switch stage.kind {
        case .first: .first
        case .last: .last
        default: .only
        }
      return [.step(Step(kind, output: flow.fields))]
    case .count:
      flow = Flow(
        fields: [Field("count", .integer, unit: .count)], subject: "the count has", isOne: true, isValue: true
      )
      return [.step(Step(.count, output: flow.fields))]
    case .assertion(let quantifier, let tree, let message, let allowEmpty):
      guard let condition = condition(tree, in: context, of: "assert") else { return nil }
      let assertion = PlannedAssertion(
        quantifier: quantifier.rawValue, condition: condition,
        message: message.flatMap { expression($0, in: nil) },
        allowsEmpty: allowEmpty, fields: flow.fields, text: source.slice(tree.span), span: stage.span)
      return [.assertion(assertion)]
    case .call: return nil
    }
  }

  private static func isNegative(_ expr: Expr) -> Bool {
    if case .literal(let value) = expr.node { (value.number ?? 0) < 0 || value.integer == nil } else { false }
  }

  private mutating func columns(_ list: [Assignment], in row: RowContext) -> [Column]? {
    var columns: [Column] = []
    for assignment in list {
      guard let value = expression(assignment.value, in: row) else { return nil }
      guard let name = assignment.name?.text ?? Self.ownName(assignment.value) else {
        report(.needsName, at: assignment.span)
        return nil
      }
      guard !columns.contains(where: { $0.name == name }) else {
        report(.duplicateName(name), at: assignment.span)
        return nil
      }
      columns.append(Column(name, value))
    }
    return columns
  }

  /// The name that an expression brings along.
  static func ownName(_ expression: Expression) -> String? {
    switch expression.kind {
    case .field(let name): name
    case .member(_, let name): name.text
    case .call(let name, _): name.text
    default: nil
    }
  }

  private mutating func select(_ list: [Assignment], _ flow: inout Flow) -> [PlannedPipeline.StageKind]? {
    guard let columns = columns(list, in: flow.context) else { return nil }
    flow.fields = columns.map(\.field)
    flow.subject = "the rows have"
    flow.wide = nil
    return [.step(Step(.project(columns), output: flow.fields))]
  }

  /// New columns, or new values for known names; all see the incoming row.
  private mutating func derive(_ list: [Assignment], _ flow: inout Flow) -> [PlannedPipeline.StageKind]? {
    guard let added = columns(list, in: flow.context) else { return nil }
    var columns = flow.fields.enumerated().map { index, field in
      Column(field.name, Expr(.column(index), field.type, nullable: field.isNullable, unit: field.unit))
    }
    for column in added {
      if let known = columns.firstIndex(where: { $0.name == column.name }) {
        columns[known] = column
      } else {
        columns.append(column)
      }
    }
    // Side fields stay hidden when something is added to a source's row.
    if let source = flow.wide {
      let hidden = Set(source.fields.filter { !$0.isShown }.map(\.field.name))
      let kept = columns.filter { !hidden.contains($0.name) || added.map(\.name).contains($0.name) }
      columns = kept + columns.filter { column in !kept.contains { $0.name == column.name } }
      flow.wide = Self.widened(source, columns, shown: kept.count)
    }
    flow.fields = columns.map(\.field)
    return [.step(Step(.project(columns), output: flow.fields))]
  }

  /// A source's row after `derive`: which fields are shown by themselves.
  private static func widened(_ source: Source, _ columns: [Column], shown: Int) -> Source {
    var copy = source
    copy.fields = columns.enumerated().map { index, column in
      Source.SourceField(column.field, "", shown: index < shown)
    }
    return copy
  }

  private mutating func sort(_ keys: [SortKey], _ flow: inout Flow) -> [PlannedPipeline.StageKind]? {
    var terms: [SortTerm] = []
    for key in keys {
      guard var value = expression(key.value, in: flow.context) else { return nil }
      if case .enumeration(let enumeration) = value.type { value = rank(value, enumeration) }
      guard value.type.isOrdered || value.type == .bool else {
        report(.mismatch(operator: "sort", value.type.word, "an order"), at: key.value.span)
        return nil
      }
      terms.append(SortTerm(value, descending: key.isDescending))
    }
    return [.step(Step(.sort(terms), output: flow.fields))]
  }

  private mutating func distinct(_ names: [Name], _ flow: inout Flow) -> [PlannedPipeline.StageKind]? {
    if names.isEmpty { return [.step(Step(.distinct(nil), output: flow.fields))] }
    var columns: [Int] = []
    for name in names {
      guard let index = flow.fields.firstIndex(where: { $0.name == name.text }) else {
        reportUnknownField(name.text, name.span, in: flow.context)
        return nil
      }
      columns.append(index)
    }
    return [.step(Step(.distinct(columns), output: flow.fields))]
  }

  private mutating func expand(_ name: Name, _ flow: inout Flow) -> [PlannedPipeline.StageKind]? {
    guard let index = flow.fields.firstIndex(where: { $0.name == name.text }) else {
      reportUnknownField(name.text, name.span, in: flow.context)
      return nil
    }
    guard case .list(let element) = flow.fields[index].type else {
      report(.needsList(name.text, found: flow.fields[index].type.word), at: name.span)
      return nil
    }
    flow.fields[index].type = element
    flow.fields[index].isNullable = false
    flow.isOne = false
    if let source = flow.wide {
      var copy = source
      copy.fields[index].field = flow.fields[index]
      flow.wide = copy
    }
    return [.step(Step(.expand(index), output: flow.fields))]
  }

  private mutating func summarize(
    _ sums: [Assignment], _ keys: [Assignment], _ flow: inout Flow
  ) -> [PlannedPipeline.StageKind]? {
    var summary = Summary(context: flow.context)
    for key in keys {
      guard let value = expression(key.value, in: flow.context) else { return nil }
      guard let name = key.name?.text ?? Self.ownName(key.value) else {
        report(.needsName, at: key.span)
        return nil
      }
      summary.addKey(name, value)
    }
    var outputs: [Column] = []
    for sum in sums {
      guard let value = summed(sum.value, &summary) else { return nil }
      guard let name = sum.name?.text ?? Self.ownName(sum.value) else {
        report(.needsName, at: sum.span)
        return nil
      }
      outputs.append(Column(name, value))
    }
    let all = summary.keyOutputs + outputs
    for (index, column) in all.enumerated() where all[..<index].contains(where: { $0.name == column.name }) {
      report(.duplicateName(column.name), at: sums.first?.span ?? keys[0].span)
      return nil
    }
    return finish(summary, all, &flow)
  }

  private func finish(
    _ summary: Summary, _ outputs: [Column], _ flow: inout Flow
  ) -> [PlannedPipeline.StageKind]? {
    let inner = summary.innerFields
    let step = Step(.summarize(keys: summary.keys, sums: summary.sums), output: inner)
    flow = Flow(fields: outputs.map(\.field), subject: "the groups have")
    flow.isOne = summary.keys.isEmpty
    // Where every output is just the summarized column, one step says it all.
    let isPlain =
      outputs.count == inner.count
      && outputs.enumerated().allSatisfy { index, column in
        if case .column(index) = column.value.node { true } else { false }
      }
    if isPlain {
      var named = step
      var keys = summary.keys
      for index in keys.indices { keys[index].name = outputs[index].name }
      named.kind = .summarize(keys: keys, sums: summary.sums)
      named.output = flow.fields
      return [.step(named)]
    }
    return [.step(step), .step(Step(.project(outputs), output: flow.fields))]
  }
}
