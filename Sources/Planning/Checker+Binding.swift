import Diagnostics
import Language
import Relation
import Values

extension Checker {
  /// Pairs a call's atoms with a verb's parameters. `skipping`: atoms that belong to the name.
  mutating func bind(
    _ verb: VerbDeclaration, _ call: Call, skipping: Int, input: PipelineType
  ) -> BoundCall? {
    var bound: [BoundArgument] = []
    var atoms = call.arguments.dropFirst(skipping)
    var positional = verb.parameters.filter { $0.position == .positional }[...]
    let rest = verb.parameters.first { $0.position == .rest }
    var isRight = true
    while let atom = atoms.popFirst() {
      if case .option(let name) = atom.kind {
        guard let parameter = verb.parameters.first(where: { $0.name == name && $0.position == .option })
        else {
          reportUnknownOption(name, verb, atom.span)
          isRight = false
          // Its value, if any, is not looked at.
          if let next = atoms.first, !next.isOption { atoms.removeFirst() }
          continue
        }
        guard !bound.contains(where: { $0.parameter.name == name }) else {
          report(.givenTwice("--\(name)"), at: atom.span)
          return nil
        }
        if parameter.type == .flag {
          bound.append(BoundArgument(parameter: parameter, value: .literal(.bool(true)), span: atom.span))
          continue
        }
        guard let value = atoms.first, !value.isOption else {
          report(.missingValue(option: name, what: expectation(parameter.type)), at: atom.span)
          isRight = false
          continue
        }
        atoms.removeFirst()
        isRight = add(value, parameter, &bound) && isRight
      } else if let parameter = positional.popFirst() {
        isRight = add(atom, parameter, &bound) && isRight
      } else if let rest {
        isRight = addRest(atom, rest, &bound) && isRight
      } else {
        report(
          .tooManyArguments(verb: verb.name, found: source.slice(atom.span), usage: Self.usage(verb)),
          at: atom.span
        )
        return nil
      }
    }
    guard isRight else { return nil }
    let missing = verb.parameters.filter { parameter in
      parameter.isRequired && !bound.contains { $0.parameter.name == parameter.name }
    }
    guard missing.isEmpty else {
      report(
        .missingArgument(
          missing.map(named).joined(separator: ", "), verb: verb.name, usage: Self.usage(verb),
          example: verb.examples.first { $0.hasPrefix(verb.name) && !$0.contains("\n") }),
        at: call.span)
      return nil
    }
    let faults = verb.check?(KnownArguments(bound)) ?? []
    for fault in faults {
      let argument = bound.first { $0.parameter.name == fault.parameter }
      report(.refused(fault), at: argument?.span ?? call.span)
    }
    return faults.isEmpty ? BoundCall(verb: verb, arguments: bound, input: input, span: call.span) : nil
  }

  /// A parameter that is missing: `--role`, `a text (what it is called)`.
  private func named(_ parameter: Parameter) -> String {
    if parameter.position == .option { return "`--\(parameter.name)`" }
    let what = expectation(parameter.type)
    return parameter.type == .text && !parameter.summary.isEmpty ? "\(what) (\(parameter.summary))" : what
  }

  /// A definition of the program's own has no examples, and no page of help.
  private static func usage(_ verb: VerbDeclaration) -> String {
    verb.usage + (verb.examples.isEmpty ? "" : "   (help \(verb.name))")
  }

  private mutating func reportUnknownOption(_ name: String, _ verb: VerbDeclaration, _ span: Span) {
    let options = verb.parameters.filter { $0.position == .option }.map(\.name)
    report(
      .unknownOption(
        name, verb: verb.name, nearest: Suggestion.nearest(to: name, among: options), options: options),
      at: span)
  }

  private mutating func add(_ atom: Argument, _ parameter: Parameter, _ bound: inout [BoundArgument]) -> Bool
  {
    guard let value = value(atom, parameter.type, parameter) else { return false }
    bound.append(BoundArgument(parameter: parameter, value: value, span: atom.span))
    return true
  }

  private mutating func addRest(_ atom: Argument, _ parameter: Parameter, _ bound: inout [BoundArgument])
    -> Bool
  {
    guard let value = value(atom, parameter.type, parameter) else { return false }
    if let index = bound.firstIndex(where: { $0.parameter.name == parameter.name }),
      case .list(var values) = bound[index].value.node
    {
      // Held once, so that it grows in place.
      bound[index].value.node = .list([])
      values.append(value)
      bound[index].value.node = .list(values)
    } else {
      bound.append(
        BoundArgument(parameter: parameter, value: Expr(.list([value]), .list(value.type)), span: atom.span))
    }
    return true
  }

  private func expectation(_ type: ParameterType) -> String {
    switch type {
    case .text: "a text"
    case .path: "a file name"
    case .integer: "a whole number"
    case .count: "a whole number, 1 or more"
    case .number: "a number"
    case .duration: "a duration (90s, 15m, 24h, 7d)"
    case .date, .localDate: "a date (2026-11-01)"
    case .rate: "a rate (20/s)"
    case .flag: "nothing"
    case .id(let entity): "an id of a \(entity), a unique prefix, `latest` or `previous`"
    case .word(let enumeration): "one of \(enumeration.cases.joined(separator: ", "))"
    case .list(let element): "a list: \(element.placeholder),\(element.placeholder)"
    case .name(let kind): "a \(kind)"
    }
  }

