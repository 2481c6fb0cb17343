import Diagnostics

/// What a piece of a program's text is, for colouring; read from any text, also one that is no program yet.
package struct SyntaxRole: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// A word of the language: `let`, `where`, `by`.
    case keyword
    /// The name of a source, a verb or a definition.
    case call
    /// A raw word behind a verb.
    case word
    case option
    case function
    /// A field, or any other name.
    case name
    case variable
    case string
    case number
    case duration
    case date
    /// `true`, `false`, `null`.
    case constant
    case comment
    case `operator`
    /// Brackets, commas, dots, colons.
    case punctuation
    /// No token can begin with it, or none has this form.
    case stray
  }

  package var kind: Kind
  package var span: Span

  package init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}
