import Diagnostics
import Language
import Relation
import Values

extension Checker {
  /// `join RIGHT on FIELD`: behind the incoming fields come those of the other side but its key.
  mutating func join(_ tree: Language.Join, _ flow: inout Flow) -> [PlannedPipeline.StageKind]? {
    guard let (right, other) = unshown(tree.right) else { return nil }
    guard let other, !other.isValue else {
      report(.needsRows("join", found: Self.describe(right.type)), at: tree.right.span)
      return nil
    }
    guard let left = flow.fields.firstIndex(where: { $0.name == tree.field.text }) else {
      reportUnknownField(tree.field.text, tree.field.span, in: flow.context)
      return nil
    }
    guard let key = key(of: tree, flow.fields[left], other) else { return nil }
    let (a, b) = (flow.fields[left].type, other.fields[key].type)
    guard Self.fits(a, b) || Self.fits(b, a), a.isJoinable, b.isJoinable else {
      report(.mismatch(operator: "on", a.word, b.word), at: (tree.rightField ?? tree.field).span)
      return nil
    }
    let kept = other.fields.indices.filter { $0 != key }
    let prefix = other.wide?.singular ?? "other"
    let added = kept.map { index in
      var field = other.fields[index]
      field.name = Self.freeName(field.name, prefix, in: flow.fields)
      field.isNullable = field.isNullable || tree.isLeft
      return field
    }
    let shown = flow.shown + kept.map { other.shown[$0] }
    flow.fields += added
    flow.show(shown)
    flow.isOne = false
    flow.subject = "the rows have"
    flow.groupKeys = nil
    return [
      .join(
        PlannedJoin(
          right: right, left: left, key: key, kept: kept, isLeft: tree.isLeft, output: flow.fields))
    ]
  }

  /// The other side's field that is compared: the one that is named, else the one of the same name, else the id that
  /// the incoming field is one of.
  private mutating func key(of tree: Language.Join, _ left: Field, _ other: Flow) -> Int? {
    if let name = tree.rightField {
      if let index = other.fields.firstIndex(where: { $0.name == name.text }) { return index }
      reportUnknownField(name.text, name.span, in: other.context)
      return nil
    }
    if let same = other.fields.firstIndex(where: { $0.name == left.name }) { return same }
    if case .id = left.type {
      if let id = other.fields.firstIndex(where: { $0.type == left.type }) { return id }
    }
    report(
      .noJoinKey(left.name, fields: other.fields.map(\.name), subject: other.subject), at: tree.field.span)
    return nil
  }

  /// `status` of runs beside another `status` becomes `runStatus`.
  private static func freeName(_ name: String, _ prefix: String, in fields: [Field]) -> String {
    func isFree(_ name: String) -> Bool { !fields.contains { $0.name == name } }
    if isFree(name) { return name }
    let long = prefix + name.prefix(1).uppercased() + name.dropFirst()
    if isFree(long) { return long }
    var number = 2
    while !isFree("\(long)\(number)") { number += 1 }
    return "\(long)\(number)"
  }

  /// `pivot VALUE by FIELD in [ … ]`: a column for each value of a field, over the groups of a `summarize`.
  mutating func pivot(
    _ value: Name, _ key: Name, _ values: Expression?, _ span: Span, _ flow: inout Flow
  ) -> [PlannedPipeline.StageKind]? {
    var places: [Int] = []
    for name in [value, key] {
      guard let index = flow.fields.firstIndex(where: { $0.name == name.text }) else {
        reportUnknownField(name.text, name.span, in: flow.context)
        return nil
      }
      places.append(index)
    }
    guard let groups = flow.groupKeys, groups.contains(key.text), !groups.contains(value.text) else {
      report(.pivotNeedsGroups(value: value.text, key: key.text), at: span)
      return nil
    }
    let (valueField, keyField) = (flow.fields[places[0]], flow.fields[places[1]])
    guard valueField.type.isOrdered else {
      report(.mismatch(operator: "pivot", valueField.type.word, "a value of its own"), at: value.span)
      return nil
    }
    guard let cases = pivotValues(values, keyField, key) else { return nil }
    let kept = flow.fields.indices.filter { groups.contains(flow.fields[$0].name) && $0 != places[1] }
    return pivoted(flow: &flow, kept: kept, value: places[0], key: places[1], cases: cases, span)
  }

