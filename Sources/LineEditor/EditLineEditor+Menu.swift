import CLineEditor

/// Tab, and the candidates that one can walk through.
extension EditLineEditor {
  /// Puts in what is certain; of several candidates shows the menu.
  func complete(_ editor: OpaquePointer) -> Int32 {
    let now = buffer(of: editor)
    let (text, cursor) = (now.text, now.cursorByte)
    let result = completions(of: text, cursor)
    if InterruptSignal.isRaised() { return CC_NORM }
    switch CompletionStep(result, statement: text, cursor: cursor) {
    case .nothing: return CC_NORM
    case .insert(let replacement):
      put(replacement, for: result, in: now, editor)
      return CC_REFRESH
    case .insertAndList(let replacement):
      put(replacement, for: result, in: now, editor)
      return menu(editor)
    case .list: return menu(editor)
    }
  }

  /// A completion that takes its time hears Ctrl-C, as what runs does.
  private func completions(of text: String, _ cursor: Int) -> CompletionResult {
    cle_allow_signals(1)
    defer { cle_allow_signals(0) }
    return options.complete(text, cursor)
  }

  /// The menu below the line. Tab, Shift-Tab and the arrows choose, which shows in the line; Enter takes what is chosen,
  /// Escape and Ctrl-G put back what was typed. Before anything is chosen, typing narrows the menu. Any other key goes
  /// on with the line as it stands.
  private func menu(_ editor: OpaquePointer) -> Int32 {
    var typed = buffer(of: editor)
    guard var (result, menu) = candidates(for: typed) else { return CC_REFRESH }
    while true {
      switch nextEvent(editor, draw: { show(menu, editor) }) {
      case nil: return CC_ERROR
      case .signal: continue
      case .character("\t") where menu.candidates.count == 1:
        menu.move(by: 1)
        return accept(menu, result, typed, editor)
      case .character("\t"), .key(.down), .character("\u{0E}"): menu.move(by: 1)
      case .key(.backTab), .key(.up), .character("\u{10}"): menu.move(by: -1)
      case .key(.right) where menu.selected != nil: menu.moveColumn(by: 1, width: terminal.width)
      case .key(.left) where menu.selected != nil: menu.moveColumn(by: -1, width: terminal.width)
      case .character("\r"), .character("\n"):
        return menu.selected == nil ? enter(editor) : accept(menu, result, typed, editor)
      case .character("\u{07}"):
        replaceLine(of: editor, with: typed)
        return CC_REFRESH
      case .character("\u{1B}"): return escape(menu, typed, editor)
      case .character(let scalar) where narrows(scalar, menu):
        narrow(scalar, editor)
        typed = buffer(of: editor)
        guard let narrowed = candidates(for: typed) else { return CC_REFRESH }
        (result, menu) = narrowed
        continue
      case .some(let other):
        input.giveBack(other)
        return CC_REFRESH
      }
      preview(menu, result, typed, editor)
    }
  }

  private func candidates(for typed: EditBuffer) -> (CompletionResult, CandidateMenu)? {
    let result = completions(of: typed.text, typed.cursorByte)
    guard !result.candidates.isEmpty, (0...typed.cursorByte).contains(result.replaceFrom) else { return nil }
    return (result, CandidateMenu(result.candidates))
  }

  private func show(_ menu: CandidateMenu, _ editor: OpaquePointer) {
    var content = content(of: buffer(of: editor))
    let width = terminal.width
    let room = terminal.height - LinePicture(content, width: width).rows.count
    content.menu = menu.rows(width: width, height: room, usesStyles: options.usesStyles)
    show(content)
  }

  private func preview(
    _ menu: CandidateMenu, _ result: CompletionResult, _ typed: EditBuffer, _ editor: OpaquePointer
  ) {
    guard let candidate = menu.selection else { return }
    put(DisplayText.clean(candidate.text, keepingNewlines: true), for: result, in: typed, editor)
  }

  private func accept(
    _ menu: CandidateMenu, _ result: CompletionResult, _ typed: EditBuffer, _ editor: OpaquePointer
  ) -> Int32 {
    guard let candidate = menu.selection else { return CC_REFRESH }
    let text = CompletionStep.whole(candidate, behind: Array(typed.text.utf8)[typed.cursorByte...])
    put(text, for: result, in: typed, editor)
    return CC_REFRESH
  }

  /// The line as it was typed, with a candidate in place of what it replaces.
  private func put(
    _ text: String, for result: CompletionResult, in typed: EditBuffer, _ editor: OpaquePointer
  ) {
    var bytes = 0
    let kept = typed.scalars.prefix {
      bytes += UTF8.width($0)
      return bytes <= result.replaceFrom
    }
    let head = Array(kept) + Array(text.unicodeScalars)
    replaceLine(
      of: editor, with: EditBuffer(scalars: head + typed.scalars[typed.cursor...], cursor: head.count))
    completed = text.last == " " ? buffer(of: editor) : nil
  }

  /// In vi's keys, and where more follows at once (Alt with a key), Escape has its own meaning besides.
  private func escape(_ menu: CandidateMenu, _ typed: EditBuffer, _ editor: OpaquePointer) -> Int32 {
    if input.isReady {
      input.giveBack(.character("\u{1B}"))
      return CC_REFRESH
    }
    replaceLine(of: editor, with: typed)
    if preferences.keys == .vi { input.giveBack(.character("\u{1B}")) }
    return CC_REFRESH
  }

  /// In vi's keys a letter may be a command.
  private func narrows(_ scalar: Unicode.Scalar, _ menu: CandidateMenu) -> Bool {
    guard menu.selected == nil, preferences.keys == .emacs else { return false }
    return Self.isWordPart(scalar) || scalar == "\u{7F}" || scalar == "\u{08}"
  }

  private func narrow(_ scalar: Unicode.Scalar, _ editor: OpaquePointer) {
    if DisplayText.isControl(scalar) {
      if buffer(of: editor).cursor > 0 { el_deletestr(editor, 1) }
    } else {
      insert(String(scalar), into: editor)
    }
  }
}