  /// One argument as a value of the parameter's type; nil (and a diagnostic) where it is none.
  private mutating func value(_ atom: Argument, _ type: ParameterType, _ parameter: Parameter) -> Expr? {
    switch atom.kind {
    case .word(let word):
      if case .list(let element) = type {
        let parts = word.split(separator: ",", omittingEmptySubsequences: true)
        return list(parts.map { Argument(kind: .word(String($0)), span: atom.span) }, element, parameter)
      }
      if case .name(let kind) = type, let known = declarations.names[kind], !known.contains(word),
        !word.contains("/"), !word.contains(".")
      {
        report(
          .unknownName(word, kind: kind, nearest: Suggestion.nearest(to: word, among: known), known: known),
          at: atom.span)
        return nil
      }
      if let value = Self.constant(word, type) { return .literal(value) }
      reportBad(word, type, parameter, atom.span)
      return nil
    case .list(let elements):
      guard case .list(let element) = type else {
        reportBad("a list", type, parameter, atom.span)
        return nil
      }
      return list(elements, element, parameter)
    case .value(let tree): return computed(tree, type, parameter, atom.span)
    case .option(let name):
      report(
        .missingValue(option: parameter.name, what: expectation(type) + ", found `--\(name)`"), at: atom.span)
      return nil
    }
  }

  private mutating func list(_ atoms: [Argument], _ element: ParameterType, _ parameter: Parameter) -> Expr? {
    var values: [Expr] = []
    for atom in atoms {
      guard let value = value(atom, element, parameter) else { return nil }
      values.append(value)
    }
    return Expr(.list(values), .list(values.first?.type ?? .text))
  }

  private mutating func computed(
    _ tree: Expression, _ type: ParameterType, _ parameter: Parameter, _ span: Span
  ) -> Expr? {
    // The rest of the pipeline is checked all the same.
    if isBroken(tree) { return .literal(.null) }
    guard var value = expression(tree, in: nil) else { return nil }
    if case .id = type, case .record(let fields) = value.type, fields.contains(where: { $0.name == "id" }) {
      value = Expr(.member(value, "id"), .text, nullable: value.isNullable)
    }
    if case .literal(.text(let text)) = value.node {
      guard let constant = Self.constant(text, type) else {
        reportBad("\"\(text)\"", type, parameter, span)
        return nil
      }
      if case .list(let element) = type, case .list = constant {
        return list([Argument(kind: .word(text), span: span)], element, parameter)
      }
      return .literal(constant)
    }
    guard Self.accepts(type, value.type) else {
      report(
        .badArgument(
          parameter: Self.label(parameter), expected: expectation(type), found: value.type.word, nearest: nil),
        at: span)
      return nil
    }
    return value
  }

  /// A variable whose definition has an error, or a part of it.
  private func isBroken(_ tree: Expression) -> Bool {
    switch tree.kind {
    case .variable(let name): scope.variables[name]?.isBroken ?? false
    case .member(let base, _): isBroken(base)
    default: false
    }
  }

  private static func label(_ parameter: Parameter) -> String {
    parameter.position == .option ? "--\(parameter.name)" : parameter.name
  }

  private mutating func reportBad(
    _ found: String, _ type: ParameterType, _ parameter: Parameter, _ span: Span
  ) {
    var nearest: String?
    if case .word(let enumeration) = type {
      nearest = Suggestion.nearest(to: found, among: enumeration.cases)
    }
    report(
      .badArgument(
        parameter: Self.label(parameter), expected: expectation(type), found: "`\(found)`", nearest: nearest),
      at: span)
  }

  static func accepts(_ type: ParameterType, _ found: ValueType) -> Bool {
    switch (type, found) {
    case (_, .nothing): true
    case (.count, .integer), (.integer, .integer), (.number, .integer), (.number, .real), (.integer, .real),
      (.duration, .duration),
      (.date, .date), (.localDate, .date), (.rate, .integer), (.rate, .real), (.flag, .bool):
      true
    case (.list(let element), .list(let inner)): accepts(element, inner)
    case (.text, _), (.path, _), (.id, _), (.word, _), (.name, _): found.isTextual
    default: false
    }
  }

  /// What a raw word means for a type; nil where it means nothing.
  package static func constant(_ word: String, _ type: ParameterType) -> Value? {
    switch type {
    case .text, .path, .id, .name: .text(word)
    case .integer: Int64(word.filter { $0 != "_" }).map(Value.integer)
    case .count: Int64(word.filter { $0 != "_" }).flatMap { $0 >= 1 ? .integer($0) : nil }
    case .number: Double(word.filter { $0 != "_" }).flatMap { $0.isFinite ? .real($0) : nil }
    case .duration: DurationText.parse(word).map(Value.duration)
    case .date: Timestamp.parse(word).map(Value.date)
    case .localDate: localDate(word)
    case .rate: rate(word)
    case .flag: word == "true" ? .bool(true) : (word == "false" ? .bool(false) : nil)
    case .word(let enumeration): enumeration.rank(of: word) == nil ? nil : .text(word)
    case .list: .list([])
    }
  }

  private static func localDate(_ word: String) -> Value? {
    guard let time = Timestamp.parse(word) else { return nil }
    // With an offset of its own another one does not fit behind it.
    let hasNone = Timestamp.parse(word + "Z") != nil || Timestamp.parse(word + "T00:00Z") != nil
    return hasNone ? .text(word) : .date(time)
  }

  private static func rate(_ word: String) -> Value? {
    let parts = word.split(separator: "/", omittingEmptySubsequences: false)
    guard let count = parts.first.flatMap({ Double($0) }), count > 0, count.isFinite else { return nil }
    switch parts.dropFirst().first {
    case nil where parts.count == 1, "s"? where parts.count == 2: return .real(count)
    case "m"? where parts.count == 2: return .real(count / 60)
    default: return nil
    }
  }
}

extension Argument {
  var isOption: Bool { if case .option = kind { true } else { false } }
}
