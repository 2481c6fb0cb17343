import AuditModel

/// Finds names in a text: everything between the automaton's raw ends and the hits that count.
struct BrandMatcher: Sendable {
  let shapes: [BrandPattern.Shape]
  let spellings: [[BrandPattern.Spelling]]
  let automaton: BrandAutomaton

  /// A place that fits a pattern: folded bytes.
  struct Candidate {
    var pattern: Int
    var range: Range<Int>
  }

  init(brands: [Brand]) throws(ReaderProblem) {
    let patterns =
      try BrandPattern.patterns(for: brands)
      + BrandAbsence.phrases.map { BrandPattern(brand: nil, key: $0.key) }
    shapes = patterns.map(\.shape)
    spellings = patterns.map(\.spellings)
    automaton = BrandAutomaton(keys: patterns.map(\.key))
  }

  /// The hits in order. `zones`, in order, are the parts of the original text that names don't count in.
  func hits(in text: UnsafeBufferPointer<UInt8>, zones: [CitationZone]) -> [BrandHit] {
    TextView.withFolded(text) { hits(in: $0, zones: zones) }
  }

  private func hits(in view: TextView, zones: [CitationZone]) -> [BrandHit] {
    var ends: [BrandAutomaton.End] = []
    automaton.ends(in: view.bytes, into: &ends)
    var candidates: [Candidate] = []
    var absences: [BrandAbsence.Found] = []
    for end in ends {
      let shape = shapes[end.pattern]
      guard endsWell(end.end, shape, view) else { continue }
      let start = BrandAutomaton.start(of: shape.length, endingAt: end.end, in: view.bytes)
      let candidate = Candidate(pattern: end.pattern, range: start..<end.end)
      guard startsWell(start, end.end, shape, view) else { continue }
      if shape.brand < 0 {
        absences.append(absence(candidate))
      } else if isOutside(zones, candidate.range, view), shape.isPlain || isMeant(candidate, view) {
        candidates.append(candidate)
      }
    }
    let chosen = Self.leftmostLongest(candidates)
    let ranges = chosen.map(\.range)
    return chosen.indices.compactMap { index in
      guard absences.isEmpty || BrandAbsence.phrase(for: index, of: ranges, found: absences, in: view) == nil
      else { return nil }
      return BrandHit(
        brand: shapes[chosen[index].pattern].brand, start: view.originalStart(ranges[index].lowerBound),
        end: view.originalEnd(ranges[index].upperBound))
    }
  }

  /// A candidate for a phrase, as one.
  func absence(_ candidate: Candidate) -> BrandAbsence.Found {
    let phrase = candidate.pattern - (shapes.count - BrandAbsence.phrases.count)
    return BrandAbsence.Found(
      kind: BrandAbsence.phrases[phrase].kind, start: candidate.range.lowerBound,
      end: candidate.range.upperBound)
  }

  func endsWell(_ end: Int, _ shape: BrandPattern.Shape, _ view: TextView) -> Bool {
    TextBoundary.holds(after: end, edge: shape.last, in: view)
      || shape.brand >= 0 && TextGlue.partsRight(view, end: end, pattern: shape)
  }

  func startsWell(_ start: Int, _ end: Int, _ shape: BrandPattern.Shape, _ view: TextView) -> Bool {
    TextBoundary.holds(before: start, edge: shape.first, in: view)
      || shape.brand >= 0 && TextGlue.partsLeft(view, start: start, end: end, pattern: shape)
  }

  /// Whether no zone holds the candidate. A name that is a domain itself (`Booking.com`) may fill one.
  func isOutside(_ zones: [CitationZone], _ range: Range<Int>, _ view: TextView) -> Bool {
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
  func isMeant(_ candidate: Candidate, _ view: TextView) -> Bool {
    let range = candidate.range
    return spellings[candidate.pattern].contains { spelling in
      if let exact = spelling.exact, !hasCase(exact, range, view) { return false }
      return !spelling.denials.contains { $0.holds(in: view, hit: range) }
    }
  }

  func hasCase(_ exact: [UInt8], _ range: Range<Int>, _ view: TextView) -> Bool {
    if view.bytes[range].elementsEqual(exact) { return true }
    let original = view.originalStart(range.lowerBound)..<view.originalEnd(range.upperBound)
    let slice = UnsafeBufferPointer(rebasing: view.original[original])
    return TextFolder.key(TextFolder.fold(slice, keepingCase: true).bytes, keepingCase: true) == exact
  }

  /// Of overlapping candidates the one that begins first, of those the longest.
  static func leftmostLongest(_ candidates: [Candidate]) -> [Candidate] {
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
