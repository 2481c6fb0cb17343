import Assist
import LineEditor

/// The colours of a statement while it is typed. They come from the 16 that a terminal's theme sets itself, without
/// white, black and grey, so that they are readable on light and dark alike.
enum PromptColors {
  static func ranges(of highlights: [Highlight]) -> [StyledRange] {
    highlights.map { StyledRange($0.range, style(of: $0.kind)) }
  }

  private static func style(of kind: Highlight.Kind) -> LineStyle {
    switch kind {
    case .source: LineStyle(color: cyan, isBold: true)
    case .verb: LineStyle(color: blue, isBold: true)
    case .keyword: LineStyle(color: blue)
    case .function: LineStyle(color: cyan)
    case .option: LineStyle(color: cyan)
    case .string: LineStyle(color: green)
    case .number, .duration, .date, .constant: LineStyle(color: yellow)
    case .variable: LineStyle(color: magenta)
    case .comment: LineStyle(isDim: true)
    case .operator: LineStyle(isBold: true)
    case .unknown: LineStyle(color: red)
    }
  }

  private static let (red, green, yellow, blue, magenta, cyan) = (1, 2, 3, 4, 5, 6)
}
