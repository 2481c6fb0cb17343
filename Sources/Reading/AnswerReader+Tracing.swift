import AuditModel

extension AnswerReader {
  /// Every place at which a spelling of a brand stands, in order: those that count (the hits of `hits(in:)`, with what
  /// is felt about them) and those that don't, with the reason.
  package func traces(in text: String) -> [MentionTrace] {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = CitationScanner(bytes, owners: owners)
      scanner.scan()
      var traces = TextView.withFolded(bytes) { view in
        matcher.traces(in: view, zones: scanner.zones).map { trace($0, view) }
      }
      let counted = traces.indices.filter { traces[$0].rejection == nil }
      let hits = counted.map { index in
        BrandHit(
          brand: traces[index].brand, start: traces[index].range.lowerBound,
          end: traces[index].range.upperBound)
      }
      for (index, feeling) in zip(counted, sentiment.feelings(in: bytes, hits: hits)) {
        traces[index].feeling = feeling
      }
      return traces
    }
  }

  private func trace(_ traced: BrandMatcher.Traced, _ view: TextView) -> MentionTrace {
    let shape = matcher.shapes[traced.pattern]
    let alias = matcher.spellings[traced.pattern][traced.spelling].text
    let found = BrandMatcher.text(traced.folded, view)
    let range = view.originalStart(traced.folded.lowerBound)..<view.originalEnd(traced.folded.upperBound)
    var differences: [MentionTrace.Difference] = []
    if !found.utf8.elementsEqual(alias.utf8) {
      if TextFolder.key(found, keepingCase: true) == TextFolder.key(alias, keepingCase: true) {
        differences = [.typography]
      } else {
        differences =
          found.lowercased().utf8.elementsEqual(alias.lowercased().utf8)
          ? [.letterCase] : [.letterCase, .typography]
      }
    }
    if TextBytes.has(view.original, "'s", at: range.upperBound)
      || TextBytes.has(view.original, "’s", at: range.upperBound)
    {
      differences.append(.possessive)
    }
    if traced.rejection == nil,
      !TextBoundary.holds(before: traced.folded.lowerBound, edge: shape.first, in: view)
        || !TextBoundary.holds(after: traced.folded.upperBound, edge: shape.last, in: view)
    {
      differences.append(.glued)
    }
    return MentionTrace(
      brand: shape.brand, alias: alias, range: range, rejection: traced.rejection,
      differences: differences, feeling: nil)
  }
}
