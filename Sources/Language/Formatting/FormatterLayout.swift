/// What is printed, and where it may break: groups go on one line where they fit, else all their lines break.
enum FormatterLayout {
  /// Bytes of the text.
  case text(Range<Int>)
  case space
  /// A blank, or a line end in a broken group.
  case line
  /// Nothing, or a line end in a broken group.
  case softLine
  /// Always a line end.
  case hardLine
  /// A blank line, behind a line end.
  case blankLine
  /// A comment on a line of its own.
  case ownComment(Range<Int>)
  /// A comment behind what was printed.
  case trailingComment(Range<Int>)
  case indent(Int, [FormatterLayout])
  /// `isBroken`: it holds what needs a line end.
  case group([FormatterLayout], isBroken: Bool)

  static func group(_ parts: [FormatterLayout]) -> FormatterLayout {
    .group(parts, isBroken: parts.contains(where: \.breaks))
  }

  /// A group, where there is more than one part.
  static func whole(_ parts: [FormatterLayout]) -> FormatterLayout {
    parts.count == 1 ? parts[0] : .group(parts)
  }

  /// Whether it cannot stand on one line.
  var breaks: Bool {
    switch self {
    case .hardLine, .blankLine, .ownComment, .trailingComment: true
    case .text, .space, .line, .softLine: false
    case .indent(_, let parts): parts.contains(where: \.breaks)
    case .group(_, let isBroken): isBroken
    }
  }
}
