/// Reads a regular expression.
struct PatternParser {
  let pattern: String
  let scalars: [Unicode.Scalar]
  let foldsCase: Bool
  var index = 0
  var depth = 0

  init(pattern: String, scalars: [Unicode.Scalar], foldsCase: Bool) {
    self.pattern = pattern
    self.scalars = scalars
    self.foldsCase = foldsCase
  }

  private func fail(_ reason: String) -> EvaluationProblem { .badPattern(pattern, reason: reason) }

  private var here: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard here == scalar else { return false }
    index += 1
    return true
  }

  mutating func whole() throws(EvaluationProblem) -> Pattern.Node {
    let node = try alternatives()
    guard index == scalars.count else { throw fail("a `)` closes nothing") }
    return node
  }

  private mutating func alternatives() throws(EvaluationProblem) -> Pattern.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw fail("it is nested too deep") }
    var nodes = [try sequence()]
    while take("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() throws(EvaluationProblem) -> Pattern.Node {
    var nodes: [Pattern.Node] = []
    while let scalar = here, scalar != "|", scalar != ")" { nodes.append(try repeated()) }
    return .sequence(nodes)
  }

  private mutating func repeated() throws(EvaluationProblem) -> Pattern.Node {
    var node = try atom()
    while true {
      if take("*") {
        node = .repeated(node, 0, nil)
      } else if take("+") {
        node = .repeated(node, 1, nil)
      } else if take("?") {
        node = .repeated(node, 0, 1)
      } else if here == "{", let (low, high) = try bounds() {
        node = .repeated(node, low, high)
      } else {
        return node
      }
      _ = take("?")  // Laziness makes no difference to whether it matches.
    }
  }

  /// `{n}`, `{n,}`, `{n,m}`; anything else is a plain brace.
  private mutating func bounds() throws(EvaluationProblem) -> (Int, Int?)? {
    let start = index
    index += 1
    guard let low = number() else {
      index = start
      return nil
    }
    var high: Int? = low
    if take(",") { high = number() }
    guard take("}") else {
      index = start
      return nil
    }
    guard low <= 1000, (high ?? 0) <= 1000, high.map({ $0 >= low }) ?? true else {
      throw fail("a repeat goes from low to high, 1000 at most")
    }
    return (low, high)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = here, ("0"..."9").contains(scalar), (value ?? 0) < 100_000 {
      value = (value ?? 0) * 10 + Int(scalar.value - 48)
      index += 1
    }
    return value
  }

  private mutating func atom() throws(EvaluationProblem) -> Pattern.Node {
    guard let scalar = here else { throw fail("something is missing at its end") }
    index += 1
    switch scalar {
    case "(":
      if take("?") {
        guard take(":") else {
          throw fail("of the groups with `?` only `(?:` is known, and `(?i)` at the start")
        }
      }
      let node = try alternatives()
      guard take(")") else { throw fail("a `(` is not closed") }
      return node
    case "[": return .set(try bracket())
    case ".": return .set(.init(ranges: [10...10, 13...13], isNegated: true))
    case "^": return .start
    case "$": return .end
    case "*", "+", "?": throw fail("`\(scalar)` repeats nothing")
    case "\\": return try escape()
    default: return .set(literal(scalar))
    }
  }

  private func literal(_ scalar: Unicode.Scalar) -> Pattern.ScalarSet {
    let value = foldsCase ? Pattern.fold(scalar.value) : scalar.value
    return .init(ranges: [value...value])
  }

  private mutating func escape() throws(EvaluationProblem) -> Pattern.Node {
    guard let scalar = here else { throw fail("it ends with a backslash") }
    index += 1
    switch scalar {
    case "b": return .boundary(true)
    case "B": return .boundary(false)
    default:
      if let set = Self.named(scalar) { return .set(set) }
      return .set(literal(try control(scalar)))
    }
  }

  private func control(_ scalar: Unicode.Scalar) throws(EvaluationProblem) -> Unicode.Scalar {
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    default:
      if ("1"..."9").contains(scalar) { throw fail("backreferences are not supported: matching is linear") }
      if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
        throw fail("`\\\(scalar)` is not known")
      }
      return scalar
    }
  }

  private static func named(_ scalar: Unicode.Scalar) -> Pattern.ScalarSet? {
    switch scalar {
    case "d", "D": .init(ranges: [48...57], isNegated: scalar == "D")
    case "s", "S":
      .init(
        ranges: [9...13, 32...32, 0xa0...0xa0, 0x2000...0x200a, 0x2028...0x2029], isNegated: scalar == "S")
    case "w", "W":
      .init(
        ranges: [
          48...57, 65...90, 95...95, 97...122, 0xaa...0xaa, 0xb5...0xb5, 0xc0...0xd6, 0xd8...0xf6,
          0xf8...0x1fff, 0x2c00...0x2fef, 0x3040...0xd7ff, 0xf900...0xfaff, 0x10000...0x1ffff,
        ], isNegated: scalar == "W")
    default: nil
    }
  }

  private mutating func bracket() throws(EvaluationProblem) -> Pattern.ScalarSet {
    var set = Pattern.ScalarSet(ranges: [])
    set.isNegated = take("^")
    var isFirst = true
    while let scalar = here, isFirst || scalar != "]" {
      isFirst = false
      index += 1
      var low = scalar
      if scalar == "\\" {
        guard let escaped = here else { break }
        index += 1
        if let named = Self.named(escaped), !named.isNegated {
          set.ranges += named.ranges
          continue
        }
        low = try control(escaped)
      }
      var high = low
      if here == "-", index + 1 < scalars.count, scalars[index + 1] != "]" {
        index += 1
        high = scalars[index]
        index += 1
        if high == "\\", let escaped = here {
          index += 1
          high = try control(escaped)
        }
      }
      guard low.value <= high.value else { throw fail("a range goes from low to high") }
      set.ranges.append(low.value...high.value)
      if foldsCase { addFolded(low.value...high.value, to: &set) }
    }
    guard take("]") else { throw fail("a `[` is not closed") }
    return set
  }

  private func addFolded(_ range: ClosedRange<UInt32>, to set: inout Pattern.ScalarSet) {
    let upper = range.clamped(to: 65...90)
    if upper.lowerBound >= range.lowerBound, upper.upperBound <= range.upperBound, range.overlaps(65...90) {
      set.ranges.append((upper.lowerBound | 0x20)...(upper.upperBound | 0x20))
    }
    if range.count == 1 {
      let folded = Pattern.fold(range.lowerBound)
      set.ranges.append(folded...folded)
    }
  }
}
