import Diagnostics
import Language
import Relation
import Values

/// Where an expression stands: the row it sees, and how messages call the row.
struct RowContext {
  var fields: [Field]
  /// `runs have`, `the rows have`.
  var subject: String
}

extension Checker {
  /// Checks an expression; nil (and a diagnostic) where it makes no sense.
  mutating func expression(_ expression: Expression, in row: RowContext?) -> Expr? {
    switch expression.kind {
    case .literal(let value): return .literal(value)
    case .interpolation(let parts):
      let checked = parts.compactMap { self.expression($0, in: row) }
      return checked.count == parts.count ? Expr(.interpolation(checked), .text) : nil
    case .field(let name): return field(name, expression.span, in: row)
    case .variable(let name): return variable(name, expression.span)
    case .member(let base, let name): return member(base, name, in: row)
    case .index(let base, let index): return element(base, index, in: row)
    case .call(let name, let arguments): return call(name, arguments, expression.span, in: row)
    case .unary(.not, let operand):
      return condition(operand, in: row, of: "not").map { Expr(.not($0), .bool) }
    case .unary(.negate, let operand): return negation(operand, expression.span, in: row)
    case .binary(let op, let left, let right, let operatorSpan):
      return binary(op, left, right, operatorSpan, in: row)
    case .list(let elements): return list(elements, in: row)
    case .record(let pairs):
      let values = pairs.compactMap { self.expression($0.1, in: row) }
      guard values.count == pairs.count else { return nil }
      let fields = zip(pairs, values).map { Field($0.0.text, $1.type, nullable: $1.isNullable) }
      return Expr(.record(pairs.map(\.0.text), values), .record(fields))
    case .pipeline(let pipeline): return subquery(pipeline)
    }
  }

  /// An expression that must be true or false.
  mutating func condition(_ expression: Expression, in row: RowContext?, of place: String) -> Expr? {
    guard let checked = self.expression(expression, in: row) else { return nil }
    guard checked.type == .bool || checked.type == .nothing else {
      var instead: String?
      if case .field(let name) = expression.kind { instead = Self.condition(on: name, checked) }
      report(.notBoolean(place, found: checked.type.word, instead: instead), at: expression.span)
      return nil
    }
    return checked
  }

  /// What somebody who wrote a field's name alone may have meant.
  private static func condition(on name: String, _ field: Expr) -> String {
    switch field.type {
    case .integer, .real: "\(name) > 0"
    case .enumeration(let words): "\(name) == \"\(words.cases.first ?? "…")\""
    default: field.isNullable ? "\(name) != null" : "\(name) == …"
    }
  }

  private mutating func subquery(_ pipeline: Pipeline) -> Expr? {
    guard let planned = self.pipeline(pipeline, isShown: false) else { return nil }
    guard let type = planned.type.valueType else {
      report(.nothingToKeep("this"), at: pipeline.span)
      return nil
    }
    let slot = scope.reserve()
    subqueries.append((slot, planned))
    var isNullable = false
    switch planned.type {
    case .value(_, let nullable): isNullable = nullable
    case .record: isNullable = true
    default: break
    }
    return Expr(.slot(slot), type, nullable: isNullable)
  }

  private mutating func field(_ name: String, _ span: Span, in row: RowContext?) -> Expr? {
    guard let row else {
      report(.noRow(name), at: span)
      return nil
    }
    guard let index = row.fields.firstIndex(where: { $0.name == name }) else {
      reportUnknownField(name, span, in: row)
      return nil
    }
    let field = row.fields[index]
    return Expr(.column(index), field.type, nullable: field.isNullable, unit: field.unit)
  }

  mutating func reportUnknownField(_ name: String, _ span: Span, in row: RowContext) {
    let names = row.fields.map(\.name)
    let isWord = row.fields.contains { field in
      if case .enumeration(let enumeration) = field.type { enumeration.cases.contains(name) } else { false }
    }
    let nearest = Suggestion.nearest(to: name, among: names)
    let sources = declarations.catalog.sources
    let isOfSource = sources.contains { row.subject.split(separator: " ").contains(Substring($0.name)) }
    let elsewhere =
      isOfSource && nearest == nil
      ? sources.filter { $0.row.contains { $0.name == name } }.map(\.name) : []
    report(
      isWord && nearest == nil
        ? .bareWord(name)
        : .unknownField(name, of: row.subject, nearest: nearest, fields: names, elsewhere: elsewhere),
      at: span)
  }

