import Diagnostics
import Language
import Relation
import Values

extension Checker {
  /// Checks one relational stage; what it lowers to, and the flow behind it.
  mutating func stage(_ stage: Stage, _ flow: inout Flow) -> [PlannedPipeline.StageKind]? {
    let context = flow.context
    switch stage.kind {
    case .filter(let tree):
      guard let condition = condition(tree, in: context, of: "where") else { return nil }
      warnOfConstant(condition, tree)
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
      warnOfConstant(condition, tree)
      let assertion = PlannedAssertion(
        quantifier: quantifier.rawValue, condition: condition,
        message: message.flatMap { expression($0, in: nil) },
        allowsEmpty: allowEmpty, fields: flow.fields, text: source.slice(tree.span), span: stage.span)
      return [.assertion(assertion)]
    case .join(let tree): return join(tree, &flow)
    case .pivot(let value, let key, let values): return pivot(value, key, values, stage.span, &flow)
    case .snapshot, .call: return nil
    }
  }

  private static func isNegative(_ expr: Expr) -> Bool {
    if case .literal(let value) = expr.node { (value.number ?? 0) < 0 || value.integer == nil } else { false }
  }

  /// Fields of a row: more than a person can mean, and each stage looks at all of them.
  private static let widthLimit = 1000

  /// Whether a row of so many fields may come of one that had `before`; a file may be wider than what is made of it.
  mutating func isRow(of count: Int, before: Int = 0, at span: Span) -> Bool {
    guard count > max(Self.widthLimit, before) else { return true }
    report(.tooManyFields(limit: Self.widthLimit), at: span)
    return false
  }

  private mutating func columns(_ list: [Assignment], in row: RowContext) -> [Column]? {
    guard isRow(of: list.count, at: list.last?.span ?? Span(source: 0, start: 0, end: 0)) else { return nil }
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
    flow.groupKeys = nil
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
    flow.fields[index].isNullable = true
    flow.isOne = false
    flow.groupKeys = nil
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
    guard let last = sums.last ?? keys.last, isRow(of: sums.count + keys.count, at: last.span) else {
      return nil
    }
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
    flow.groupKeys = summary.keys.map(\.name)
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
