import Diagnostics
import Language
import Planning
import Relation
import Values

/// Writes pipelines as people would type them; each stage sees the fields that the checker says come out of those
/// before it, so nearly all that is written makes sense.
struct PipelineGenerator {
  var draw: Draw
  /// Stages that the checker refused: a fault of this generator, to be kept rare.
  private(set) var refused = 0

  static let variables: [(name: String, type: ValueType, value: Value)] = [
    ("k", .integer, .integer(2)), ("r", .real, .integer(3)), ("t", .text, .text("A")),
    ("none", .text, .null), ("d", .duration, .duration(86_400_000)),
    ("list", .list(.integer), .list([.integer(0), .integer(2), .integer(5)])),
    ("empty", .list(.integer), .list([])),
  ]

  init(seed: UInt64) { draw = Draw(seed: seed) }

  /// A pipeline's text with its plan, or nil where nothing sensible came out.
  mutating func next() -> (text: String, plan: PlannedPipeline)? {
    var text = draw.below(12) == 0 ? "voids" : draw.pick(["things", "things", "laters"])
    guard var plan = Self.plan(text) else { return nil }
    for _ in 0..<(1 + draw.below(5)) {
      guard let fields = Self.fields(plan.type) else { break }
      let longer = text + " | " + stage(fields)
      guard let next = Self.plan(longer) else {
        refused += 1
        continue
      }
      (text, plan) = (longer, next)
    }
    return (text, plan)
  }

  /// Checks `text`; nil where it has errors.
  static func plan(_ text: String) -> PlannedPipeline? {
    var scope = Scope()
    for variable in variables {
      _ = scope.declare(variable.name, variable.type, nullable: variable.value.isNull)
    }
    let source = SourceText(name: "generated", text: "let q = " + text)
    let (script, syntax) = Parser.parse(source, source: 0)
    let declarations = Declarations(catalog: Things.catalog, verbs: [])
    let checked = Checker.check(script, source: source, declarations: declarations, scope: scope)
    guard syntax.isEmpty, checked.diagnostics.isEmpty,
      case .letBinding(_, let pipeline)? = checked.statements.first?.kind
    else { return nil }
    return pipeline
  }

  static func fields(_ type: PipelineType) -> [Field]? {
    switch type {
    case .rows(let fields), .record(let fields): fields
    case .value(let type, let isNullable): [Field("count", type, nullable: isNullable)]
    default: nil
    }
  }

  private mutating func stage(_ fields: [Field]) -> String {
    switch draw.below(22) {
    case 0...5: return "where " + condition(fields, 3)
    case 6, 7: return "select " + columns(fields, 1 + draw.below(4))
    case 8, 9: return "derive " + columns(fields, 1 + draw.below(2))
    case 10...12:
      return "sort "
        + (0...draw.below(2)).map { _ in
          (draw.below(2) == 0 ? "-" : "")
            + (draw.below(3) == 0 ? "(" + scalar(fields, 2) + ")" : name(fields))
        }.joined(separator: ", ")
    case 13...15: return summarize(fields)
    case 16: return "take \(draw.pick([0, 1, 3, 7, 100]))"
    case 17: return "skip \(draw.pick([0, 1, 5, 50]))"
    case 18: return draw.below(2) == 0 ? "distinct" : "distinct \(name(fields)), \(name(fields))"
    case 19: return draw.pick(["first", "last", "count"])
    case 20:
      let lists = fields.filter { if case .list = $0.type { true } else { false } }
      return lists.isEmpty ? "count" : "expand \(draw.pick(lists).name)"
    default: return "derive v = " + scalar(fields, 3)
    }
  }

  private mutating func name(_ fields: [Field]) -> String {
    let named = fields.filter { $0.type.isPlain }
    return named.isEmpty ? fields[0].name : draw.pick(named).name
  }

  private mutating func columns(_ fields: [Field], _ count: Int) -> String {
    (0..<count).map { index in
      draw.below(2) == 0 ? draw.pick(fields).name : "c\(index) = " + scalar(fields, 2)
    }.uniqued().joined(separator: ", ")
  }

