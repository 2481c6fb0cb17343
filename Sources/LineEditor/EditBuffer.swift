/// libedit's line: its characters, and the cursor as an index among them.
struct EditBuffer: Equatable {
  var scalars: [Unicode.Scalar] = []
  var cursor = 0

  /// The index of the first and the end of the last character of the cursor's row of text, newlines excluded.
  var row: Range<Int> {
    let start = scalars[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    let end = scalars[cursor...].firstIndex(of: "\n") ?? scalars.count
    return start..<end
  }

  var text: String { Self.text(scalars[...]) }

  var isAtEnd: Bool { cursor == scalars.count }

  /// The cursor as an offset in the text's UTF-8 bytes.
  var cursorByte: Int { scalars[..<cursor].reduce(0) { $0 + UTF8.width($1) } }

  static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Whether this came of `old` by one character typed that is no blank: such a change joins the one before it.
  func isTyped(after old: EditBuffer) -> Bool {
    scalars.count == old.scalars.count + 1 && cursor == old.cursor + 1 && scalars[old.cursor] != " "
      && scalars[..<old.cursor] == old.scalars[..<old.cursor]
      && scalars[cursor...] == old.scalars[old.cursor...]
  }
}
