/// Headings that say that good points or bad points follow: "Pros:", "**Drawbacks**", "Cons: none".
extension SentimentWordReader {
  /// A heading on a line of its own, and what it holds for.
  struct SideBlock {
    var side: SentimentSide
    var line: SentimentLine

    /// Whether a line belongs to it.
    func holds(_ other: SentimentLine) -> Bool {
      switch line.kind {
      case .heading: other.kind == .bullet || other.kind == .numbered || other.kind == .plain
      case .bullet, .numbered: other.indent > line.indent
      case .bold, .plain, .table: other.kind == .bullet || other.indent > line.indent
      }
    }
  }

  /// Before the first word of a line: whether the heading above still holds.
  mutating func openLine() {
    guard words.count == words.lines.last?.firstWord ?? 0 else { return }
    if let block, !block.holds(line) { self.block = nil }
    words.beginSide(block?.side)
  }

  /// The word before a colon may say what follows.
  mutating func takeSideAtColon() {
    guard let side = lastSide() else { return }
    if words.count - 1 == words.lines.last?.firstWord { words.markSideLine() }
    words.silenceLast()
    words.beginSide(side)
  }

  /// At the end of a line that is nothing but such a word, with a colon or without.
  mutating func takeSideAtLineEnd() {
    guard words.count == (words.lines.last?.firstWord ?? 0) + 1, words.hits[words.count - 1] < 0 else {
      return
    }
    guard let side = words.isSideLine ? words.openSide : lastSide() else { return }
    words.silenceLast()
    words.markSideLine()
    block = SideBlock(side: side, line: line)
  }

  private func isSide(_ word: VADERWord) -> Bool { [.pros, .cons].contains(cue(of: word)) }

  /// What the last word says of what follows; "pros and cons" says nothing.
  private func lastSide() -> SentimentSide? {
    guard let last = words.words.last, isSide(last) else { return nil }
    if words.count > 1, mark == .none, words.marks[words.count - 1] == .none {
      let before = words.words[words.count - 2]
      if isSide(before) || cue(of: before) == .and { return nil }
    }
    return cue(of: last) == .pros ? .pros : .cons
  }
}