  private mutating func variable(_ name: String, _ span: Span) -> Expr? {
    if name == "_" { return lastResult(span) }
    guard let variable = scope.variables[name] else {
      report(
        .unknownVariable(name, nearest: Suggestion.nearest(to: name, among: scope.variables.keys.sorted())),
        at: span)
      return nil
    }
    scope.usedSlots.insert(variable.slot)
    if variable.isBroken { return nil }
    return Expr(.slot(variable.slot), variable.type, nullable: variable.isNullable)
  }

  /// `$_`.
  private mutating func lastResult(_ span: Span) -> Expr? {
    switch scope.last {
    case nil:
      report(.noLastResult, at: span)
      return nil
    case .value(let variable)?:
      return variable.isBroken
        ? nil : Expr(.slot(variable.slot), variable.type, nullable: variable.isNullable)
    case .pipeline(let planned, _)?:
      guard let type = planned.type.valueType else { return nil }
      let slot = scope.reserve()
      subqueries.append((slot, planned))
      return Expr(.slot(slot), type)
    }
  }

  private mutating func member(_ base: Expression, _ name: Name, in row: RowContext?) -> Expr? {
    guard let record = expression(base, in: row) else { return nil }
    if record.type == .nothing { return Expr(.member(record, name.text), .nothing, nullable: true) }
    guard case .record(let fields) = record.type else {
      report(.noMember(name.text, of: record.type.word), at: name.span)
      return nil
    }
    guard let field = fields.first(where: { $0.name == name.text }) else {
      let names = fields.map(\.name)
      report(
        .unknownMember(name.text, nearest: Suggestion.nearest(to: name.text, among: names), fields: names),
        at: name.span)
      return nil
    }
    return Expr(
      .member(record, name.text), field.type, nullable: field.isNullable || record.isNullable,
      unit: field.unit)
  }

  private mutating func element(_ base: Expression, _ index: Expression, in row: RowContext?) -> Expr? {
    guard let list = expression(base, in: row), let place = expression(index, in: row) else { return nil }
    guard case .list(let type) = list.type, place.type == .integer else {
      report(.mismatch(operator: "[ ]", list.type.word, place.type.word), at: index.span)
      return nil
    }
    return Expr(.index(list, place), type, nullable: true)
  }

  private mutating func negation(_ operand: Expression, _ span: Span, in row: RowContext?) -> Expr? {
    guard let value = expression(operand, in: row) else { return nil }
    guard value.type.isNumber || value.type == .duration else {
      report(.badNegation(value.type.word), at: span)
      return nil
    }
    if case .literal(let literal) = value.node, let negated = try? Operations.negate(literal) {
      return .literal(negated)
    }
    return Expr(.negate(value), value.type, nullable: value.isNullable)
  }

  private mutating func list(_ elements: [Expression], in row: RowContext?) -> Expr? {
    let values = elements.compactMap { expression($0, in: row) }
    guard values.count == elements.count else { return nil }
    let type = values.first { $0.type != .nothing }?.type ?? .nothing
    if let index = values.firstIndex(where: { !Self.fits($0.type, type) }) {
      report(.mismatch(operator: "[ ]", type.word, values[index].type.word), at: elements[index].span)
      return nil
    }
    return Expr(.list(values), .list(type))
  }

  private mutating func binary(
    _ op: BinaryOperator, _ left: Expression, _ right: Expression, _ span: Span, in row: RowContext?
  ) -> Expr? {
    switch op {
    case .and, .or:
      let a = condition(left, in: row, of: op.rawValue)
      let b = condition(right, in: row, of: op.rawValue)
      guard let a, let b else { return nil }
      return Expr(op == .and ? .and(a, b) : .or(a, b), .bool)
    default:
      if isBareWord(left, right, in: row) { return nil }
      let a = expression(left, in: row)
      let b = expression(right, in: row)
      guard let a, let b else { return nil }
      return combine(op, (a, left), (b, right), span)
    }
  }

