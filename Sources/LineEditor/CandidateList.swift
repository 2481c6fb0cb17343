/// Completion candidates laid out for a screen.
struct CandidateList {
  let candidates: [CompletionCandidate]
  /// Columns and rows there are for it.
  let width: Int
  let height: Int

  private static let gap = 2
  private static let widestName = 32
  private static let narrowestSummary = 12

  /// Lines no wider than the screen and no more than it holds; the last says how many were left out.
  var lines: [String] {
    let names = candidates.map { DisplayText.clean($0.display) }
    let summaries = candidates.map { DisplayText.clean($0.summary) }
    let widest = names.map { DisplayText.width(of: $0) }.max() ?? 0
    let nameWidth = min(widest, Self.widestName, max(1, width - 1))
    let summaryRoom = width - 1 - nameWidth - Self.gap
    let hasSummaries = summaries.contains { !$0.isEmpty } && summaryRoom >= Self.narrowestSummary
    let summaryWidth = min(summaries.map { DisplayText.width(of: $0) }.max() ?? 0, summaryRoom)
    let cells = zip(names, summaries).map { name, summary in
      let shown = DisplayText.fitted(name, columns: nameWidth)
      guard hasSummaries else { return shown }
      return DisplayText.padded(shown, columns: nameWidth + Self.gap)
        + DisplayText.fitted(summary, columns: summaryWidth)
    }
    return arranged(cells, cellWidth: hasSummaries ? nameWidth + Self.gap + summaryWidth : nameWidth)
  }

  /// Down the columns, as `ls` does.
  private func arranged(_ cells: [String], cellWidth: Int) -> [String] {
    let step = cellWidth + Self.gap + 1
    let columns = max(1, (width - 1 + Self.gap + 1) / step)
    let rows = (cells.count + columns - 1) / columns
    let room = max(1, height - 1)
    let shownRows = rows <= height ? rows : room
    var lines: [String] = []
    for row in 0..<shownRows {
      let line = stride(from: row, to: cells.count, by: rows).map {
        DisplayText.padded(cells[$0], columns: step)
      }.joined()
      lines.append(String(line.reversed().drop { $0 == " " }.reversed()))
    }
    if shownRows < rows {
      let shown = (0..<shownRows).reduce(0) {
        $0 + stride(from: $1, to: cells.count, by: rows).underestimatedCount
      }
      lines.append(DisplayText.fitted("… \(cells.count - shown) more; type on to narrow", columns: width - 1))
    }
    return lines
  }
}
