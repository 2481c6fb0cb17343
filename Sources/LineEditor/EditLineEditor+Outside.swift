import CLineEditor

/// Ctrl-X Ctrl-E: the line in a person's own editor.
extension EditLineEditor {
  func editOutside(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    leaveLine(editor, showing: "")
    terminal.setBracketedPaste(false)
    cle_set_raw(editor, 0)
    let edited = ExternalEditor(fileEnding: options.fileEnding).edit(now.text)
    cle_set_raw(editor, 1)
    terminal.setBracketedPaste(true)
    // A Ctrl-C there was meant for that editor.
    InterruptSignal.clear()
    terminal.clearBelow()
    switch edited {
    case .success(let text):
      let scalars = Array(PastedText.cleaned(Array(text.unicodeScalars)).unicodeScalars)
      replaceLine(of: editor, with: EditBuffer(scalars: scalars, cursor: scalars.count))
    case .failure(let failure):
      terminal.write(DisplayText.clean(failure.message) + "\r\n")
    }
    return CC_REFRESH
  }
}
