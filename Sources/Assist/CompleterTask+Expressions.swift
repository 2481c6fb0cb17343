import Language
import Planning
import Relation
import Values

extension CompleterTask {
  /// Where in an expression the cursor stands.
  struct Spot {
    var tokens: [CompleterToken]
    var row: CompleterRow?
    /// The stage's keyword, `assert ` for a statement; nil where the expression is a statement of its own.
    var stage: String?
    /// Brackets open before the cursor.
    var open: [Int]
    var isBehindBy = false
  }

  /// The expression that begins at `start`.
  func expression(from start: Int, row: CompleterRow?, stage: String?) -> CompleterAnswer {
    var tokens = tokens(from: start)
    if let option = assertionOption(stage, tokens) { return option }
    if stage == "assert" {
      guard let first = tokens.first else {
        let words = ["all": "every row must meet it", "any": "at least one row", "none": "no row"]
        return self.words(Quantifier.allCases.map { CompleterOffer($0.rawValue, words[$0.rawValue] ?? "") })
      }
      if Quantifier(rawValue: first.text) != nil { tokens.removeFirst() }
    }
    let open = openers(tokens)
    var spot = Spot(tokens: tokens, row: row, stage: stage, open: open)
    if stage == "summarize" {
      spot.isBehindBy = tokens.indices.contains { index in
        tokens[index].isName("by") && index > 0 && tokens[index - 1].endsValue
      }
    }
    if let string = scan.string { return inString(string, spot) }
    return spaced(code(spot))
  }

  private func code(_ spot: Spot) -> CompleterAnswer {
    let typed = text(wordStart, cursor)
    if typed.hasPrefix("$") { return words(variables()) }
    let before = wordStart > 0 ? bytes[wordStart - 1] : 0
    if before == UInt8(ascii: "@") { return nothing }
    if let last = spot.tokens.last, last.isSymbol(".") {
      guard let base = value(endingAt: spot.tokens.count - 2, spot.tokens, spot.row),
        case .record(let fields) = base.type
      else { return nothing }
      return words(fields.map(offer))
    }
    if let first = typed.utf8.first, CompleterToken.isDigit(first) { return duration(typed, spot) }
    if let sign = partialOperator(spot) { return sign }
    guard let last = spot.tokens.last, last.endsValue, !isKeyword(spot, spot.tokens.count - 1) else {
      return operand(spot)
    }
    guard last.end < wordStart || typed.isEmpty else { return nothing }
    return CompleterAnswer(from: wordStart, typed: typed, offers: operators(spot))
  }

  /// `by` of a `summarize`, not a field of that name.
  private func isKeyword(_ spot: Spot, _ index: Int) -> Bool {
    spot.stage == "summarize" && spot.tokens[index].isName("by") && index > 0
      && spot.tokens[index - 1].endsValue
  }

  private func assertionOption(_ stage: String?, _ tokens: [CompleterToken]) -> CompleterAnswer? {
    guard scan.string == nil else { return nil }
    var start = cursor
    while start > 0, bytes[start - 1] > UInt8(ascii: " ") { start -= 1 }
    let typed = text(start, cursor)
    guard typed.hasPrefix("--") else { return nil }
    let offers = stage == "assert" ? [CompleterOffer("--allow-empty", "true over no rows as well")] : []
    return CompleterAnswer(from: start, typed: typed, offers: offers)
  }

  /// `7` where a duration may stand: its units.
  private func duration(_ typed: String, _ spot: Spot) -> CompleterAnswer {
    let digits = String(typed.prefix { $0.isNumber })
    let name = spot.open.last.flatMap { function(at: $0, spot.tokens) }
    let isWanted = name == "ago" || name == "bucket" || compared(spot.tokens, spot.row)?.type == .duration
    return isWanted ? words(Self.durations(digits)) : nothing
  }

