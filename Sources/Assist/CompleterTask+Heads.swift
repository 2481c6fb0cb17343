import Language
import Planning
import Relation
import Values

extension CompleterTask {
  /// What a statement or a bracket begins with, behind `let x =` and `explain`.
  struct Opening {
    enum Kind {
      case pipeline
      case expression
      /// The words are between `let` and `=`, or in a `param`.
      case declaration
    }

    var kind: Kind
    /// Where the pipeline or expression begins.
    var start: Int
    /// Statement keywords may stand there.
    var isStatement: Bool
  }

  func opening(_ frame: CompleterScan.Frame, _ tokens: [CompleterToken]) -> Opening {
    guard frame.bracket == .statement, let first = tokens.first, first.kind == .name, first.end < cursor
    else {
      return Opening(kind: .pipeline, start: frame.start, isStatement: frame.bracket == .statement)
    }
    func behind(_ kind: Opening.Kind, _ index: Int) -> Opening {
      Opening(kind: kind, start: tokens[index].end, isStatement: false)
    }
    switch first.text {
    case "let":
      guard tokens.count > 2, tokens[2].isSymbol("=") else { return behind(.declaration, 0) }
      return behind(.pipeline, 2)
    case "param":
      guard let sign = tokens.firstIndex(where: { $0.isSymbol("=") }) else { return behind(.declaration, 0) }
      return behind(.expression, sign)
    case "explain": return behind(.pipeline, 0)
    case "for":
      guard tokens.count > 2, tokens[2].text == "in" else { return behind(.declaration, 0) }
      return behind(.pipeline, 2)
    case "assert", "fail", "exit", "if", "retry": return behind(.expression, 0)
    default: return Opening(kind: .pipeline, start: frame.start, isStatement: true)
    }
  }

  /// Before any pipe.
  func head(_ frame: CompleterScan.Frame, inner: [CompleterScan.Frame]) -> CompleterAnswer {
    let all = tokens(from: frame.start)
    let opening = opening(frame, all)
    switch opening.kind {
    case .declaration: return declaration(all)
    case .expression:
      return expression(from: expressionStart(opening.start, inner), row: nil, stage: "assert ")
    case .pipeline: break
    }
    let rest = all.filter { $0.start >= opening.start }
    if let first = rest.first, first.kind == .name, first.text != "not",
      first.end >= cursor || bytes[first.end] != UInt8(ascii: "(")
    {
      // `explain mentions RESPONSE` is a verb.
      if let explain = all.first, explain.text == "explain", explain.start < first.start,
        first.end < cursor, declarations.verbNames.contains("explain \(first.text)")
      {
        return call(explain, inner: inner, row: nil)
      }
      return call(first, inner: inner, row: nil)
    }
    if rest.isEmpty, scan.string == nil, inner.isEmpty {
      if text(wordStart, cursor).hasPrefix("$") { return words(variables()) }
      let before = wordStart > opening.start ? bytes[wordStart - 1] : 0x20
      guard before <= UInt8(ascii: " ") || wordStart == opening.start || before == UInt8(ascii: "=") else {
        return nothing
      }
      return spaced(words(heads() + (opening.isStatement ? statementWords() : []) + singulars()))
    }
    return expression(from: expressionStart(opening.start, inner), row: nil, stage: nil)
  }

  private func declaration(_ tokens: [CompleterToken]) -> CompleterAnswer {
    if tokens[0].text == "param", tokens.last?.isSymbol(":") == true {
      return words(CompleterWords.types.map { CompleterOffer($0, "type") })
    }
    guard tokens.count == 2, text(wordStart, cursor).isEmpty else { return nothing }
    if tokens[0].text == "for" { return words([CompleterOffer("in", "what it goes through")]) }
    var offers = [CompleterOffer("=", tokens[0].text == "let" ? "what it holds" : "what it is unless given")]
    if tokens[0].text == "param" { offers.append(CompleterOffer(":", "its type")) }
    return words(offers)
  }

