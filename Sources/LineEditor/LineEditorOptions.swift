/// What a line editor is told once, when it is made. It knows no language: that comes in as functions.
package struct LineEditorOptions {
  /// Where the history is kept; nil keeps it for this session alone.
  package var historyPath: String?
  /// Whether Enter on this text should begin another line instead of ending the statement.
  package var isIncomplete: (String) -> Bool
  /// What could stand at the cursor: the whole statement, and the cursor as an offset in its UTF-8 bytes.
  package var complete: (String, Int) -> CompletionResult
  /// Asked whenever the line stands and no key is waiting: text to write to the terminal over the line, the
  /// cursor being kept (for colouring the line, or a suggestion behind it). Nil, or an answer of nil, paints
  /// nothing.
  package var paint: ((LinePicture) -> String?)?
  /// Descriptors of the terminal or file to read from and of the terminal to write to.
  package var input: Int32 = 0
  package var output: Int32 = 1

  package init(
    historyPath: String? = nil,
    isIncomplete: @escaping (String) -> Bool = { _ in false },
    complete: @escaping (String, Int) -> CompletionResult = { _, cursor in .none(at: cursor) },
    paint: ((LinePicture) -> String?)? = nil
  ) {
    self.historyPath = historyPath
    self.isIncomplete = isIncomplete
    self.complete = complete
    self.paint = paint
  }

  /// The editor fit for the input and output: libedit on a terminal that can move its cursor, else plain lines.
  package func makeEditor() -> any LineEditor {
    if Terminal.canEdit(input: input, output: output), let editor = EditLineEditor(options: self) {
      return editor
    }
    return PlainLineReader(options: self)
  }
}