  /// `status == failed`: an error that offers `"failed"`.
  private mutating func isBareWord(_ left: Expression, _ right: Expression, in row: RowContext?) -> Bool {
    guard let row, case .field(let name) = left.kind, case .field(let word) = right.kind,
      let field = row.fields.first(where: { $0.name == name }), field.type.isTextual,
      !row.fields.contains(where: { $0.name == word })
    else { return false }
    if case .enumeration(let enumeration) = field.type, !enumeration.cases.contains(word) { return false }
    report(.bareWord(word), at: right.span)
    return true
  }

  private mutating func combine(
    _ op: BinaryOperator, _ a: (value: Expr, tree: Expression), _ b: (value: Expr, tree: Expression),
    _ span: Span
  ) -> Expr? {
    let (left, right) = (a.value, b.value)
    func refuse() -> Expr? {
      report(.mismatch(operator: op.rawValue, left.type.word, right.type.word), at: span)
      return nil
    }
    switch op {
    case .coalesce:
      guard Self.fits(right.type, left.type) || left.type == .nothing else { return refuse() }
      let type = left.type == .nothing || right.type == .real ? right.type : left.type
      return Expr(.coalesce([left, right]), type, nullable: right.isNullable, unit: left.unit)
    case .add, .subtract, .multiply, .divide, .remainder:
      guard let kind = Arithmetic(rawValue: op.rawValue),
        let type = Self.arithmeticType(kind, left.type, right.type)
      else { return refuse() }
      let isNullable =
        left.isNullable || right.isNullable || op == .divide || op == .remainder || type == .real
      return Expr(.arithmetic(kind, left, right), type, nullable: isNullable)
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return comparison(op, a, b, span)
    case .isIn:
      guard case .list(let element) = right.type else { return refuse() }
      guard Self.fits(Self.single(element), left.type) || left.type == .nothing else { return refuse() }
      checkWords(left, right, b.tree)
      return Expr(.isIn(left, right), .bool)
    case .contains:
      if case .list(let element) = left.type, Self.fits(right.type, element) {
        return Expr(.contains(left, right), .bool)
      }
      guard left.type.isTextual, right.type.isTextual else { return refuse() }
      return Expr(.contains(left, right), .bool)
    case .matches:
      guard left.type.isTextual, right.type == .text else { return refuse() }
      if case .literal(.text(let pattern)) = right.node {
        do { _ = try Pattern(pattern) } catch { report(.badPattern(error.message), at: b.tree.span) }
      }
      return Expr(.matches(left, right), .bool)
    case .and, .or: return nil
    }
  }

  /// A row of one column stands for its value.
  private static func single(_ type: ValueType) -> ValueType {
    if case .record(let fields) = type, fields.count == 1 { return fields[0].type }
    return type
  }

  static func arithmeticType(_ op: Arithmetic, _ left: ValueType, _ right: ValueType) -> ValueType? {
    switch (left, right) {
    case (.nothing, let type), (let type, .nothing): return type
    case (.integer, .integer): return op == .divide ? .real : .integer
    case (.integer, .real), (.real, .integer), (.real, .real): return .real
    case (.date, .date): return op == .subtract ? .duration : nil
    case (.date, .duration): return op == .add || op == .subtract ? .date : nil
    case (.duration, .date): return op == .add ? .date : nil
    case (.duration, .duration): return op == .multiply ? nil : (op == .divide ? .real : .duration)
    case (.duration, .integer), (.duration, .real): return op == .multiply || op == .divide ? .duration : nil
    case (.integer, .duration), (.real, .duration): return op == .multiply ? .duration : nil
    case (.list(let a), .list(let b)): return op == .add && fits(a, b) ? left : nil
    default: return op == .add && left.isTextual && right.isTextual ? .text : nil
    }
  }

