import Rendering

/// What stands before the cursor: `demo (ro) 2 running> `.
struct PromptText {
  let database: String
  /// Whether it is the one that is opened when none is named.
  let isDefault: Bool
  let isReadOnly: Bool
  let isRecording: Bool
  let running: Int

  private static let longest = 24

  /// The database's file without folder and ending; `auditsh` for the one of no name.
  private func name(_ options: RenderOptions) -> String {
    if isDefault { return "auditsh" }
    if database == ":memory:" { return "memory" }
    var name = database.split(separator: "/").last.map(String.init) ?? database
    for ending in [".db", ".sqlite", ".sqlite3"] where name.hasSuffix(ending) && name.count > ending.count {
      name.removeLast(ending.count)
    }
    let visible = VisibleText.of(name, unicode: options.unicode)
    return TextFitting.cut(visible, to: Self.longest, ellipsis: options.unicode ? "…" : "...")
  }

  func text(_ options: RenderOptions) -> String {
    func paint(_ text: String, _ code: String) -> String {
      options.color ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
    var parts = [paint(name(options), "1;36")]
    if isReadOnly { parts.append(paint("(ro)", "33")) }
    if isRecording { parts.append(paint("(rec)", "31")) }
    if running > 0 { parts.append(paint("\(running) running", "32")) }
    return parts.joined(separator: " ") + "> "
  }
}
