import Diagnostics

/// A line of source text laid out in columns, so that a caret finds its place under tabs, wide characters and
/// control characters made visible.
struct SourceExcerpt {
  private struct Piece {
    let text: String
    let column: Int
    let width: Int
    let offset: Int
  }

  static let tabWidth = 4
  private let pieces: [Piece]
  private let endOffset: Int
  let width: Int

  /// `start` is the line's first byte in its source.
  init(_ line: String, start: Int, unicode: Bool) {
    var pieces: [Piece] = []
    var column = 0
    var offset = start
    for character in line {
      let text: String
      if character == "\t" {
        text = TextFitting.spaces(SourceExcerpt.tabWidth - column % SourceExcerpt.tabWidth)
      } else {
        text = VisibleText.of(String(character), unicode: unicode)
      }
      let width = DisplayWidth.of(text)
      pieces.append(Piece(text: text, column: column, width: width, offset: offset))
      column += width
      offset += character.utf8.count
    }
    self.pieces = pieces
    endOffset = offset
    width = column
  }

  /// The first column of the character that holds a byte; the line's width for what lies behind it.
  func column(of offset: Int) -> Int {
    if offset >= endOffset { return width }
    return pieces.last { $0.offset <= offset }?.column ?? 0
  }

  /// The column behind the character that holds the byte before `offset`.
  func endColumn(of offset: Int) -> Int {
    guard let piece = pieces.last(where: { $0.offset < offset }) else { return 0 }
    return piece.column + piece.width
  }

  /// Where the text begins after its indentation.
  var firstInk: Int { pieces.first { !$0.text.allSatisfy { $0 == " " } }?.column ?? 0 }

  /// The columns `from` to `from + room`, with an ellipsis on each side where something is cut.
  func window(from: Int, room: Int, ellipsis: String) -> String {
    let dots = DisplayWidth.of(ellipsis)
    let inner = from > 0 ? from + dots : 0
    var end = from + room
    if width > end { end -= dots }
    var text = from > 0 ? ellipsis : ""
    var column = from > 0 ? inner : 0
    for piece in pieces where piece.column >= inner && piece.column + piece.width <= end {
      text += TextFitting.spaces(piece.column - column) + piece.text
      column = piece.column + piece.width
    }
    return width > from + room ? text + ellipsis : text
  }
}