  /// Sources and the verbs that may begin a pipeline.
  func heads() -> [CompleterOffer] {
    declarations.catalog.sources.map { CompleterOffer($0.name, $0.summary) }
      + declarations.verbs.filter { $0.input != .rows }.map { CompleterOffer($0.name, $0.summary) }
      + scope.definitions.sorted { $0.key < $1.key }.map {
        CompleterOffer($0.key, $0.value.declaration.usage)
      }
  }

  private func statementWords() -> [CompleterOffer] {
    LanguageWords.statements.map { CompleterOffer($0.name, $0.summary) }
  }

  /// `run`, `job`: one row, whole.
  private func singulars() -> [CompleterOffer] {
    declarations.catalog.sources.filter { source in source.row.contains { $0.name == "id" } }
      .map { CompleterOffer($0.singular, "one of the \($0.name), by its id") }
  }

  /// Behind a pipe.
  func stage(_ frame: CompleterScan.Frame, inner: [CompleterScan.Frame]) -> CompleterAnswer {
    let tokens = tokens(from: frame.stageStart)
    guard let first = tokens.first else {
      guard scan.string == nil, inner.isEmpty else { return nothing }
      return spaced(words(stages(flow(frame))))
    }
    guard first.kind == .name else { return nothing }
    let flow = flow(frame)
    guard Keyword.stages.contains(first.text) else { return call(first, inner: inner, row: flow.row) }
    if inner.isEmpty, scan.string == nil {
      if first.text == "join" { return join(tokens, flow.row) }
      if first.text == "pivot" { return pivot(tokens, flow.row) }
    }
    return expression(from: expressionStart(first.end, inner), row: flow.row, stage: first.text)
  }

  /// Behind `join`: the other side, `on`, a field.
  private func join(_ tokens: [CompleterToken], _ row: CompleterRow?) -> CompleterAnswer {
    let done = tokens.dropFirst().filter { $0.end < cursor }.map(\.text).filter { $0 != "left" }
    if done.last == "on" { return words(row?.fields.map(offer) ?? []) }
    if done.contains("on") { return words([CompleterOffer("==", "a field of the other side"), pipe]) }
    guard done.isEmpty else { return words([CompleterOffer("on", "the field that both sides have")]) }
    let sources = declarations.catalog.sources.map { CompleterOffer($0.name, $0.summary) }
    return words(sources + variables() + [CompleterOffer("left", "keep rows without a partner")])
  }

  /// Behind `pivot`: the value, `by`, the field, `in`.
  private func pivot(_ tokens: [CompleterToken], _ row: CompleterRow?) -> CompleterAnswer {
    let fields = row?.fields.map(offer) ?? []
    switch tokens.dropFirst().filter({ $0.end < cursor }).count {
    case 0, 2: return words(fields)
    case 1: return words([CompleterOffer("by", "the field whose values become columns")])
    default: return words([CompleterOffer("in", "which values: [\"…\"]"), pipe])
    }
  }

  private var pipe: CompleterOffer { CompleterOffer("|", "go on with the rows") }

  private func stages(_ flow: CompleterFlow) -> [CompleterOffer] {
    let verbs = declarations.verbs.filter { $0.input != .nothing }.map { CompleterOffer($0.name, $0.summary) }
    switch flow {
    case .nothing: return []
    case .document: return verbs
    case .row, .unknown:
      let bare: Set<String> = ["first", "last", "only", "count"]
      return LanguageWords.stages.filter { !bare.contains($0.name) || flow.row != nil }
        .map { CompleterOffer($0.name, $0.summary) } + verbs
    }
  }

  /// `$name`, with what each holds.
  func variables(_ isWanted: (ValueType) -> Bool = { _ in true }) -> [CompleterOffer] {
    scope.variables.sorted { $0.key < $1.key }.filter { isWanted($0.value.type) }.map { name, variable in
      CompleterOffer("$" + name, Self.describe(variable.type))
    }
  }

  private static func describe(_ type: ValueType) -> String {
    func names(_ fields: [Field]) -> String {
      fields.prefix(4).map(\.name).joined(separator: ", ") + (fields.count > 4 ? ", …" : "")
    }
    switch type {
    case .list(.record(let fields)): return "rows: " + names(fields)
    case .record(let fields): return "record: " + names(fields)
    default: return type.word
    }
  }
}
