extension CheckProblem {
  /// What to write where an operator does not go with the types beside it.
  static func advice(_ op: String, _ left: String, _ right: String) -> [String] {
    let types = [left, right]
    let isOrder = ["==", "!=", "<", "<=", ">", ">="].contains(op)
    func has(_ a: String, _ b: String) -> Bool { types == [a, b] || types == [b, a] }
    switch op {
    case "~": return [#"a text and a pattern: name ~ "^E.*check$"   (help patterns)"#]
    case "in": return [#"a list of the same type stands behind it: status in ["a", "b"]"#]
    case "contains": return [#"a text in a text, or an element in a list: name contains "x""#]
    case "on": return ["both sides hold the same: … | join jobs on jobId == id"]
    case "??": return ["the other value is of the same type: name ?? \"none\", done ?? 0"]
    case "[ ]": return ["a list and a whole number: platforms[0]; elements are of one type"]
    case _ where has("date", "duration") && isOrder: return ["a moment so long ago: startedAt > ago(7d)"]
    case _ where types.contains("date") && op != "*" && op != "/":
      return ["a date is written @2026-11-01 or ago(7d); moved by a duration: now() - 7d"]
    case _ where types.contains("duration"): return ["a duration has its unit: 90s, 5m (minutes), 2h, 7d"]
    case "+" where has("text", "number"): return [#"put it into the text: "$(name): $(done)""#]
    case _ where has("text", "number") && isOrder:
      return ["a number stands without quotes, a text within: 3, \"3\""]
    case _ where types.contains("bool"):
      return ["a condition stands alone: where isStalled, where not isStalled"]
    case _ where left.hasPrefix("list") && isOrder:
      return [#"ask for an element: platforms contains "openai""#]
    case "-", "*", "/", "%": return ["it computes with numbers and durations"]
    default: return ["both sides are of the same type"]
    }
  }
}
