/// libedit's line: its characters, and the cursor as an index among them.
struct EditBuffer: Equatable {
  var scalars: [Unicode.Scalar] = []
  var cursor = 0

  /// Whether this came of `old` by taking out a piece that stood where the cursor is now.
  func isDeletion(from old: EditBuffer) -> Bool {
    let gone = old.scalars.count - scalars.count
    return gone > 0 && cursor <= scalars.count
      && old.scalars[..<cursor] == scalars[..<cursor]
      && old.scalars[(cursor + gone)...] == scalars[cursor...]
  }

  /// The index of the first and the end of the last character of the cursor's row of text, newlines excluded.
  var row: Range<Int> {
    let start = scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let end = scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
    return start..<end
  }
}
