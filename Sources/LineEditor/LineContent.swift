/// What the screen is to show of a line: prompt, text, the suggestion behind it, the cursor, a menu
/// below.
struct LineContent {
  var prompt: Prompt
  /// Stands before each further line.
  var continuation: [Unicode.Scalar] = []
  var text: [Unicode.Scalar]
  /// An index of `text`, or its end.
  var cursor: Int
  /// Pieces of the text, in bytes of its UTF-8, in order.
  var styles: [StyledRange] = []
  /// Shown dimmed behind the text.
  var suggestion: [Unicode.Scalar] = []

  /// Rows below the line, each no wider than the screen.
  var menu: [[StyledText]] = []

  static let suggestionStyle = LineStyle(isDim: true)
}
