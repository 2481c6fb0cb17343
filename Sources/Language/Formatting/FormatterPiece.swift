/// A piece of the text that is printed as it stands, with the comments around it.
struct FormatterPiece {
  enum Kind: Equatable {
    case plain, open, close, blockOpen, blockClose, comma, pipe
    /// `and`, `or`: a long condition breaks behind them.
    case logical
  }

  struct Comment {
    var range: Range<Int>
    /// A blank line stands before it.
    var followsBlank: Bool
  }

  var range: Range<Int>
  var kind: Kind
  var startsStatement = false
  /// No blank before it.
  var gluesLeft = false
  /// No blank behind it.
  var gluesRight = false
  /// Comments on lines of their own before the piece.
  var leading: [Comment] = []
  /// The comment behind the piece on its line: one at most; a list is smaller than an optional, and pieces are many.
  var trailing: [Comment] = []
  /// The piece is the first of its line.
  var startsLine = false
  /// A blank line stands right before it.
  var followsBlank = false
}