  static func durations(_ digits: String) -> [CompleterOffer] {
    [
      ("d", "days"), ("h", "hours"), ("m", "minutes"), ("s", "seconds"), ("ms", "milliseconds"),
      ("w", "weeks"),
    ]
    .map { CompleterOffer(digits + $0.0, $0.1, append: "") }
  }

  // MARK: Values

  private func operand(_ spot: Spot) -> CompleterAnswer {
    if let known = compared(spot.tokens, spot.row) {
      let isInList = spot.open.last.map { spot.tokens[$0].isSymbol("[") } ?? false
      return words(valueOffers(known, spot) + (isInList ? [] : comparable(known, spot)))
    }
    switch spot.stage {
    case "take", "skip": return words(variables { $0.isNumber })
    case "first", "last", "only", "count": return words([Self.pipe])
    case "expand":
      return words(fields(spot) { if case .list = $0.type { true } else { false } })
    case "distinct": return words(fields(spot))
    case "sort":
      return words(fields(spot, Self.isSortable) + functions(spot))
    case "summarize" where !spot.isBehindBy && aggregate(spot) == nil:
      return words(aggregates() + functions(spot) + variables())
    default: break
    }
    var offers = fields(spot)
    if let aggregate = aggregate(spot) { offers = fields(spot) { Self.takes(aggregate, $0.type) } }
    offers += functions(spot)
    if mayHoldPipeline(spot) { offers += heads() }
    return words(offers + variables())
  }

  /// A bracket that was just opened may hold a pipeline.
  private func mayHoldPipeline(_ spot: Spot) -> Bool {
    guard let open = spot.open.last, open == spot.tokens.count - 1 else {
      return spot.tokens.isEmpty && scan.frames.last?.bracket == .interpolation
    }
    return spot.tokens[open].isSymbol("(") && function(at: open, spot.tokens) == nil
  }

  /// The aggregate inside of which the cursor stands.
  private func aggregate(_ spot: Spot) -> Aggregate? {
    guard spot.stage == "summarize", !spot.isBehindBy else { return nil }
    return spot.open.lazy.compactMap { function(at: $0, spot.tokens) }.compactMap(Aggregate.init).first
  }

  private static func takes(_ aggregate: Aggregate, _ type: ValueType) -> Bool {
    switch aggregate {
    case .sum, .avg, .p50, .p95: type.isNumber || type == .duration
    case .min, .max: isOrdered(type)
    case .netSentiment:
      if case .enumeration(let enumeration) = type { enumeration.cases.contains("positive") } else { false }
    case .count, .ratio: true
    }
  }

