/// A regular expression by Unicode scalar, matched in linear time (Thompson's construction), so without
/// backreferences: `. [a-z] [^…] \d \w \s \b ^ $ | ( ) (?: ) * + ? {n,m}` and `(?i)` at the start. It matches
/// anywhere in the text unless `^` and `$` say otherwise; `.` takes any scalar but a line end.
package struct Pattern: Sendable {
  indirect enum Node: Sendable {
    case empty
    case set(ScalarSet)
    case sequence([Node])
    case alternatives([Node])
    case repeated(Node, Int, Int?)
    case start, end
    case boundary(Bool)
  }

  /// Ranges of scalars, or all but them.
  struct ScalarSet: Sendable {
    var ranges: [ClosedRange<UInt32>]
    var isNegated = false

    func contains(_ scalar: UInt32) -> Bool {
      for range in ranges where range.contains(scalar) { return !isNegated }
      return isNegated
    }
  }

  enum Instruction: Sendable {
    case take(ScalarSet)
    case jump(Int)
    case split(Int, Int)
    case start, end
    case boundary(Bool)
    case match
  }

  let program: [Instruction]
  let foldsCase: Bool

  /// Throws `EvaluationProblem.badPattern` with the reason.
  package init(_ text: String) throws(EvaluationProblem) {
    var scalars = Array(text.unicodeScalars)
    foldsCase = text.hasPrefix("(?i)")
    if foldsCase { scalars.removeFirst(4) }
    var parser = PatternParser(pattern: text, scalars: scalars, foldsCase: foldsCase)
    var program: [Instruction] = []
    try Self.emit(try parser.whole(), &program, text)
    program.append(.match)
    self.program = program
  }

  private static func emit(
    _ node: Node, _ program: inout [Instruction], _ text: String
  ) throws(EvaluationProblem) {
    guard program.count < 20_000 else { throw .badPattern(text, reason: "its repeats make it too large") }
    switch node {
    case .empty: break
    case .set(let set): program.append(.take(set))
    case .start: program.append(.start)
    case .end: program.append(.end)
    case .boundary(let wanted): program.append(.boundary(wanted))
    case .sequence(let nodes): for node in nodes { try emit(node, &program, text) }
    case .alternatives(let nodes):
      var jumps: [Int] = []
      for (index, node) in nodes.enumerated() {
        guard index < nodes.count - 1 else {
          try emit(node, &program, text)
          continue
        }
        let split = program.count
        program.append(.split(split + 1, 0))
        try emit(node, &program, text)
        jumps.append(program.count)
        program.append(.jump(0))
        program[split] = .split(split + 1, program.count)
      }
      for jump in jumps { program[jump] = .jump(program.count) }
    case .repeated(let node, let low, let high):
      for _ in 0..<low { try emit(node, &program, text) }
      if let high {
        var splits: [Int] = []
        for _ in low..<max(low, high) {
          splits.append(program.count)
          program.append(.split(program.count + 1, 0))
          try emit(node, &program, text)
        }
        for split in splits { program[split] = .split(split + 1, program.count) }
      } else {
        let split = program.count
        program.append(.split(split + 1, 0))
        try emit(node, &program, text)
        program.append(.jump(split))
        program[split] = .split(split + 1, program.count)
      }
    }
  }

  /// Whether the pattern matches somewhere in `text`. For many texts a `PatternMatcher` is kept.
  package func matches(_ text: String) -> Bool { PatternMatcher(self).matches(text) }

  static func isWord(_ scalar: UInt32) -> Bool {
    if scalar == 0x5f { return true }
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  static func fold(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar &- 65 < 26 ? scalar | 0x20 : scalar }
    guard let value = Unicode.Scalar(scalar) else { return scalar }
    let lower = value.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? scalar : scalar
  }
}
