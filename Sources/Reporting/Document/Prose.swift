/// A paragraph in a line: plain words, figures that stand out, and names from outside, which are set apart so that
/// their writing direction stays theirs.
///
/// Written as a string: `"\(name: brand) is named in \(strong: "62.5%") of the answers"`.
package struct Prose: Sendable, Equatable, ExpressibleByStringInterpolation {
  package enum Style: Sendable {
    case plain, strong, name
    /// Numbers that are not to be broken over lines.
    case figure
  }

  package struct Span: Sendable, Equatable {
    package var text: String
    package var style: Style
  }

  package var spans: [Span]

  package init(stringLiteral value: String) { spans = [Span(text: value, style: .plain)] }

  package init(stringInterpolation: StringInterpolation) { spans = stringInterpolation.spans }

  /// A text from outside as it is.
  package init(text: String) { spans = [Span(text: text, style: .plain)] }

  package static func + (left: Prose, right: Prose) -> Prose {
    var sum = left
    sum.spans += right.spans
    return sum
  }

  package static func += (left: inout Prose, right: Prose) { left = left + right }

  /// Without styles.
  package var text: String { spans.map(\.text).joined() }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate(set) var spans: [Span] = []

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { append(literal, .plain) }
    package mutating func appendInterpolation(_ text: String) { append(text, .plain) }
    package mutating func appendInterpolation(_ number: Int) { append(String(number), .plain) }
    package mutating func appendInterpolation(strong text: String) { append(text, .strong) }
    package mutating func appendInterpolation(figure text: String) { append(text, .figure) }
    package mutating func appendInterpolation(name text: String) { append(text, .name) }
    package mutating func appendInterpolation(_ prose: Prose) { spans += prose.spans }

    private mutating func append(_ text: String, _ style: Style) {
      if !text.isEmpty { spans.append(Span(text: text, style: style)) }
    }
  }
}
