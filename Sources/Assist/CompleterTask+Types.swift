import Planning
import Relation
import Values

/// What is known of a value in an expression.
struct CompleterValue {
  var type: ValueType
  var isNullable = false
  /// What its texts name: `brand`, `job`, …; empty where they are any.
  var kind = ""
}

extension CompleterTask {
  /// Kinds of names that a field or option may be called by.
  static let kinds: [String: String] = [
    "brand": "brand", "brands": "brand", "platform": "platform", "platforms": "platform", "job": "job",
    "client": "client", "persona": "persona", "personas": "persona", "scenario": "scenario",
  ]

  /// The value that ends with token `last`; nil where nothing is known of it.
  func value(endingAt last: Int, _ tokens: [CompleterToken], _ row: CompleterRow?) -> CompleterValue? {
    guard tokens.indices.contains(last) else { return nil }
    let token = tokens[last]
    switch token.kind {
    case .variable:
      return scope.variables[token.text].map { CompleterValue(type: $0.type, isNullable: $0.isNullable) }
    case .name:
      if last > 0, tokens[last - 1].isSymbol(".") {
        guard let base = value(endingAt: last - 2, tokens, row), case .record(let fields) = base.type else {
          return nil
        }
        return member(token.text, fields, source: nil)
      }
      return row.flatMap { member(token.text, $0.fields, source: $0.source) }
    case .symbol where token.text == "]":
      guard let open = opener(of: last, tokens), open > 0, tokens[open - 1].end == tokens[open].start,
        let list = value(endingAt: open - 1, tokens, row), case .list(let element) = list.type
      else { return nil }
      return CompleterValue(type: element, isNullable: true)
    case .symbol where token.text == ")":
      guard let open = opener(of: last, tokens), let name = function(at: open, tokens) else { return nil }
      if let aggregate = Aggregate(rawValue: name) {
        return CompleterValue(type: aggregate == .count ? .integer : .real)
      }
      return ScalarFunction(rawValue: name)?.overloads.first.map { CompleterValue(type: $0.result) }
    default: return nil
    }
  }

  private func member(_ name: String, _ fields: [Field], source: Source?) -> CompleterValue? {
    guard let field = fields.first(where: { $0.name == name }) else { return nil }
    var kind = Self.kinds[name] ?? ""
    if name == "name", let source { kind = Self.kinds[source.singular] ?? "" }
    return CompleterValue(type: field.type, isNullable: field.isNullable, kind: kind)
  }

  /// The bracket that the one at `index` closes.
  private func opener(of index: Int, _ tokens: [CompleterToken]) -> Int? {
    var depth = 0
    for place in stride(from: index, through: 0, by: -1) where tokens[place].kind == .symbol {
      if [")", "]", "}"].contains(tokens[place].text) { depth += 1 }
      if ["(", "[", "{"].contains(tokens[place].text) { depth -= 1 }
      if depth == 0 { return place }
    }
    return nil
  }

  /// The name of the function whose arguments the bracket at `index` opens.
  func function(at index: Int, _ tokens: [CompleterToken]) -> String? {
    guard index > 0, tokens[index].isSymbol("("), tokens[index - 1].kind == .name,
      tokens[index - 1].end == tokens[index].start
    else { return nil }
    return tokens[index - 1].text
  }

  /// The brackets that are open at the end, outermost first.
  func openers(_ tokens: [CompleterToken]) -> [Int] {
    var open: [Int] = []
    for (index, token) in tokens.enumerated() where token.kind == .symbol {
      if ["(", "[", "{"].contains(token.text) { open.append(index) }
      if [")", "]", "}"].contains(token.text) { _ = open.popLast() }
    }
    return open
  }

  /// What the operand at the end is compared with: `status ==`, `status in ["failed",`, `startsWith(platform,`.
  func compared(_ tokens: [CompleterToken], _ row: CompleterRow?) -> CompleterValue? {
    guard let last = tokens.last else { return nil }
    if last.isComparison || last.isSymbol("??") {
      guard let found = value(endingAt: tokens.count - 2, tokens, row) else { return nil }
      if last.isName("contains"), case .list(let element) = found.type {
        return CompleterValue(type: element, kind: found.kind)
      }
      return found
    }
    guard let open = openers(tokens).last, open > 0 else { return nil }
    if tokens[open].isSymbol("["), tokens[open - 1].isName("in") {
      return value(endingAt: open - 2, tokens, row)
    }
    if let name = function(at: open, tokens), ["startsWith", "endsWith", "coalesce"].contains(name),
      last.isSymbol(","), open + 1 < tokens.count
    {
      return value(endingAt: open + 1, tokens, row)
    }
    return nil
  }
}
