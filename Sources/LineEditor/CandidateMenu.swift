/// Completion candidates below the line, one of which may be chosen.
struct CandidateMenu {
  let candidates: [CompletionCandidate]
  /// The chosen one, an index of `candidates`.
  private(set) var selected: Int?

  private static let gap = 2
  private static let widestName = 32
  private static let narrowestSummary = 12

  init(_ candidates: [CompletionCandidate]) { self.candidates = candidates }

  var selection: CompletionCandidate? { selected.map { candidates[$0] } }

  /// To the next one (1) or the one before (-1), around the ends; from none, to the first or the last.
  mutating func move(by step: Int) {
    let next = selected.map { $0 + step } ?? (step > 0 ? 0 : candidates.count - 1)
    selected = (next + candidates.count) % candidates.count
  }

  /// To the same row of the next column (1) or of the one before (-1), where there is one.
  mutating func moveColumn(by step: Int, width: Int) {
    let next = (selected ?? 0) + step * Layout(candidates, width: width).rows
    if candidates.indices.contains(next) { selected = next }
  }

  /// Rows no wider than the screen, at most `height` of them: those around the chosen one. The last says how many were
  /// left out.
  func rows(width: Int, height: Int, usesStyles: Bool) -> [[StyledText]] {
    guard height > 0 else { return [] }
    let layout = Layout(candidates, width: width)
    let shown = layout.rows <= height ? layout.rows : max(1, height - 1)
    let first = (selected ?? 0) % layout.rows / shown * shown
    let range = first..<min(layout.rows, first + shown)
    var rows = range.map { row(stride(from: $0, to: candidates.count, by: layout.rows), layout, usesStyles) }
    if shown < layout.rows, rows.count < height {
      let here = range.reduce(0) {
        $0 + stride(from: $1, to: candidates.count, by: layout.rows).underestimatedCount
      }
      let note = DisplayText.fitted(
        " … \(candidates.count - here) more; type on to narrow", columns: width - 1)
      rows.append([StyledText(note, LineStyle(isDim: usesStyles))])
    }
    return rows
  }

  private func row(_ indices: some Sequence<Int>, _ layout: Layout, _ usesStyles: Bool) -> [StyledText] {
    var pieces: [StyledText] = []
    for index in indices {
      let isSelected = index == selected
      let mark = isSelected && !usesStyles ? ">" : " "
      let (name, summary) = layout.cell(index)
      let style = LineStyle(isReversed: isSelected && usesStyles)
      if !pieces.isEmpty { pieces.append(StyledText(" ")) }
      pieces.append(StyledText(mark + name, style))
      guard layout.hasSummaries else { continue }
      pieces.append(StyledText(summary + " ", isSelected || !usesStyles ? style : LineStyle(isDim: true)))
    }
    return pieces
  }

  /// Names with their summaries in columns, read downwards as `ls` does.
  private struct Layout {
    private let names: [String]
    private let summaries: [String]
    private let nameWidth: Int
    private let summaryWidth: Int
    let hasSummaries: Bool
    let rows: Int

    init(_ candidates: [CompletionCandidate], width: Int) {
      names = candidates.map { DisplayText.clean($0.display) }
      summaries = candidates.map { DisplayText.clean($0.summary) }
      // A mark in front, and nothing in the last column.
      let room = max(1, width - 2)
      nameWidth = min(names.map { DisplayText.width(of: $0) }.max() ?? 0, CandidateMenu.widestName, room)
      let summaryRoom = room - nameWidth - CandidateMenu.gap - 1
      hasSummaries = summaries.contains { !$0.isEmpty } && summaryRoom >= CandidateMenu.narrowestSummary
      summaryWidth = min(summaries.map { DisplayText.width(of: $0) }.max() ?? 0, summaryRoom)
      let cell = hasSummaries ? nameWidth + CandidateMenu.gap + summaryWidth + 1 : nameWidth + 1
      let step = 1 + cell + 1
      let columns = max(1, (width - 1 + 1) / step)
      rows = max(1, (candidates.count + columns - 1) / columns)
    }

    /// Name and summary, padded.
    func cell(_ index: Int) -> (name: String, summary: String) {
      let name = DisplayText.padded(
        DisplayText.fitted(names[index], columns: nameWidth),
        columns: nameWidth + (hasSummaries ? CandidateMenu.gap : 1))
      guard hasSummaries else { return (name, "") }
      return (
        name,
        DisplayText.padded(DisplayText.fitted(summaries[index], columns: summaryWidth), columns: summaryWidth)
      )
    }
  }
}
