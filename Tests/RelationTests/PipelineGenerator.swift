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
    ("empty", .list(.integer), .list([])), ("people", .list(.record(Things.people)), Things.peopleRows),
  ]

  init(seed: UInt64) { draw = Draw(seed: seed) }

  /// A pipeline's text with its plan, or nil where nothing sensible came out.
  mutating func next() -> (text: String, plan: PlannedPipeline)? {
    var text = draw.below(12) == 0 ? "voids" : draw.pick(["things", "things", "laters"])
    guard var plan = Self.plan(text) else { return nil }
    for _ in 0..<(2 + draw.below(5)) {
      guard let fields = Self.fields(plan.type), !fields.isEmpty else { break }
      // Each join may multiply the rows; two are enough.
      let isFull = text.split(separator: "join ").count > 2
      let longer = text + " | " + (draw.below(9) == 0 && !isFull ? join(fields) : stage(fields))
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
    let declarations = Declarations(catalog: Things.catalog, verbNames: []) { _ in nil }
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

  mutating func stage(_ fields: [Field]) -> String {
    switch draw.below(26) {
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
    case 18: return draw.below(3) > 0 ? "distinct" : "distinct \(name(fields)), \(name(fields))"
    case 19: return draw.pick(["first", "last", "count", "take 1 | only"])
    case 21: return pivot(fields)
    case 22: return "select \(columns(fields, 2)) | distinct"
    case 25: return "take \(draw.pick([5, 20, 40])) | distinct \(name(fields))"
    case 24 where draw.below(3) == 0:
      return "derive place = {city: \(text(fields, 2)), size: \(integer(fields, 2))}"
    case 23: return "sort \(name(fields)) | \(draw.pick(["take 5", "skip 2", "last", "first"]))"
    case 20:
      let lists = fields.filter { if case .list = $0.type { true } else { false } }
      return lists.isEmpty ? "count" : "expand \(draw.pick(lists).name)"
    case 24: return together(fields) ?? "derive v = " + scalar(fields, 3)
    default: return "derive v = " + scalar(fields, 3)
    }
  }

  mutating func name(_ fields: [Field]) -> String {
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
        switch draw.below(11) {
        case 0: "count()"
        case 1: "sum(\(measure(fields)))"
        case 2: "count(\(draw.pick(fields).name))"
        case 3: "sum(\(pick(number, else: "1")))"
        case 4: "avg(\(pick(number + Self.named(fields, .duration), else: "2.5")))"
        case 5, 6: draw.pick(["min", "max"]) + "(\(extreme(fields)))"
        case 7: draw.pick(["p50", "p95"]) + "(\(pick(number + Self.named(fields, .duration), else: "1")))"
        case 8: "ratio(\(condition(fields, 1)))"
        default: netSentiment(fields)
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

  private mutating func netSentiment(_ fields: [Field]) -> String {
    let names = Self.named(fields, .enumeration(Things.sentiment))
    return names.isEmpty ? "count() * 2" : "netSentiment(\(draw.pick(names)))"
  }

  static func named(_ fields: [Field], _ type: ValueType, besides: String = "") -> [String] {
    fields.filter { $0.type == type && $0.name != besides }.map(\.name)
  }

  /// A field that has a least; the words of an enumeration now and then, which have a rank in SQL.
  private mutating func extreme(_ fields: [Field]) -> String {
    let words =
      Self.named(fields, .enumeration(Things.severity)) + Self.named(fields, .enumeration(Things.sentiment))
    return words.isEmpty || draw.below(3) > 0 ? name(fields) : draw.pick(words)
  }

  mutating func pick(_ names: [String], else other: String) -> String {
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
