import Relation
import Values

/// Joins, pivots and what looks into lists and records.
extension PipelineGenerator {
  /// With a source, with a pipeline, with rows of a variable.
  mutating func join(_ fields: [Field]) -> String {
    let keep = draw.below(2) == 0 ? "join left" : "join"
    let sides: [(text: String, names: [(String, ValueType)])] = [
      ("persons", [("name", .text), ("rank", .integer), ("key", .text)]),
      ("$people", [("who", .text), ("age", .integer)]),
      (
        "(things | where \(condition(Things.catalog.sources[0].row, 1)) | select word, m, x)",
        [
          ("word", .text), ("m", .integer),
        ]
      ),
      (
        "(things | summarize times = count(), most = max(n) by \(draw.pick(["word", "name"])) | take 9)",
        [
          ("times", .integer), ("most", .integer),
        ]
      ),
      ("(persons | sort -rank | take 2)", [("name", .text), ("rank", .integer)]),
      ("(persons | where rank + 1 > 1 | distinct name, rank)", [("name", .text), ("rank", .integer)]),
    ]
    let side = draw.pick(sides)
    let other = draw.pick(side.names)
    let own = Self.named(fields, other.1, besides: "big")
    return "\(keep) \(side.text) on \(pick(own, else: fields[0].name)) == \(other.0)"
  }

  /// A `summarize` by two fields, and one of them as columns.
  mutating func pivot(_ fields: [Field]) -> String {
    let key = draw.pick(fields)
    let values =
      switch key.type {
      case .enumeration, .bool: ""
      case .integer: " in [0, 2, -7]"
      case .text: " in [\"alpha\", \"Alpha\", \"caf\u{e9}\", \"b\"]"
      case .real: " in [0.5, 1.0]"
      default: " in [\"b\"]"
      }
    let other = name(fields)
    let sum = draw.pick(["count()", "max(\(name(fields)))", "min(\(name(fields)))", "count() * 2"])
    let by = other == key.name ? key.name : draw.below(3) == 0 ? key.name : "\(other), \(key.name)"
    return "summarize v = \(sum) by \(by) | pivot v by \(key.name)\(values)"
  }

  mutating func choice(_ fields: [Field], _ yes: String, _ no: String) -> String {
    "if(\(condition(fields, 1)), \(yes), \(no))"
  }

  /// A field with a unit, where one is left.
  mutating func measure(_ fields: [Field]) -> String {
    pick(fields.filter { $0.unit != nil && $0.type == .real }.map(\.name), else: "0.5")
  }

  mutating func list(_ fields: [Field]) -> String? {
    let lists = fields.filter { if case .list = $0.type { true } else { false } }
    return lists.isEmpty ? nil : draw.pick(lists).name
  }

  /// A part of a list or of a record that has this type.
  mutating func structure(_ fields: [Field], _ type: ValueType) -> String? {
    var parts: [String] = []
    for field in fields {
      switch field.type {
      case .record(let inner): parts += inner.filter { $0.type == type }.map { "\(field.name).\($0.name)" }
      case .list(type): parts += ["\(field.name)[0]", "\(field.name)[-1]", "\(field.name)[1]"]
      default: break
      }
    }
    return parts.isEmpty ? nil : draw.pick(parts)
  }

  /// Columns put together to a list or a record, and a stage that looks into it.
  mutating func together(_ fields: [Field]) -> String? {
    let type = draw.pick([ValueType.text, .integer])
    let names = fields.filter { $0.type == type && $0.name != "big" }.map(\.name)
    guard !names.isEmpty else { return nil }
    let (a, b) = (draw.pick(names), draw.pick(names))
    let other = type == .text ? "\"b\"" : "2"
    let isList = draw.below(2) == 0
    let index = pick(Self.named(fields, .integer, besides: "big"), else: "0")
    let (made, part) =
      isList
      ? (
        "[\(a), \(b), \(other)]",
        draw.pick(["p[0]", "p[-1]", "p[2]", "p[1]", "p[\(index)]", "p[\(index) % 3]"])
      )
      : ("{a: \(a), b: \(b)}", draw.pick(["p.a", "p.b"]))
    if isList, draw.below(3) == 0 {
      let asked = draw.pick([
        "p contains \(a)", "\(b) in p", "p contains \(other)", "len(p) == 3", "not \(other) in p",
      ])
      return "derive p = \(made) | where \(asked) | summarize n = count() by \(a)"
    }
    let use = draw.pick([
      "where \(part) != \(other)", "sort \(part)",
      "where \(part) == \(other) or \(a) != null | derive p = \(part)",
      "sort -\(part) | take 20 | select q = \(part), \(a)",
      "summarize n = count(), m = max(\(part)) by k = \(part)",
      "distinct p | where \(part) != null | select \(part == "p.a" ? "z = p.a" : "z = \(part)")",
    ])
    return "derive p = \(made) | \(use)"
  }

  /// What is asked of a range, whose limits are small.
  mutating func range(_ fields: [Field]) -> String {
    let limit = "\(integer(fields, 1)) % 9"
    return draw.pick([
      "len(range(\(limit)))", "len(range(-2, \(limit)))",
      "range(\(limit), 7)[\(draw.pick(["0", "-1", "$k"]))]",
      "range(\(limit))[\(integer(fields, 1))]",
    ])
  }

  /// A text with values of each kind in it.
  mutating func interpolation(_ fields: [Field]) -> String {
    let part =
      switch draw.below(6) {
      case 0: date(fields, 1)
      case 1: duration(fields, 1)
      case 2: number(fields, 2)
      case 3: pick(Self.named(fields, .bool), else: "true")
      default: text(fields, 1)
      }
    return "\"$t-$(\(text(fields, 1))) $(\(part))\""
  }

  mutating func condition(onLists fields: [Field]) -> String {
    switch draw.below(8) {
    case 4:
      let lists = fields.filter { if case .list = $0.type { true } else { $0.name == "place" } }.map(\.name)
      return "\(pick(lists, else: fields[0].name)) \(draw.pick(["==", "!="])) null"
    case 0: return "\(number(fields, 1)) in range(\(integer(fields, 1)) % 9)"
    case 1: return "\(text(fields, 1)) in [\(text(fields, 1)), \(text(fields, 2))]"
    case 2: return "[\(number(fields, 1)), \(integer(fields, 1))] contains \(number(fields, 1))"
    case 3: return "\(text(fields, 1)) in [\"alpha\", null, \"\"]"
    default: break
    }
    guard let list = list(fields) else {
      return "$list contains \(integer(fields, 1))"
    }
    let element = draw.below(3) == 0 ? text(fields, 1) : draw.pick(["\"a\"", "\"\u{e9}\"", "$t"])
    return draw.pick([
      "\(list) contains \(element)", "\(element) in \(list)", "len(\(list)) > 1",
      "\(list) == null", "\(list) != null", "\(list) contains null",
    ])
  }
}
