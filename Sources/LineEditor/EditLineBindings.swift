import CLineEditor

/// The functions libedit calls, and which key calls what. They are C functions, so the editor comes to them by
/// libedit's client pointer.
enum EditLineBindings {
  /// Keys no keyboard sends, by which we call libedit's functions and it calls ours.
  static let repairKey: Unicode.Scalar = "\u{80}"
  static let submitKey: Unicode.Scalar = "\u{81}"
  static let olderKey: Unicode.Scalar = "\u{82}"
  static let newerKey: Unicode.Scalar = "\u{83}"

  static func install(on editor: OpaquePointer) {
    cle_set_reader(editor) { editor, key in
      guard let editor, let key, let client = client(of: editor) else { return -1 }
      return client.nextKey(editor, into: key)
    }
    cle_set_prompt(
      editor, { editor in editor.flatMap { client(of: $0)?.promptPointer } }, CChar(Prompt.mark.value))
    addCommands(to: editor)
    for (key, name) in keys { cle_bind(editor, key, name) }
  }

  private static func addCommands(to editor: OpaquePointer) {
    add("audit-enter", to: editor) { editor, _ in run(editor) { $0.enter($1) } }
    add("audit-newline", to: editor) { editor, _ in run(editor) { $0.newline($1) } }
    add("audit-complete", to: editor) { editor, _ in run(editor) { $0.complete($1) } }
    add("audit-paste", to: editor) { editor, _ in run(editor) { $0.paste($1) } }
    add("audit-up", to: editor) { editor, _ in run(editor) { $0.up($1) } }
    add("audit-down", to: editor) { editor, _ in run(editor) { $0.down($1) } }
    add("audit-row-start", to: editor) { editor, _ in run(editor) { $0.rowStart($1) } }
    add("audit-row-end", to: editor) { editor, _ in run(editor) { $0.rowEnd($1) } }
    add("audit-repair", to: editor) { editor, _ in
      run(editor) {
        $0.repair($1)
        return CC_REFRESH
      }
    }
  }

  private static func add(_ name: String, to editor: OpaquePointer, _ command: cle_command) {
    cle_add_command(editor, name, "", command)
  }

  /// Terminals do not agree on Home, End and Ctrl-arrows, so each spelling in use is bound.
  private static let keys: [(String, String)] = [
    (String(repairKey), "audit-repair"), (String(submitKey), "ed-newline"),
    (String(olderKey), "ed-prev-history"), (String(newerKey), "ed-next-history"),
    ("\r", "audit-enter"), ("\n", "audit-enter"), ("\u{1B}\r", "audit-newline"),
    ("\u{1B}\n", "audit-newline"), ("\t", "audit-complete"), ("\u{1B}[200~", "audit-paste"),
    ("\u{1B}[A", "audit-up"), ("\u{1B}OA", "audit-up"), ("\u{10}", "audit-up"),
    ("\u{1B}[B", "audit-down"), ("\u{1B}OB", "audit-down"), ("\u{0E}", "audit-down"),
    ("\u{01}", "audit-row-start"), ("\u{1B}[H", "audit-row-start"), ("\u{1B}OH", "audit-row-start"),
    ("\u{1B}[1~", "audit-row-start"), ("\u{1B}[7~", "audit-row-start"),
    ("\u{05}", "audit-row-end"), ("\u{1B}[F", "audit-row-end"), ("\u{1B}OF", "audit-row-end"),
    ("\u{1B}[4~", "audit-row-end"), ("\u{1B}[8~", "audit-row-end"),
    ("\u{1B}[3~", "ed-delete-next-char"), ("\u{1B}[1;5C", "em-next-word"), ("\u{1B}[5C", "em-next-word"),
    ("\u{1B}[1;3C", "em-next-word"), ("\u{1B}f", "em-next-word"), ("\u{1B}[1;5D", "ed-prev-word"),
    ("\u{1B}[5D", "ed-prev-word"), ("\u{1B}[1;3D", "ed-prev-word"), ("\u{1B}b", "ed-prev-word"),
    ("\u{1B}\u{7F}", "ed-delete-prev-word"), ("\u{17}", "ed-delete-prev-word"),
    ("\u{15}", "vi-kill-line-prev"), ("\u{0B}", "ed-kill-line"), ("\u{19}", "em-yank"),
    ("\u{0C}", "ed-clear-screen"), ("\u{12}", "em-inc-search-prev"), ("\u{13}", "em-inc-search-next"),
    ("\u{04}", "em-delete-or-list"),
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
