import Diagnostics
import Values

/// A piece of an expression.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    case identifier(String)
    case variable(String)
    case literal
    /// A string that holds `$name` or `$( … )`; its parts are read by the parser.
    case interpolated
    /// An operator or bracket, as written.
    case symbol(String)
    /// `--name`: ends an expression.
    case option
    case newline
    case semicolon
    case end
  }

  var kind: Kind
  var span: Span
  /// The value of a literal.
  var value: Value = .null

  func isSymbol(_ text: String) -> Bool { kind == .symbol(text) }
}