  private mutating func comparison(
    _ op: BinaryOperator, _ a: (value: Expr, tree: Expression), _ b: (value: Expr, tree: Expression),
    _ span: Span
  ) -> Expr? {
    guard let kind = Comparison(rawValue: op.rawValue) else { return nil }
    var (left, right) = (a.value, b.value)
    guard Self.fits(left.type, right.type) || Self.fits(right.type, left.type) else {
      if case .field(let word) = b.tree.kind, case .enumeration(let enumeration) = left.type,
        enumeration.cases.contains(word)
      {
        // `status == failed`, where `failed` is a field as well.
        report(.bareWord(word), at: b.tree.span)
      } else if let (text, place) = Self.dateText(a, b) {
        report(.textForDate(text), at: place)
      } else {
        report(.mismatch(operator: op.rawValue, left.type.word, right.type.word), at: span)
      }
      return nil
    }
    let isOrder = kind != .equal && kind != .notEqual
    if isOrder, left.type == .nothing || right.type == .nothing {
      report(.isNull(op.rawValue), at: span)
      return nil
    }
    if isOrder, !left.type.isOrdered || !right.type.isOrdered {
      report(.mismatch(operator: op.rawValue, left.type.word, right.type.word), at: span)
      return nil
    }
    checkWords(left, right, b.tree)
    checkWords(right, left, a.tree)
    warnOfNeverNull(left, right, a.tree, isEqual: kind == .equal)
    warnOfNeverNull(right, left, b.tree, isEqual: kind == .equal)
    checkUnit(left, right, b.tree, a.tree)
    checkUnit(right, left, a.tree, b.tree)
    if isOrder {
      // Words of an enumeration are ordered as declared.
      if case .enumeration(let enumeration) = left.type {
        (left, right) = (rank(left, enumeration), rank(right, enumeration))
      } else if case .enumeration(let enumeration) = right.type {
        (left, right) = (rank(left, enumeration), rank(right, enumeration))
      }
    }
    return Expr(.compare(kind, left, right), .bool)
  }

  /// `startedAt > "2026-11-01"`: a date written as a text.
  private static func dateText(
    _ a: (value: Expr, tree: Expression), _ b: (value: Expr, tree: Expression)
  ) -> (String, Span)? {
    for (date, other) in [(a, b), (b, a)] where date.value.type == .date {
      if case .literal(.text(let text)) = other.value.node, Timestamp.parse(text) != nil {
        return (text, other.tree.span)
      }
    }
    return nil
  }

  func rank(_ value: Expr, _ enumeration: Enumeration) -> Expr {
    Expr(.rank(value, enumeration), .integer, nullable: true)
  }

  /// A literal compared with an enumeration must be one of its words.
  mutating func checkWords(_ enumerated: Expr, _ other: Expr, _ tree: Expression) {
    guard case .enumeration(let enumeration) = enumerated.type else { return }
    var words: [(String, Span)] = []
    if case .literal(.text(let word)) = other.node { words = [(word, tree.span)] }
    if case .list(let elements) = other.node, case .list(let trees) = tree.kind {
      for (element, tree) in zip(elements, trees) {
        if case .literal(.text(let word)) = element.node { words.append((word, tree.span)) }
      }
    }
    for (word, span) in words where enumeration.rank(of: word) == nil {
      report(
        .unknownWord(
          word, enumeration: enumeration.name,
          nearest: Suggestion.nearest(to: word, among: enumeration.cases),
          cases: enumeration.cases), at: span)
    }
  }

  /// A number outside of what the field's unit allows cannot be meant.
  private mutating func checkUnit(
    _ measured: Expr, _ other: Expr, _ tree: Expression, _ measuredTree: Expression
  ) {
    guard let unit = measured.unit, unit != .count, unit != .dollars, case .literal(let literal) = other.node,
      let number = literal.number, !unit.range.contains(number)
    else { return }
    let range =
      "from \(Operations.fixed(unit.range.lowerBound, 0)) to \(Operations.fixed(unit.range.upperBound, 0))"
    let instead = unit == .share && number <= 100 && number > 1 ? Value.real(number / 100).json : nil
    report(
      .outsideUnit(
        source.slice(tree.span), range: range, field: source.slice(measuredTree.span), instead: instead),
      at: tree.span)
  }
}

extension ValueType {
  /// Has a before and after.
  var isOrdered: Bool {
    switch self {
    case .list, .record, .bool, .nothing: false
    default: true
    }
  }
}
