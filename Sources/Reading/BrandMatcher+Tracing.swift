/// The same decisions as in `hits`, one by one and with their reasons. Slow; for people who ask.
extension BrandMatcher {
  /// A candidate and its fate.
  struct Traced {
    var pattern: Int
    /// Folded bytes.
    var folded: Range<Int>
    var rejection: MentionTrace.Rejection?
    /// The spelling that accepts it, else the one that comes nearest.
    var spelling: Int
  }

  /// Every place at which a spelling stands, in order of the text.
  func traces(in view: TextView, zones: [CitationZone]) -> [Traced] {
    var ends: [BrandAutomaton.End] = []
    automaton.ends(in: view.bytes, into: &ends)
    var traced: [Traced] = []
    var absences: [BrandAbsence.Found] = []
    for end in ends {
      let shape = shapes[end.pattern]
      let start = BrandAutomaton.start(of: shape.length, endingAt: end.end, in: view.bytes)
      let candidate = Candidate(pattern: end.pattern, range: start..<end.end)
      let isWhole = endsWell(end.end, shape, view) && startsWell(start, end.end, shape, view)
      if shape.brand < 0 {
        if isWhole { absences.append(absence(candidate)) }
      } else {
        traced.append(judged(candidate, isWhole: isWhole, zones: zones, view))
      }
    }
    traced.sort {
      ($0.folded.lowerBound, -$0.folded.upperBound) < ($1.folded.lowerBound, -$1.folded.upperBound)
    }
    settle(&traced, absences, view)
    return traced
  }

  private func judged(
    _ candidate: Candidate, isWhole: Bool, zones: [CitationZone], _ view: TextView
  ) -> Traced {
    var traced = Traced(pattern: candidate.pattern, folded: candidate.range, rejection: nil, spelling: 0)
    let spellings = spellings[candidate.pattern]
    let refusals = spellings.map { refusal($0, candidate.range, view) }
    let accepting = spellings.indices.filter { refusals[$0] == nil }
    let found = Self.text(candidate.range, view)
    traced.spelling =
      accepting.first { spellings[$0].text == found } ?? accepting.first
      ?? refusals.firstIndex { $0 != .otherCase } ?? 0
    if !isWhole {
      traced.rejection = .insideWord(Self.word(around: candidate.range, view))
    } else if !isOutside(zones, candidate.range, view) {
      traced.rejection = .address
    } else if accepting.isEmpty {
      traced.rejection = refusals[traced.spelling]
    }
    return traced
  }

  /// Why a spelling is not meant here; nil where it is.
  private func refusal(
    _ spelling: BrandPattern.Spelling, _ range: Range<Int>, _ view: TextView
  ) -> MentionTrace.Rejection? {
    if let exact = spelling.exact, !hasCase(exact, range, view) { return .otherCase }
    return spelling.denials.first { $0.holds(in: view, hit: range) }.map { .context($0.text) }
  }

  /// Of overlapping candidates one counts, and that one only where nothing says that it is absent.
  private func settle(_ traced: inout [Traced], _ absences: [BrandAbsence.Found], _ view: TextView) {
    let open = traced.indices.filter { traced[$0].rejection == nil }
    let chosen = Self.leftmostLongest(
      open.map { Candidate(pattern: traced[$0].pattern, range: traced[$0].folded) })
    for index in open {
      let own = traced[index].folded
      guard !chosen.contains(where: { $0.range == own }) else { continue }
      let winner = chosen.first { $0.range.overlaps(own) }
      traced[index].rejection = .covered(by: winner.map { Self.text($0.range, view) } ?? "")
    }
    let ranges = chosen.map(\.range)
    for (place, range) in ranges.enumerated() {
      guard let found = BrandAbsence.phrase(for: place, of: ranges, found: absences, in: view),
        let index = open.first(where: { traced[$0].folded == range })
      else { continue }
      traced[index].rejection = .absent(Self.text(found.start..<found.end, view))
    }
  }

  /// The original text of folded bytes.
  static func text(_ range: Range<Int>, _ view: TextView) -> String {
    let original = view.originalStart(range.lowerBound)..<view.originalEnd(range.upperBound)
    return String(decoding: view.original[original], as: UTF8.self)
  }

  /// The word or words that `range` is a part of, at most 40 bytes on either side.
  private static func word(around range: Range<Int>, _ view: TextView) -> String {
    let bytes = view.bytes
    func isPart(_ byte: UInt8) -> Bool { byte >= 0x80 || TextBytes.isWord(byte) }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start > max(0, range.lowerBound - 40), isPart(bytes[start - 1]) { start -= 1 }
    while end < min(bytes.count, range.upperBound + 40), isPart(bytes[end]) { end += 1 }
    return text(start..<end, view)
  }
}