  private static func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .list, .record, .bool: false
    default: true
    }
  }

  private static func isSortable(_ field: Field) -> Bool { isOrdered(field.type) || field.type == .bool }

  /// Fields of the row; in a list of names, those that are not in it yet.
  private func fields(_ spot: Spot, _ isWanted: (Field) -> Bool = { _ in true }) -> [CompleterOffer] {
    guard let row = spot.row else { return [] }
    let listed = ["select", "sort", "distinct", "summarize"].contains(spot.stage ?? "")
    let given = listed && spot.open.isEmpty ? Set(spot.tokens.filter { $0.kind == .name }.map(\.text)) : []
    return row.fields.filter { isWanted($0) && !given.contains($0.name) }.map(offer)
  }

  private func aggregates() -> [CompleterOffer] {
    Aggregate.allCases.map { aggregate in
      let text = aggregate == .count ? "count()" : aggregate.rawValue + "("
      return CompleterOffer(
        aggregate.rawValue,
        Candidate(text: text, summary: aggregate.summary, append: aggregate == .count ? " " : ""))
    }
  }

  private func functions(_ spot: Spot, _ isWanted: (ScalarFunction) -> Bool = { _ in true })
    -> [CompleterOffer]
  {
    ScalarFunction.allCases.filter(isWanted).map { function in
      let usage =
        function.overloads.first?.parameters.map(\.word).joined(separator: ", ") ?? "value, value, …"
      let text = function == .now ? "now()" : function.rawValue + "("
      return CompleterOffer(
        function.rawValue,
        Candidate(
          text: text, display: "\(function.rawValue)(\(usage))", summary: function.summary,
          append: function == .now ? " " : ""))
    }
  }

  /// Fields, functions and variables that could be compared with a value.
  private func comparable(_ known: CompleterValue, _ spot: Spot) -> [CompleterOffer] {
    func fits(_ type: ValueType) -> Bool {
      type == known.type || type.isNumber && known.type.isNumber
        || known.type == .text && type.isTextual
    }
    var own: String?
    if spot.tokens.count > 1, spot.tokens[spot.tokens.count - 2].kind == .name {
      own = spot.tokens[spot.tokens.count - 2].text
    }
    var offers = fields(spot) { fits($0.type) && $0.name != own }
    if case .enumeration = known.type {
    } else {
      offers += functions(spot) { function in function.overloads.contains { fits($0.result) } }
    }
    return offers + variables(fits)
  }

  /// The values themselves: words of an enumeration, names, true and false, null.
  private func valueOffers(_ known: CompleterValue, _ spot: Spot) -> [CompleterOffer] {
    let isInList = spot.open.last.map { spot.tokens[$0].isSymbol("[") } ?? false
    let append = isInList ? "" : " "
    let typed = text(wordStart, cursor)
    var offers = texts(known, typed, spot).compactMap { offer in
      offer.quoted(append: append)
    }
    if known.type == .bool { offers += ["true", "false"].map { CompleterOffer($0) } }
    let last = spot.tokens.last
    if known.isNullable, last?.isSymbol("==") == true || last?.isSymbol("!=") == true {
      offers.append(CompleterOffer("null", "not known"))
    }
    return offers
  }

  /// The texts that a value can be, without quotes; those that stand in the list already are left out.
  private func texts(_ known: CompleterValue, _ typed: String, _ spot: Spot) -> [CompleterOffer] {
    var given: Set<String> = []
    if let open = spot.open.last, spot.tokens[open].isSymbol("[") {
      given = Set(
        spot.tokens[open...].filter { $0.kind == .string }.map { String($0.text.dropFirst().dropLast()) })
    }
    var offers: [CompleterOffer] = []
    if case .enumeration(let enumeration) = known.type {
      offers = enumeration.cases.map { CompleterOffer($0, enumeration.name) }
    } else if !known.kind.isEmpty, known.type.isTextual {
      offers = data.names(known.kind, typed).map { CompleterOffer($0.name, $0.summary) }
    } else if case .id(let entity) = known.type {
      // Compared as texts, so whole.
      offers = data.names("id of " + entity, typed).map { CompleterOffer($0.name, $0.summary) }
    }
    return offers.filter { !given.contains($0.key) }
  }

  /// Inside a string: the texts that the value beside it can be, or a variable behind `$`.
  private func inString(_ string: (quote: UInt8, start: Int), _ spot: Spot) -> CompleterAnswer {
    if let variable = interpolated(string) { return variable }
    let typed = text(string.start, cursor)
    guard let known = compared(spot.tokens, spot.row) else { return nothing }
    let offers = texts(known, typed, spot).compactMap { $0.inString(string.quote) }
    return CompleterAnswer(from: string.start, typed: typed, offers: offers)
  }

  /// `"… $na`: a variable in a string.
  func interpolated(_ string: (quote: UInt8, start: Int)) -> CompleterAnswer? {
    guard string.quote == UInt8(ascii: "\"") else { return nil }
    var start = cursor
    while start > string.start, CompleterToken.isNamePart(bytes[start - 1]) { start -= 1 }
    guard start > string.start, bytes[start - 1] == UInt8(ascii: "$") else { return nil }
    let offers = variables().map { offer in
      CompleterOffer(
        offer.key, Candidate(text: offer.candidate.text, summary: offer.candidate.summary, append: ""))
    }
    return CompleterAnswer(from: start - 1, typed: text(start - 1, cursor), offers: offers)
  }
}
