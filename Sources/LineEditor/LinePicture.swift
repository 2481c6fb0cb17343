/// The line as it stands on the screen, for what is painted over it.
package struct LinePicture: Equatable, Sendable {
  package let statement: String
  /// The cursor as an offset in the statement's UTF-8 bytes.
  package let cursor: Int
  /// The cursor's place on the screen, counted from the prompt's first row and column, from 0.
  package let row: Int
  package let column: Int
  /// The terminal's width in columns.
  package let width: Int
}
