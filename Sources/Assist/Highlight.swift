/// A piece of a text and how it is to stand out; what does not is no highlight.
package struct Highlight: Equatable, Sendable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    case source, verb
    /// `let`, `where`, `by`.
    case keyword
    case function, option, string, number, duration, date
    /// `true`, `false`, `null`.
    case constant
    case variable, comment
    case `operator`
    /// No such source, verb, stage, field, function, variable, option or value; or no token at all.
    case unknown
  }

  package var kind: Kind
  /// In bytes of the text's UTF-8.
  package var range: Range<Int>

  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
