import CLineEditor

/// What the line looks like.
extension EditLineEditor {
  func draw(_ editor: OpaquePointer) {
    let now = buffer(of: editor)
    show(content(of: now, suggestion: suggestion(for: now)))
  }

  func show(_ content: LineContent) {
    let picture = LinePicture(content, width: terminal.width)
    let output = screen.update(to: picture, height: terminal.height)
    if !output.isEmpty { terminal.write(output) }
  }

  func content(of line: EditBuffer, suggestion: [Unicode.Scalar] = []) -> LineContent {
    LineContent(
      prompt: prompt, continuation: continuation, text: line.scalars, cursor: line.cursor,
      styles: styles(for: line), suggestion: suggestion)
  }

  private func styles(for line: EditBuffer) -> [StyledRange] {
    guard options.usesStyles, preferences.highlights, let highlight = options.highlight else { return [] }
    if let colored, colored.text == line.scalars, colored.cursor == line.cursor { return colored.styles }
    let styles = highlight(line.text, line.cursorByte)
    colored = (line.scalars, line.cursor, styles)
    return styles
  }

  /// What the newest statement that begins with the line has behind it; only where the cursor stands at the end.
  func suggestion(for line: EditBuffer) -> [Unicode.Scalar] {
    guard options.usesStyles, preferences.suggests, line.isAtEnd, !line.scalars.isEmpty else { return [] }
    let text = line.text
    guard let found = history.suggestion(beginningWith: text, in: preferences.place) else { return [] }
    return Array(found.unicodeScalars.dropFirst(line.scalars.count))
  }

  /// To the start of the row below the line, which stays on the screen as it is, without a suggestion.
  func leaveLine(_ editor: OpaquePointer, showing mark: String) {
    var line = buffer(of: editor)
    line.cursor = line.scalars.count
    show(content(of: line))
    terminal.write(screen.leave(showing: mark))
  }
}