  private mutating func pivotValues(_ tree: Expression?, _ key: Field, _ name: Name) -> [Value]? {
    guard let tree else {
      if case .enumeration(let enumeration) = key.type { return enumeration.cases.map(Value.text) }
      if key.type == .bool { return [.bool(false), .bool(true)] }
      report(.pivotNeedsValues(name.text), at: name.span)
      return nil
    }
    guard let list = expression(tree, in: nil) else { return nil }
    guard case .list(let elements) = list.node, case .list(let type) = list.type, Self.fits(type, key.type)
    else {
      report(.pivotNeedsValues(name.text), at: tree.span)
      return nil
    }
    checkWords(Expr(.column(0), key.type), list, tree)
    guard isRow(of: elements.count, at: tree.span) else { return nil }
    var cases: [Value] = []
    for element in elements {
      guard case .literal(let value) = element.node, !value.isNull,
        !cases.contains(where: { $0.same(as: value) })
      else {
        report(.pivotNeedsValues(name.text), at: tree.span)
        return nil
      }
      cases.append(value)
    }
    return cases
  }

  private mutating func pivoted(
    flow: inout Flow, kept: [Int], value: Int, key: Int, cases: [Value], _ span: Span
  ) -> [PlannedPipeline.StageKind]? {
    func column(_ index: Int) -> Expr {
      let field = flow.fields[index]
      return Expr(.column(index), field.type, nullable: field.isNullable, unit: field.unit)
    }
    var spread = kept.map { Column(flow.fields[$0].name, column($0)) }
    for value_ in cases {
      let name = value_.plainText
      guard !spread.contains(where: { $0.name == name }) else {
        report(.duplicateName(name), at: span)
        return nil
      }
      let isCase = Expr(.compare(.equal, column(key), .literal(value_)), .bool)
      let field = flow.fields[value]
      spread.append(
        Column(
          name,
          Expr(.choose(isCase, column(value), .literal(.null)), field.type, nullable: true, unit: field.unit))
      )
    }
    let fields = spread.map(\.field)
    let groups = kept.indices.map { index in
      Column(fields[index].name, Expr(.column(index), fields[index].type, nullable: fields[index].isNullable))
    }
    let sums = fields[kept.count...].enumerated().map { index, field in
      // Each group has one row for each value: the greatest is the only one.
      AggregateColumn(
        field.name, .max, Expr(.column(kept.count + index), field.type, nullable: true), field: field)
    }
    flow = Flow(fields: fields, subject: "the rows have", isOne: kept.isEmpty)
    flow.groupKeys = kept.isEmpty ? nil : groups.map(\.name)
    return [
      .step(Step(.project(spread), output: fields)),
      .step(Step(.summarize(keys: groups, sums: sums), output: fields)),
    ]
  }
}

extension ValueType {
  /// Can be the key of a join.
  fileprivate var isJoinable: Bool {
    switch self {
    case .list, .record, .nothing: false
    default: true
    }
  }
}

extension Flow {
  /// Which fields are shown without being asked for.
  var shown: [Bool] { wide?.fields.map(\.isShown) ?? fields.map { _ in true } }

  /// Shows these of its fields by themselves.
  mutating func show(_ flags: [Bool]) {
    guard flags.contains(false) else {
      wide = nil
      return
    }
    wide = Source(
      name: "", singular: "row", summary: "", from: "", order: [],
      fields: zip(fields, flags).map { Source.SourceField($0, "", shown: $1) })
  }
}
