import Relation
import Values

extension PipelineGenerator {
  mutating func condition(_ fields: [Field], _ depth: Int) -> String {
    if depth > 1 {
      switch draw.below(7) {
      case 0: return "(\(condition(fields, depth - 1)) and \(condition(fields, depth - 1)))"
      case 1: return "(\(condition(fields, depth - 1)) or \(condition(fields, depth - 1)))"
      case 2: return "not (\(condition(fields, depth - 1)))"
      default: break
      }
    }
    switch draw.below(19) {
    case 0: return "\(text(fields, depth)) contains \(text(fields, 1))"
    case 1:
      let pattern = draw.pick(["^a", "(?i)ALPHA|beta$", "[0-9]+", ".", "\\\\bcaf.\\\\b", "^$"])
      return "\(text(fields, depth)) ~ \"\(pattern)\""
    case 2: return draw.pick(["startsWith", "endsWith"]) + "(\(text(fields, depth)), \(text(fields, 1)))"
    case 3: return "\(number(fields, depth)) in [0, 2, -1, 2.5]"
    case 4: return "\(integer(fields, depth)) in \(draw.pick(["$list", "$empty", "[]"]))"
    case 5: return "\(draw.pick(fields).name) \(draw.pick(["==", "!="])) null"
    case 11, 16, 17: return condition(onLists: fields)
    case 12:
      let other = Self.named(fields, .bool).first ?? "1 == 2"
      return choice(fields, "\(number(fields, 1)) \(comparison()) 1", other)
    case 13: return "\(text(fields, depth)) in [\"alpha\", \"\\0\", \"caf\u{e9}\"]"
    case 14: return "\(measure(fields)) \(comparison()) \(draw.pick(["0.25", "0.5", "1"]))"
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

  mutating func comparison() -> String { draw.pick(["==", "!=", "<", "<=", ">", ">="]) }

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

  mutating func integer(_ fields: [Field], _ depth: Int) -> String {
    let names = Self.named(fields, .integer)
    guard depth > 1 else {
      return draw.below(3) == 0 || names.isEmpty ? draw.pick(["0", "3", "-2", "$k"]) : draw.pick(names)
    }
    switch draw.below(17) {
    case 11, 12: return range(fields)
    case 13: return structure(fields, .integer) ?? list(fields).map { "len(\($0))" } ?? range(fields)
    case 8: return choice(fields, integer(fields, 1), integer(fields, 1))
    case 9: return structure(fields, .integer) ?? integer(fields, 1)
    case 10:
      return draw.below(2) == 0
        ? "len(\(text(fields, 1)))" : list(fields).map { "len(\($0))" } ?? "len(\"a\")"
    case 0: return "len(\(text(fields, depth - 1)))"
    case 1: return "(\(integer(fields, depth - 1)) ?? \(integer(fields, 1)))"
    case 2, 14, 15: return draw.pick(["floor", "ceil"]) + "(\(number(fields, depth - 1)))"
    case 3: return "abs(\(integer(fields, depth - 1)))"
    case 4, 16: return "hour(\(date(fields, depth - 1)))"
    case 5: return "bucket(\(integer(fields, depth - 1)), 3)"
    default:
      let op = draw.pick(["+", "-", "*", "%"])
      return "(\(integer(fields, depth - 1)) \(op) \(integer(fields, 1)))"
    }
  }

  mutating func number(_ fields: [Field], _ depth: Int) -> String {
    if draw.below(3) == 0 { return integer(fields, depth) }
    let names = Self.named(fields, .real)
    guard depth > 1 else {
      return draw.below(3) == 0 || names.isEmpty
        ? draw.pick(["0.5", "-1.25", "2.0", "$r"]) : draw.pick(names)
    }
    switch draw.below(12) {
    case 9, 10:
      let real = pick(names, else: "2.5")
      return "(\(real) % \(number(fields, 1)))"
    case 8: return "(\(integer(fields, depth - 1)) / \(integer(fields, 1)))"
    case 7: return choice(fields, number(fields, 1), number(fields, 1))
    case 0, 11:
      // A half is told from what is a little less where nothing was computed before.
      let inner = draw.below(2) == 0 ? pick(names, else: "1.005") : number(fields, depth - 1)
      return "round(\(inner), \(draw.pick(["0", "1", "2", "2"])))"
    case 1: return "abs(\(number(fields, depth - 1)))"
    case 2: return "(-\(number(fields, 1)))"
    case 3: return "coalesce(\(number(fields, depth - 1)), \(number(fields, 1)))"
    case 4: return "bucket(\(number(fields, depth - 1)), 0.5)"
    default:
      let op = draw.pick(["+", "-", "*", "/", "%"])
      return "(\(number(fields, depth - 1)) \(op) \(number(fields, 1)))"
    }
  }

  mutating func text(_ fields: [Field], _ depth: Int) -> String {
    let names =
      Self.named(fields, .text) + Self.named(fields, .id("thing"))
      + Self.named(fields, .enumeration(Things.severity))
    guard depth > 1 else {
      let literals = ["\"a\"", "\"Alpha\"", "\"caf\u{e9}\"", "\"\"", "\"SS\"", "\"\\0\"", "$t", "$none"]
      return draw.below(3) == 0 || names.isEmpty ? draw.pick(literals) : draw.pick(names)
    }
    switch draw.below(13) {
    case 10: return interpolation(fields)
    case 11: return structure(fields, .text) ?? interpolation(fields)
    case 6: return choice(fields, text(fields, 1), text(fields, 1))
    case 7: return structure(fields, .text) ?? text(fields, 1)
    case 8: return "coalesce(\(text(fields, 1)), \(text(fields, 1)))"
    case 9: return draw.pick(["lower", "upper", "trim"]) + "(\(text(fields, 1)))"
    case 0, 12: return draw.pick(["lower", "upper", "trim"]) + "(\(text(fields, depth - 1)))"
    case 1: return "(\(text(fields, depth - 1)) + \(text(fields, 1)))"
    case 2: return "(\(text(fields, depth - 1)) ?? \(text(fields, 1)))"
    case 3: return "format(\(number(fields, depth - 1)), 2)"
    case 4: return "format(\(date(fields, depth - 1)), \"%Y-%m-%d %A\")"
    case 5: return "weekday(\(date(fields, depth - 1)))"
    default: return text(fields, 1)
    }
  }

  mutating func date(_ fields: [Field], _ depth: Int) -> String {
    let names = Self.named(fields, .date)
    guard depth > 1 else {
      return draw.below(3) == 0 || names.isEmpty
        ? draw.pick(["@2025-12-25", "now()", "ago(10d)"]) : draw.pick(names)
    }
    switch draw.below(6) {
    case 5: return choice(fields, date(fields, 1), date(fields, 1))
    case 0: return "(\(date(fields, depth - 1)) \(draw.pick(["+", "-"])) \(duration(fields, 1)))"
    case 1: return "bucket(\(date(fields, depth - 1)), \(draw.pick(["1d", "1w", "6h"])))"
    case 2: return "date(\(date(fields, depth - 1)))"
    case 3: return "date(\(text(fields, 1)))"
    default: return date(fields, 1)
    }
  }

  mutating func duration(_ fields: [Field], _ depth: Int) -> String {
    let names = Self.named(fields, .duration)
    guard depth > 1 else {
      return draw.below(3) == 0 || names.isEmpty ? draw.pick(["1d", "90s", "$d"]) : draw.pick(names)
    }
    switch draw.below(9) {
    case 5: return choice(fields, duration(fields, 1), duration(fields, 1))
    case 0: return "(\(date(fields, depth - 1)) - \(date(fields, 1)))"
    case 1:
      return "(\(duration(fields, depth - 1)) \(draw.pick(["+", "-", "%"])) \(duration(fields, 1)))"
    case 2, 6, 7, 8:
      return draw.below(4) == 0
        ? "(\(number(fields, 1)) * \(duration(fields, 1)))"
        : "(\(duration(fields, depth - 1)) \(draw.pick(["*", "/"])) \(number(fields, 1)))"
    case 3: return "abs(\(duration(fields, depth - 1)))"
    case 4: return "(-\(duration(fields, 1)))"
    default: return duration(fields, 1)
    }
  }
}
