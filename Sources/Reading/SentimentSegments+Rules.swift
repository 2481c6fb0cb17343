extension SentimentSegments {
  /// What speaks of the hit at `word` in its segment, where `rival` is the next "than" before a hit behind it.
  func span(of word: Int, in segment: Range<Int>, rival: Int?, isShared: Bool) -> Span {
    if let than = than(before: word, from: segment.lowerBound) {
      return Span(words: max(segment.lowerBound, than - 5)..<than, isOpposed: true)
    }
    let reach = isShared ? SentimentSegments.window : SentimentSegments.longestReach
    var low = max(segment.lowerBound, word - reach)
    let high = min(segment.upperBound, word + reach + 1, rival ?? .max)
    // The word that makes the cut is no part of what it parts.
    while low < word, [.but, .contrast, .subordinate].contains(cue(low)) { low += 1 }
    return Span(words: low..<high)
  }

  /// Where the words end that put the hit at `word` second: at the "than" before it ("faster than the pricey Acme",
  /// up to two words between) or at the second "as" of "not as fast as Acme".
  func than(before word: Int, from start: Int) -> Int? {
    for place in stride(from: word - 1, through: max(start, word - 3), by: -1) {
      if cue(place) == .than || (cue(place) == .as && isDenied(as: place, from: start)) {
        return place > start ? place : nil
      }
      if text.hits[place] >= 0 || text.marks[place + 1] != .none { return nil }
    }
    return nil
  }

  /// Whether the "as" at `second` ends a "not as … as".
  private func isDenied(as second: Int, from start: Int) -> Bool {
    let reach = stride(from: second - 1, through: max(start + 1, second - 4), by: -1)
    guard let first = reach.first(where: { cue($0) == .as }) else { return false }
    return text.words[first - 1].isContraction || rows[Int(text.words[first - 1].row)].negates
  }

  /// "Acme is good and Zeta is bad" are two clauses: a brand with its own verb behind a comma or "and" begins a
  /// segment where another brand and a verb stand before it.
  mutating func markClauses(_ sentence: Range<Int>, found: [Int]) {
    var hasVerb = false
    var seen = sentence.lowerBound
    var brandBefore: Int?
    for word in found {
      while seen < word {
        if text.marks[seen] >= SentimentMark.weakestCut { hasVerb = false }
        hasVerb = hasVerb || (brandBefore != nil && cue(seen) == .verb)
        seen += 1
      }
      let joint = joint(before: word, from: sentence.lowerBound)
      let isSubject = word + 1 < sentence.upperBound && cue(word + 1) == .verb
      if hasVerb, isSubject, let joint, let before = brandBefore, before != brand(word) {
        text.marks[joint] = max(text.marks[joint], .contrast)
        hasVerb = false
      }
      brandBefore = brand(word)
    }
  }

  /// Where a comma or "and" right before the hit stands.
  private func joint(before word: Int, from start: Int) -> Int? {
    if word > start, cue(word - 1) == .and { return word - 1 }
    return text.marks[word] == .comma ? word : nil
  }

  /// A line that only names a brand ("### 2. Acme", "**Acme** – $20") speaks of what stands below it: where its
  /// words end, or nil where the sentence is no such label.
  func labelReach(_ sentence: Range<Int>, found: [Int], line: Int) -> Int? {
    let end = sentence.upperBound
    guard end < text.count, text.marks[end] == .line, line < text.lines.count,
      text.lines[line].kind != .table, sentence.count - found.count <= 6,
      found.allSatisfy({ brand($0) == brand(found[0]) }),
      sentence.allSatisfy({ !rows[Int(text.words[$0].row)].isFelt })
    else { return nil }
    let label = text.lines[line]
    var reach = end
    for next in text.lines[(line + 1)...] {
      if isPeer(next, of: label) { break }
      let following = text.lines[(line + 1)...].first { $0.firstWord > next.firstWord }
      let lineEnd = following?.firstWord ?? text.count
      let isForeign = (next.firstWord..<lineEnd).contains { text.hits[$0] >= 0 }
      if isForeign || lineEnd - sentence.lowerBound > SentimentSegments.labelReach { break }
      reach = lineEnd
    }
    return reach
  }

  /// Whether a line begins something of the label's own rank, which is no longer about it.
  private func isPeer(_ line: SentimentLine, of label: SentimentLine) -> Bool {
    if line.isSide, line.kind != .heading { return false }
    if line.kind == .heading { return label.kind != .heading || line.indent <= label.indent }
    if line.kind == .table { return true }
    switch label.kind {
    case .heading: return false
    case .bullet: return line.indent <= label.indent
    case .numbered, .bold, .plain, .table:
      return (line.kind == .numbered || line.kind == .bold) && line.indent <= label.indent
    }
  }
}
