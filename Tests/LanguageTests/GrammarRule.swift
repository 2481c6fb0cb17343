/// A production of GRAMMAR.md.
indirect enum GrammarRule: Sendable {
  case terminal(String)
  case name(String)
  case sequence([GrammarRule])
  case choice([GrammarRule])
  /// At least, at most.
  case times(GrammarRule, Int, Int)

  init(_ text: String) {
    var tokens = text.matches(of: /"[^"]*"|[a-z-]+|[()|*+?]/).map { String($0.0) }[...]
    self = Self.choice(&tokens)
  }

  private static func choice(_ tokens: inout ArraySlice<String>) -> GrammarRule {
    var choices = [sequence(&tokens)]
    while tokens.first == "|" {
      tokens.removeFirst()
      choices.append(sequence(&tokens))
    }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private static func sequence(_ tokens: inout ArraySlice<String>) -> GrammarRule {
    var parts: [GrammarRule] = []
    while let token = tokens.first, token != "|", token != ")" {
      tokens.removeFirst()
      var part: GrammarRule
      if token == "(" {
        part = choice(&tokens)
        _ = tokens.popFirst()
      } else if token.hasPrefix("\"") {
        part = .terminal(String(token.dropFirst().dropLast()))
      } else {
        part = .name(token)
      }
      switch tokens.first {
      case "*": part = .times(part, 0, 3)
      case "+": part = .times(part, 1, 3)
      case "?": part = .times(part, 0, 1)
      default:
        parts.append(part)
        continue
      }
      tokens.removeFirst()
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  var terminals: Set<String> {
    switch self {
    case .terminal(let text): [text]
    case .name: []
    case .sequence(let parts), .choice(let parts): parts.reduce(into: []) { $0.formUnion($1.terminals) }
    case .times(let part, _, _): part.terminals
    }
  }
}

/// Random sentences of a grammar, the same ones each time.
struct SentenceMaker {
  let rules: [String: GrammarRule]
  let samples: [String: [String]]
  private(set) var used: Set<String> = []
  private(set) var written: Set<String> = []
  private var state: UInt64 = 5
  private var depth = 0
  /// What has to stand together without blanks.
  private static let glued: Set<String> = ["function", "postfix", "path"]

  init(rules: [String: GrammarRule], samples: [String: [String]]) {
    self.rules = rules
    self.samples = samples
  }

  mutating func make(_ name: String) -> String {
    if let texts = samples[name] { return texts[random(texts.count)] }
    used.insert(name)
    depth += 1
    defer { depth -= 1 }
    // A head that begins with a name is a call, whatever it was made as; and deep ones have to end.
    if name == "head", random(3) == 0 || depth > 15 { return depth > 15 ? "alpha" : "$x" }
    if depth > 15, ["expression", "choice", "unary", "primary", "argument"].contains(name) { return "1" }
    guard let rule = rules[name] else { return "<no production for \(name)>" }
    let choice = name == "head" ? .name("call") : rule
    return make(choice, glue: Self.glued.contains(name) ? "" : " ")
  }

  private mutating func make(_ rule: GrammarRule, glue: String) -> String {
    switch rule {
    case .terminal(let text):
      written.insert(text)
      return text
    case .name(let name): return make(name)
    case .sequence(let parts): return join(parts.map { make($0, glue: glue) }, glue)
    case .choice(let choices): return make(choices[random(choices.count)], glue: glue)
    case .times(let part, let least, let most):
      // Deep down seldom one more, so that a sentence stays one.
      let more = depth > 8 ? (random(6) == 0 ? 1 : 0) : random(most - least + 1)
      let count = least + min(more, most - least)
      return join((0..<count).map { _ in make(part, glue: glue) }, glue)
    }
  }

  private func join(_ parts: [String], _ glue: String) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: glue)
  }

  private mutating func random(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(max(1, limit)))
  }
}
