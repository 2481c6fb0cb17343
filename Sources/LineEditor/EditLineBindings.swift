import CLineEditor

/// The functions libedit calls, and which key calls what. They are C functions, so the editor comes to them by
/// libedit's client pointer.
enum EditLineBindings {
  static func install(on editor: OpaquePointer) {
    cle_set_reader(editor) { editor, key in
      guard let editor, let key, let client = client(of: editor) else { return -1 }
      return client.nextKey(editor, into: key)
    }
    addMoves(to: editor)
    addChanges(to: editor)
  }

  /// Sets libedit's keys of a kind, and ours over them.
  static func bind(_ keys: EditingPreferences.Keys, on editor: OpaquePointer) {
    cle_set_keys(editor, keys.rawValue)
    for (key, name) in common { cle_bind(editor, key, name) }
    for (key, name) in special {
      cle_bind(editor, String(key.scalar), name)
      if keys == .vi { cle_bind_command(editor, String(key.scalar), name) }
    }
    switch keys {
    case .emacs: for (key, name) in emacs { cle_bind(editor, key, name) }
    case .vi: for (key, name) in common + vi { cle_bind_command(editor, key, name) }
    }
  }

  private static func addMoves(to editor: OpaquePointer) {
    add("audit-up", to: editor) { editor, _ in run(editor) { $0.up($1) } }
    add("audit-down", to: editor) { editor, _ in run(editor) { $0.down($1) } }
    add("audit-right", to: editor) { editor, _ in run(editor) { $0.right($1) } }
    add("audit-row-start", to: editor) { editor, _ in run(editor) { $0.rowStart($1) } }
    add("audit-row-end", to: editor) { editor, _ in run(editor) { $0.rowEnd($1) } }
    add("audit-word-right", to: editor) { editor, _ in run(editor) { $0.wordRight($1) } }
    add("audit-search", to: editor) { editor, _ in run(editor) { $0.search($1) } }
    add("audit-clear-screen", to: editor) { editor, _ in run(editor) { $0.clearScreen($1) } }
  }

  private static func addChanges(to editor: OpaquePointer) {
    add("audit-enter", to: editor) { editor, _ in run(editor) { $0.enter($1) } }
    add("audit-newline", to: editor) { editor, _ in run(editor) { $0.newline($1) } }
    add("audit-complete", to: editor) { editor, _ in run(editor) { $0.complete($1) } }
    add("audit-paste", to: editor) { editor, _ in run(editor) { $0.paste($1) } }
    add("audit-undo", to: editor) { editor, _ in run(editor) { $0.undo($1) } }
    add("audit-edit-outside", to: editor) { editor, _ in run(editor) { $0.editOutside($1) } }
    add("audit-delete", to: editor) { editor, _ in run(editor) { $0.delete($1) } }
    add("audit-delete-or-end", to: editor) { editor, _ in run(editor) { $0.deleteOrEnd($1) } }
    add("audit-kill-to-end", to: editor) { editor, _ in run(editor) { $0.killToEnd($1) } }
    add("audit-kill-to-start", to: editor) { editor, _ in run(editor) { $0.killToStart($1) } }
    add("audit-kill-word-before", to: editor) { editor, _ in run(editor) { $0.killWordBefore($1) } }
    add("audit-kill-letters-before", to: editor) { editor, _ in run(editor) { $0.killLettersBefore($1) } }
    add("audit-kill-word-after", to: editor) { editor, _ in run(editor) { $0.killWordAfter($1) } }
    add("audit-yank", to: editor) { editor, _ in run(editor) { $0.yank($1) } }
  }

  private static func add(_ name: String, to editor: OpaquePointer, _ command: cle_command) {
    cle_add_command(editor, name, "", command)
  }

  private static let special: [(Key, String)] = [
    (.up, "audit-up"), (.down, "audit-down"), (.left, "ed-prev-char"), (.right, "audit-right"),
    (.home, "audit-row-start"), (.end, "audit-row-end"), (.delete, "audit-delete"),
    (.wordLeft, "ed-prev-word"), (.wordRight, "audit-word-right"), (.newline, "audit-newline"),
    (.paste, "audit-paste"), (.deleteWord, "audit-kill-word-after"),
  ]

  /// The same in both kinds of keys.
  private static let common: [(String, String)] = [
    ("\r", "audit-enter"), ("\n", "audit-enter"), ("\u{0C}", "audit-clear-screen"),
    ("\u{12}", "audit-search"), ("\u{04}", "audit-delete-or-end"), ("\u{10}", "audit-up"),
    ("\u{0E}", "audit-down"), ("\u{1F}", "audit-undo"), ("\u{18}\u{05}", "audit-edit-outside"),
    ("\t", "audit-complete"), ("\u{05}", "audit-row-end"), ("\u{01}", "audit-row-start"),
    ("\u{0B}", "audit-kill-to-end"), ("\u{15}", "audit-kill-to-start"), ("\u{17}", "audit-kill-word-before"),
    ("\u{19}", "audit-yank"),
  ]

  /// In vi's keys Escape stands alone, so no key may begin with it there. The last two would run libedit's own
  /// commands by their names.
  private static let emacs: [(String, String)] = [
    ("\u{06}", "audit-right"), ("\u{1B}f", "audit-word-right"), ("\u{1B}b", "ed-prev-word"),
    ("\u{1B}d", "audit-kill-word-after"), ("\u{1B}\u{7F}", "audit-kill-letters-before"),
    ("\u{1B}\u{08}", "audit-kill-letters-before"), ("\u{1B}p", "audit-up"), ("\u{1B}n", "audit-down"),
    ("\u{18}\u{15}", "audit-undo"), ("\u{13}", "ed-unassigned"), ("\u{1B}x", "ed-unassigned"),
    ("\u{1B}X", "ed-unassigned"),
  ]

  /// In vi's command mode. libedit's own of these would use its history, which is empty, or a shell of its own.
  private static let vi: [(String, String)] = [
    ("k", "audit-up"), ("j", "audit-down"), ("-", "audit-up"), ("+", "audit-down"), ("/", "audit-search"),
    ("?", "audit-search"), ("u", "audit-undo"), ("v", "audit-edit-outside"), ("G", "ed-unassigned"),
    ("n", "ed-unassigned"), ("N", "ed-unassigned"), ("#", "ed-unassigned"), ("@", "ed-unassigned"),
    (":", "ed-unassigned"), ("K", "ed-unassigned"), ("J", "ed-unassigned"), ("_", "ed-unassigned"),
  ]
}

// C function pointers capture nothing, not even the type a static function belongs to: so these two stand alone.

private func run(
  _ editor: OpaquePointer?, _ command: (EditLineEditor, OpaquePointer) -> Int32
) -> UInt8 {
  guard let editor, let client = client(of: editor) else { return UInt8(CC_ERROR) }
  return UInt8(command(client, editor))
}

private func client(of editor: OpaquePointer) -> EditLineEditor? {
  cle_client(editor).map { Unmanaged<EditLineEditor>.fromOpaque($0).takeUnretainedValue() }
}
