import AuditModel

/// Finds names in a text: everything between the automaton's raw ends and the hits that count.
struct BrandMatcher: Sendable {
  private let patterns: [BrandPattern]
  private let automaton: BrandAutomaton

  /// A place that fits a pattern: folded bytes.
  private struct Candidate {
    var pattern: Int
    var range: Range<Int>
  }

  init(brands: [Brand]) throws(ReaderProblem) {
    patterns =
      try BrandPattern.patterns(for: brands)
      + BrandAbsence.phrases.map { BrandPattern(brand: nil, key: $0.key) }
    automaton = BrandAutomaton(keys: patterns.map(\.key))
  }

  /// The hits in order. `zones`, in order, are the parts of the original text that names don't count in.
  func hits(in text: UnsafeBufferPointer<UInt8>, zones: [CitationZone]) -> [BrandHit] {
    guard TextFolder.isNeeded(text) else {
      return hits(in: TextView(original: text, bytes: text, spans: []), zones: zones)
    }
    let folded = TextFolder.fold(text)
    return folded.bytes.withUnsafeBufferPointer { bytes in
      hits(in: TextView(original: text, bytes: bytes, spans: folded.spans), zones: zones)
    }
  }

  private func hits(in view: TextView, zones: [CitationZone]) -> [BrandHit] {
    var ends: [BrandAutomaton.End] = []
    automaton.ends(in: view.bytes, into: &ends)
    var candidates: [Candidate] = []
    var absences: [BrandAbsence.Found] = []
    for end in ends {
      let pattern = patterns[end.pattern]
      let start = BrandAutomaton.start(of: pattern.key.count, endingAt: end.end, in: view.bytes)
      let candidate = Candidate(pattern: end.pattern, range: start..<end.end)
      guard hasBoundaries(candidate, view) else { continue }
      if pattern.brand == nil {
        let phrase = end.pattern - (patterns.count - BrandAbsence.phrases.count)
        absences.append(
          BrandAbsence.Found(kind: BrandAbsence.phrases[phrase].kind, start: start, end: end.end))
      } else if isOutside(zones, candidate.range, view), isMeant(candidate, view) {
        candidates.append(candidate)
      }
    }
    let chosen = Self.leftmostLongest(candidates)
    let ranges = chosen.map(\.range)
    return chosen.indices.compactMap { index in
      guard absences.isEmpty || !BrandAbsence.holds(for: index, of: ranges, found: absences, in: view),
        let brand = patterns[chosen[index].pattern].brand
      else { return nil }
      return BrandHit(
        brand: brand, start: view.originalStart(ranges[index].lowerBound),
        end: view.originalEnd(ranges[index].upperBound))
    }
  }

  private func hasBoundaries(_ candidate: Candidate, _ view: TextView) -> Bool {
    let pattern = patterns[candidate.pattern]
    let range = candidate.range
    guard
      TextBoundary.holds(after: range.upperBound, edge: pattern.last, in: view)
        || pattern.brand != nil && TextGlue.partsRight(view, end: range.upperBound, pattern: pattern)
    else { return false }
    return TextBoundary.holds(before: range.lowerBound, edge: pattern.first, in: view)
      || pattern.brand != nil
        && TextGlue.partsLeft(view, start: range.lowerBound, end: range.upperBound, pattern: pattern)
  }

  /// Whether no zone holds the candidate. A name that is a domain itself (`Booking.com`) may fill one.
  private func isOutside(_ zones: [CitationZone], _ range: Range<Int>, _ view: TextView) -> Bool {
    guard !zones.isEmpty else { return true }
    let start = view.originalStart(range.lowerBound)
    let end = view.originalEnd(range.upperBound)
    var low = 0
    var high = zones.count
    while low < high {
      let middle = (low + high) / 2
      if zones[middle].end <= start { low = middle + 1 } else { high = middle }
    }
    guard low < zones.count, zones[low].start < end else { return true }
    return zones[low].isBareDomain && start <= zones[low].start && end >= zones[low].end
  }

  /// Whether one of the pattern's spellings accepts the case and the context.
  private func isMeant(_ candidate: Candidate, _ view: TextView) -> Bool {
    let range = candidate.range
    return patterns[candidate.pattern].spellings.contains { spelling in
      if let exact = spelling.exact, !hasCase(exact, range, view) { return false }
      guard !spelling.denials.isEmpty else { return true }
      let sentence = TextSentence.around(range, in: view.bytes)
      return !spelling.denials.contains { $0.holds(in: view, hit: range, sentence: sentence) }
    }
  }

  private func hasCase(_ exact: [UInt8], _ range: Range<Int>, _ view: TextView) -> Bool {
    if view.bytes[range].elementsEqual(exact) { return true }
    let original = view.originalStart(range.lowerBound)..<view.originalEnd(range.upperBound)
    let slice = UnsafeBufferPointer(rebasing: view.original[original])
    return TextFolder.key(TextFolder.fold(slice, keepingCase: true).bytes, keepingCase: true) == exact
  }

  /// Of overlapping candidates the one that begins first, of those the longest.
  private static func leftmostLongest(_ candidates: [Candidate]) -> [Candidate] {
    let sorted = candidates.sorted {
      $0.range.lowerBound != $1.range.lowerBound
        ? $0.range.lowerBound < $1.range.lowerBound : $0.range.upperBound > $1.range.upperBound
    }
    var chosen: [Candidate] = []
    for candidate in sorted where candidate.range.lowerBound >= chosen.last?.range.upperBound ?? 0 {
      chosen.append(candidate)
    }
    return chosen
  }
}
