import AuditModel
import Values

/// A document as Markdown; the figures behind the charts, without the drawings.
package struct MarkdownReport {
  private let document: ReportDocument

  /// Equal documents give equal bytes.
  package static func text(_ document: ReportDocument) -> String { MarkdownReport(document: document).page() }

  private func page() -> String {
    var text = head() + "\n# \(Markdown.escape(document.title))\n\n"
    for prose in document.lead { text += line(prose) + "\n\n" }
    for tile in document.tiles { text += self.tile(tile) }
    for section in document.sections {
      text += "\n## \(Markdown.escape(section.title))\n"
      for block in section.blocks { text += "\n" + self.block(block) }
    }
    text += "\n## About this report\n\n"
    for fact in document.facts {
      text += "- \(Markdown.escape(fact.label)): \(Markdown.escape(fact.value))\n"
    }
    text += "\n"
    for prose in document.method { text += "- " + line(prose) + "\n" }
    return text
  }

  private func head() -> String {
    """
    ---
    title: \(Markdown.quoted(document.title))
    run: \(Markdown.quoted(document.runId))
    generatedAt: \(Timestamp.text(document.generatedAt))
    theme: \(document.theme.rawValue)
    template: \(HTMLReport.version)
    ---

    """
  }

  private func line(_ prose: Prose) -> String {
    prose.spans.map { span in
      let text = Markdown.escape(span.text)
      return span.style == .strong ? "**\(text)**" : text
    }.joined()
  }

  private func tile(_ tile: ReportTile) -> String {
    var text =
      "- \(Markdown.escape(tile.label)): **\(Markdown.escape(tile.value))** (\(Markdown.escape(tile.detail)))"
    if let flag = tile.flag { text += ", " + Markdown.escape(flag) }
    if let change = tile.change { text += "; " + Markdown.escape(change) }
    return text + "\n"
  }

  private func block(_ block: ReportBlock) -> String {
    switch block {
    case .prose(let prose): line(prose) + "\n"
    case .heading(let text): "### \(Markdown.escape(text))\n"
    case .chart: ""
    case .table(let table): self.table(table)
    case .findings(let list):
      list.map {
        "- **\(Markdown.escape($0.title))** (\(Markdown.escape($0.kind)), \(Markdown.escape($0.impact)) impact). "
          + "\(Markdown.escape($0.text))\n"
      }.joined()
    case .steps(let list): list.enumerated().map { "\($0 + 1). \(line($1))\n" }.joined()
    case .excerpts(let list): list.map(excerpt).joined(separator: "\n")
    }
  }

  private func table(_ table: ReportTable) -> String {
    let rows = table.rows.map { row in
      row.cells.enumerated().map { index, cell in
        let text = Markdown.escape(cell.text)
        let extra = [cell.detail, cell.flag].compactMap { $0 }.map(Markdown.escape).joined(separator: ", ")
        return (index == 0 && row.isOwn ? "**\(text)**" : text) + (extra.isEmpty ? "" : " (\(extra))")
      }
    }
    let note = table.note.map { "\n" + line($0) + "\n" } ?? ""
    return "_\(Markdown.escape(table.caption))_\n\n"
      + Markdown.table(table.columns.map { Markdown.escape($0.title) }, rows) + note
  }

  private func excerpt(_ excerpt: ReportExcerpt) -> String {
    var text = "**\(Markdown.escape(excerpt.question))** — \(Markdown.escape(excerpt.source))"
    if let note = excerpt.note { text += ". " + Markdown.escape(note) }
    text += "\n"
    guard !excerpt.pieces.isEmpty else { return text }
    let quote = excerpt.pieces.map { piece in
      let words = Markdown.escape(piece.text)
      return piece.mark == .none ? words : "**\(words)**"
    }.joined()
    return text + "\n> \(quote)\n"
  }
}
