import Values

extension CompleterTask {
  static let pipe = CompleterOffer("|", "go on with a stage")

  /// `=` or `!` right before the cursor, where a comparison may stand.
  func partialOperator(_ spot: Spot) -> CompleterAnswer? {
    guard wordStart == cursor, let last = spot.tokens.last, last.end == cursor,
      last.text == "=" || last.text == "!", spot.tokens.count > 1, comparesHere(spot)
    else { return nil }
    let names = CompleterWords.comparisons.map { CompleterOffer($0.word, $0.summary) }
    return CompleterAnswer(
      from: last.start, typed: last.text, offers: names.filter { $0.key.hasPrefix(last.text) })
  }

  /// Whether what stands here is a condition: a comparison is what comes next.
  private func comparesHere(_ spot: Spot) -> Bool {
    switch spot.stage {
    case "where", "assert", "assert ": true
    default: spot.open.contains { function(at: $0, spot.tokens) == "ratio" }
    }
  }

  /// What may follow a value.
  func operators(_ spot: Spot) -> [CompleterOffer] {
    let known = value(endingAt: spot.tokens.count - 1, spot.tokens, spot.row)
    if let open = spot.open.last, spot.tokens[open].isSymbol("[") {
      return [CompleterOffer("]", "the end of the list"), CompleterOffer(",", "one more")]
    }
    let links = [CompleterOffer("and", "both"), CompleterOffer("or", "one of the two")]
    let ending =
      spot.open.isEmpty && scan.frames.last?.bracket != .interpolation ? ending(spot) : closing(spot)
    if comparesHere(spot) {
      if isCompared(spot) { return links + ending }
      let comparisons = Self.comparisons(known?.type)
      return known?.type == .bool ? links + comparisons + ending : comparisons + closing(spot)
    }
    guard spot.open.isEmpty else { return closing(spot) + comparisonsIfTyped(known?.type) }
    return beginnings(spot) + ending + comparisonsIfTyped(known?.type)
  }

  private func closing(_ spot: Spot) -> [CompleterOffer] {
    guard let open = spot.open.last, spot.tokens[open].isSymbol("(") else { return [] }
    return [CompleterOffer(")", "the end of the bracket")]
  }

  /// In a computed column comparisons are rare: offered to who begins to write one.
  private func comparisonsIfTyped(_ type: ValueType?) -> [CompleterOffer] {
    wordStart == cursor
      ? [] : Self.comparisons(type) + [CompleterOffer("and", "both"), CompleterOffer("or", "one of the two")]
  }

  /// What goes on with a list of columns.
  private func beginnings(_ spot: Spot) -> [CompleterOffer] {
    switch spot.stage {
    case "summarize" where !spot.isBehindBy:
      let isName = isLoneName(spot)
      return [CompleterOffer(isName ? "=" : "by", isName ? "what the column is" : "a row for each …")]
    case "derive", "select":
      return isLoneName(spot) && !isField(spot) ? [CompleterOffer("=", "what the column is")] : []
    default: return []
    }
  }

  private func isLoneName(_ spot: Spot) -> Bool {
    let tokens = spot.tokens
    guard tokens.last?.kind == .name else { return false }
    return tokens.count == 1 || tokens[tokens.count - 2].isSymbol(",")
  }

  private func isField(_ spot: Spot) -> Bool {
    spot.stage == "select" && spot.row?.fields.contains { $0.name == spot.tokens.last?.text } == true
  }

  private func ending(_ spot: Spot) -> [CompleterOffer] {
    // A statement's `assert` takes no pipe.
    if spot.stage == "assert " { return [] }
    let isLone = (spot.stage == "summarize" || spot.stage == "derive") && isLoneName(spot) && !spot.isBehindBy
    var offers = isLone ? [] : [Self.pipe]
    if spot.stage == "assert" { offers.append(CompleterOffer("--allow-empty", "true over no rows as well")) }
    return offers
  }

  /// Whether the value at the end is compared already.
  private func isCompared(_ spot: Spot) -> Bool {
    var depth = 0
    for token in spot.tokens.reversed() {
      if token.kind == .symbol, [")", "]", "}"].contains(token.text) { depth += 1 }
      if token.kind == .symbol, ["(", "[", "{"].contains(token.text) {
        depth -= 1
        if depth < 0 { return false }
      }
      guard depth == 0 else { continue }
      if token.isComparison { return true }
      if token.isName("and") || token.isName("or") || token.isSymbol(",") || token.isName("not") {
        return false
      }
    }
    return false
  }

  private static func comparisons(_ type: ValueType?) -> [CompleterOffer] {
    let wanted: [String]
    switch type {
    case .enumeration?: wanted = ["==", "!=", "in", "<", "<=", ">", ">="]
    case .text?, .id?: wanted = ["==", "!=", "contains", "in", "~"]
    case .integer?, .real?: wanted = [">", ">=", "<", "<=", "==", "!=", "in"]
    case .date?, .duration?: wanted = [">", ">=", "<", "<=", "==", "!="]
    case .bool?: wanted = ["==", "!="]
    case .list?: wanted = ["contains", "==", "!="]
    default: wanted = ["==", "!=", "<", "<=", ">", ">="]
    }
    return wanted.compactMap { word in
      CompleterWords.comparisons.first { $0.word == word }.map { CompleterOffer($0.word, $0.summary) }
    }
  }
}
