import Yams

/// A mapping of a scenario file, read field by field; every refusal knows its line and dotted path.
struct YAMLFields {
  let file: String
  let path: String
  let line: Int
  private let mapping: Node.Mapping

  /// `known`: the fields that may stand here.
  init(_ node: Node, file: String, path: String, known: [String]) throws(ScenarioProblem) {
    self.file = file
    self.path = path
    line = node.mark?.line ?? 1
    guard case .mapping(let mapping) = node else {
      throw .wrongType(
        ScenarioProblem.Place(file: file, line: line, field: path), expected: "fields",
        found: Self.word(node))
    }
    self.mapping = mapping
    var seen: Set<String> = []
    for (key, _) in mapping {
      let name = key.string ?? "?"
      let place = ScenarioProblem.Place(
        file: file, line: key.mark?.line ?? line, field: Self.join(path, name))
      guard known.isEmpty || known.contains(name) else {
        throw .unknownField(place, known: known)
      }
      guard seen.insert(name).inserted else { throw .duplicate(place, word: name) }
    }
  }

  static func join(_ path: String, _ name: String) -> String {
    path.isEmpty ? name : "\(path).\(name)"
  }

  /// What a node is, in words for messages.
  static func word(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar):
      scalar.string.isEmpty || isNull(scalar) ? "nothing" : "`\(scalar.string.prefix(40))`"
    case .mapping: "fields"
    case .sequence: "a list"
    case .alias: "an alias"
    }
  }

  /// The names of the fields, in order.
  var names: [String] { mapping.map { $0.key.string ?? "" } }

  func has(_ name: String) -> Bool { mapping[Node(name)] != nil }

  func place(_ name: String) -> ScenarioProblem.Place {
    ScenarioProblem.Place(
      file: file, line: mapping[Node(name)]?.mark?.line ?? line, field: Self.join(path, name))
  }

  func node(_ name: String) throws(ScenarioProblem) -> Node {
    guard let node = mapping[Node(name)] else { throw .missing(place(name)) }
    return node
  }

  func text(_ name: String) throws(ScenarioProblem) -> String {
    let node = try node(name)
    guard let text = Self.text(of: node) else {
      throw .wrongType(place(name), expected: "text", found: Self.word(node))
    }
    return text
  }

  /// Nil for what is no text, blank, or YAML's null.
  private static func text(of node: Node) -> String? {
    guard let scalar = node.scalar, !isNull(scalar) else { return nil }
    return scalar.string.contains { !$0.isWhitespace } ? scalar.string : nil
  }

  private static func isNull(_ scalar: Node.Scalar) -> Bool {
    scalar.style != .singleQuoted && scalar.style != .doubleQuoted
      && ["~", "null", "Null", "NULL"].contains(scalar.string)
  }

  /// One of an enum's words.
  func word<E: RawRepresentable & CaseIterable>(
    _ name: String, _: E.Type
  ) throws(ScenarioProblem) -> E where E.RawValue == String {
    let text = try text(name)
    guard let value = E(rawValue: text) else {
      throw .unknownWord(place(name), word: text, known: E.allCases.map(\.rawValue))
    }
    return value
  }

  /// A number within `range`; `missing` where the field is absent (nil: it must be there).
  func number(
    _ name: String, in range: ClosedRange<Double>, missing: Double? = nil
  ) throws(ScenarioProblem) -> Double {
    if !has(name), let missing { return missing }
    let node = try node(name)
    guard let text = node.scalar?.string, let number = Double(text) else {
      throw .wrongType(place(name), expected: "a number", found: Self.word(node))
    }
    guard range.contains(number) else {
      throw .outOfRange(
        place(name), expected: "\(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))",
        found: text)
    }
    return number
  }

  func integer(
    _ name: String, in range: ClosedRange<Int>, missing: Int? = nil
  ) throws(ScenarioProblem) -> Int {
    if !has(name), let missing { return missing }
    let node = try node(name)
    guard let text = node.scalar?.string, let number = Int(text) else {
      throw .wrongType(place(name), expected: "a whole number", found: Self.word(node))
    }
    guard range.contains(number) else {
      throw .outOfRange(
        place(name), expected: "\(range.lowerBound) to \(range.upperBound)", found: text)
    }
    return number
  }

  static func short(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
  }

  /// The nodes of a list with at least `least` elements, each with its own path.
  func list(
    _ name: String, least: Int = 1
  ) throws(ScenarioProblem) -> [(node: Node, path: String)] {
    if least == 0, !has(name) { return [] }
    let node = try node(name)
    guard case .sequence(let sequence) = node else {
      throw .wrongType(place(name), expected: "a list", found: Self.word(node))
    }
    guard sequence.count >= least else {
      throw .outOfRange(place(name), expected: "at least \(least)", found: "\(sequence.count)")
    }
    return sequence.enumerated().map { ($1, "\(Self.join(path, name))[\($0)]") }
  }

  /// A list of texts.
  func texts(_ name: String, least: Int = 1) throws(ScenarioProblem) -> [String] {
    var texts: [String] = []
    for (node, path) in try list(name, least: least) {
      guard let text = Self.text(of: node) else {
        throw .wrongType(
          place(of: node, path: path), expected: "text", found: Self.word(node))
      }
      texts.append(text)
    }
    return texts
  }

  func place(of node: Node, path: String) -> ScenarioProblem.Place {
    ScenarioProblem.Place(file: file, line: node.mark?.line ?? line, field: path)
  }

  /// A mapping within this one.
  func fields(_ name: String, known: [String]) throws(ScenarioProblem) -> YAMLFields {
    try YAMLFields(
      try node(name), file: file, path: Self.join(path, name), known: known)
  }

  /// A list of mappings.
  func entries(
    _ name: String, known: [String], least: Int = 1
  ) throws(ScenarioProblem) -> [YAMLFields] {
    var entries: [YAMLFields] = []
    for (node, path) in try list(name, least: least) {
      entries.append(try YAMLFields(node, file: file, path: path, known: known))
    }
    return entries
  }
}