  private mutating func summarize(_ fields: [Field]) -> String {
    var sums: [String] = []
    for index in 0...draw.below(3) {
      let number = Self.named(fields, .integer, besides: "big") + Self.named(fields, .real)
      let sum =
        switch draw.below(10) {
        case 0, 1: "count()"
        case 2: "count(\(draw.pick(fields).name))"
        case 3: "sum(\(pick(number, else: "1")))"
        case 4: "avg(\(pick(number + Self.named(fields, .duration), else: "2.5")))"
        case 5: "min(\(name(fields)))"
        case 6: "max(\(name(fields)))"
        case 7: draw.pick(["p50", "p95"]) + "(\(pick(number + Self.named(fields, .duration), else: "1")))"
        case 8: "ratio(\(condition(fields, 1)))"
        default:
          pick(Self.named(fields, .enumeration(Things.sentiment)), else: "").isEmpty
            ? "count() * 2" : "netSentiment(feeling)"
        }
      sums.append("s\(index) = \(sum)")
    }
    let text = "summarize " + sums.joined(separator: ", ")
    switch draw.below(4) {
    case 0: return text
    case 1: return text + " by g = " + scalar(fields, 2)
    case 2: return text + " by " + [name(fields), name(fields)].uniqued().joined(separator: ", ")
    default: return text + " by " + name(fields)
    }
  }

  private static func named(_ fields: [Field], _ type: ValueType, besides: String = "") -> [String] {
    fields.filter { $0.type == type && $0.name != besides }.map(\.name)
  }

  private mutating func pick(_ names: [String], else other: String) -> String {
    names.isEmpty ? other : draw.pick(names)
  }
}

extension ValueType {
  /// Has an order: can be sorted and grouped by.
  fileprivate var isPlain: Bool {
    switch self {
    case .list, .record, .nothing: false
    default: true
    }
  }
}

extension [String] {
  fileprivate func uniqued() -> [String] {
    var seen: [String] = []
    for element in self where !seen.contains(element) { seen.append(element) }
    return seen
  }
}

extension PipelineGenerator {
  mutating func condition(_ fields: [Field], _ depth: Int) -> String {
    if depth > 1 {
      switch draw.below(6) {
      case 0: return "(\(condition(fields, depth - 1)) and \(condition(fields, depth - 1)))"
      case 1: return "(\(condition(fields, depth - 1)) or \(condition(fields, depth - 1)))"
      case 2: return "not (\(condition(fields, depth - 1)))"
      default: break
      }
    }
    switch draw.below(12) {
    case 0: return "\(text(fields, depth)) contains \(text(fields, 1))"
    case 1:
      let pattern = draw.pick(["^a", "(?i)ALPHA|beta$", "[0-9]+", ".", "\\\\bcaf.\\\\b", "^$"])
      return "\(text(fields, depth)) ~ \"\(pattern)\""
    case 2: return draw.pick(["startsWith", "endsWith"]) + "(\(text(fields, depth)), \(text(fields, 1)))"
    case 3: return "\(number(fields, depth)) in [0, 2, -1, 2.5]"
    case 4: return "\(integer(fields, depth)) in \(draw.pick(["$list", "$empty", "[]"]))"
    case 5: return "\(draw.pick(fields).name) \(draw.pick(["==", "!="])) null"
    case 6:
      let flags = Self.named(fields, .bool)
      return flags.isEmpty ? "true" : draw.pick(flags)
    case 7:
      let enums = Self.named(fields, .enumeration(Things.severity))
      return enums.isEmpty ? "1 < 2" : "\(enums[0]) \(comparison()) \"medium\""
    case 8: return "\(text(fields, depth)) \(comparison()) \(text(fields, depth))"
    case 9: return "\(date(fields, depth)) \(comparison()) \(date(fields, 1))"
    case 10: return "\(duration(fields, depth)) \(comparison()) \(duration(fields, 1))"
    default: return "\(number(fields, depth)) \(comparison()) \(number(fields, depth))"
    }
  }

  private mutating func comparison() -> String { draw.pick(["==", "!=", "<", "<=", ">", ">="]) }

  mutating func scalar(_ fields: [Field], _ depth: Int) -> String {
    switch draw.below(9) {
    case 0: condition(fields, depth)
    case 1, 2: integer(fields, depth)
    case 3, 4: number(fields, depth)
    case 5: date(fields, depth)
    case 6: duration(fields, depth)
    default: text(fields, depth)
    }
  }

