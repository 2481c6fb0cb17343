/// What a line editor is told once, when it is made. It knows no language: that comes in as functions.
package struct LineEditorOptions {
  /// Where the history is kept; nil keeps it for this session alone.
  package var historyPath: String?
  /// Whether Enter on this text should begin another line instead of ending the statement.
  package var isIncomplete: (String) -> Bool
  /// What could stand at the cursor: the whole statement, and the cursor as an offset in its UTF-8 bytes.
  package var complete: (String, Int) -> CompletionResult
  /// How the statement looks: the whole of it, and the cursor as an offset in its UTF-8 bytes → pieces in order that
  /// do not overlap. Asked whenever the line changed and no key is waiting, so it must be quick.
  package var highlight: ((String, Int) -> [StyledRange])?
  /// Whether the terminal is to be sent colours and dimmed text at all; without, nothing is coloured or suggested.
  package var usesStyles: Bool
  /// The ending of the file that Ctrl-X Ctrl-E gives to an editor, so that it knows the language.
  package var fileEnding: String
  /// Descriptors of the terminal or file to read from and of the terminal to write to.
  package var input: Int32 = 0
  package var output: Int32 = 1

  package init(
    historyPath: String? = nil,
    isIncomplete: @escaping (String) -> Bool = { _ in false },
    complete: @escaping (String, Int) -> CompletionResult = { _, cursor in .none(at: cursor) },
    highlight: ((String, Int) -> [StyledRange])? = nil,
    usesStyles: Bool = true,
    fileEnding: String = ".txt"
  ) {
    self.historyPath = historyPath
    self.isIncomplete = isIncomplete
    self.complete = complete
    self.highlight = highlight
    self.usesStyles = usesStyles
    self.fileEnding = fileEnding
  }

  /// The editor fit for the input and output: libedit on a terminal that can move its cursor, else plain lines.
  package func makeEditor() -> any LineEditor {
    if Terminal.canEdit(input: input, output: output), let editor = EditLineEditor(options: self) {
      return editor
    }
    return PlainLineReader(options: self)
  }
}