  private mutating func integer(_ fields: [Field], _ depth: Int) -> String {
    let names = Self.named(fields, .integer)
    guard depth > 1 else {
      return draw.below(3) == 0 || names.isEmpty ? draw.pick(["0", "3", "-2", "$k"]) : draw.pick(names)
    }
    switch draw.below(8) {
    case 0: return "len(\(text(fields, depth - 1)))"
    case 1: return "(\(integer(fields, depth - 1)) ?? \(integer(fields, 1)))"
    case 2: return draw.pick(["floor", "ceil"]) + "(\(number(fields, depth - 1)))"
    case 3: return "abs(\(integer(fields, depth - 1)))"
    case 4: return "hour(\(date(fields, depth - 1)))"
    case 5: return "bucket(\(integer(fields, depth - 1)), 3)"
    default:
      let op = draw.pick(["+", "-", "*", "%"])
      return "(\(integer(fields, depth - 1)) \(op) \(integer(fields, 1)))"
    }
  }

  private mutating func number(_ fields: [Field], _ depth: Int) -> String {
    if draw.below(3) == 0 { return integer(fields, depth) }
    let names = Self.named(fields, .real)
    guard depth > 1 else {
      return draw.below(3) == 0 || names.isEmpty
        ? draw.pick(["0.5", "-1.25", "2.0", "$r"]) : draw.pick(names)
    }
    switch draw.below(7) {
    case 0: return "round(\(number(fields, depth - 1)), \(draw.pick(["0", "1", "2"])))"
    case 1: return "abs(\(number(fields, depth - 1)))"
    case 2: return "(-\(number(fields, 1)))"
    case 3: return "coalesce(\(number(fields, depth - 1)), \(number(fields, 1)))"
    case 4: return "bucket(\(number(fields, depth - 1)), 0.5)"
    default:
      let op = draw.pick(["+", "-", "*", "/", "%"])
      return "(\(number(fields, depth - 1)) \(op) \(number(fields, 1)))"
    }
  }

  private mutating func text(_ fields: [Field], _ depth: Int) -> String {
    let names =
      Self.named(fields, .text) + Self.named(fields, .id("thing"))
      + Self.named(fields, .enumeration(Things.severity))
    guard depth > 1 else {
      let literals = ["\"a\"", "\"Alpha\"", "\"caf\u{e9}\"", "\"\"", "\"SS\"", "\"\\0\"", "$t", "$none"]
      return draw.below(3) == 0 || names.isEmpty ? draw.pick(literals) : draw.pick(names)
    }
    switch draw.below(8) {
    case 0: return draw.pick(["lower", "upper", "trim"]) + "(\(text(fields, depth - 1)))"
    case 1: return "(\(text(fields, depth - 1)) + \(text(fields, 1)))"
    case 2: return "(\(text(fields, depth - 1)) ?? \(text(fields, 1)))"
    case 3: return "format(\(number(fields, depth - 1)), 2)"
    case 4: return "format(\(date(fields, depth - 1)), \"%Y-%m-%d %A\")"
    case 5: return "weekday(\(date(fields, depth - 1)))"
    default: return text(fields, 1)
    }
  }

  private mutating func date(_ fields: [Field], _ depth: Int) -> String {
    let names = Self.named(fields, .date)
    guard depth > 1 else {
      return draw.below(3) == 0 || names.isEmpty
        ? draw.pick(["@2025-12-25", "now()", "ago(10d)"]) : draw.pick(names)
    }
    switch draw.below(5) {
    case 0: return "(\(date(fields, depth - 1)) \(draw.pick(["+", "-"])) \(duration(fields, 1)))"
    case 1: return "bucket(\(date(fields, depth - 1)), \(draw.pick(["1d", "1w", "6h"])))"
    case 2: return "date(\(date(fields, depth - 1)))"
    case 3: return "date(\(text(fields, 1)))"
    default: return date(fields, 1)
    }
  }

  private mutating func duration(_ fields: [Field], _ depth: Int) -> String {
    let names = Self.named(fields, .duration)
    guard depth > 1 else {
      return draw.below(3) == 0 || names.isEmpty ? draw.pick(["1d", "90s", "$d"]) : draw.pick(names)
    }
    switch draw.below(6) {
    case 0: return "(\(date(fields, depth - 1)) - \(date(fields, 1)))"
    case 1:
      return "(\(duration(fields, depth - 1)) \(draw.pick(["+", "-", "%"])) \(duration(fields, 1)))"
    case 2: return "(\(duration(fields, depth - 1)) \(draw.pick(["*", "/"])) \(number(fields, 1)))"
    case 3: return "abs(\(duration(fields, depth - 1)))"
    case 4: return "(-\(duration(fields, 1)))"
    default: return duration(fields, 1)
    }
  }
}
