/// How a cell of the screen looks: what SGR sequences (ESC `[` … `m`) have set.
package struct ScreenStyle: Equatable, Sendable {
  package enum Color: Equatable, Sendable {
    /// 0–7 the plain colours, 8–15 the bright ones, 16–255 the palette.
    case indexed(Int)
    case rgb(Int, Int, Int)
  }

  package var foreground: Color?
  package var background: Color?
  package var isBold = false
  package var isDim = false
  package var isItalic = false
  package var isUnderlined = false
  package var isReversed = false

  /// As the terminal starts.
  package static let plain = ScreenStyle()

  package init(
    foreground: Color? = nil, background: Color? = nil, isBold: Bool = false, isDim: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.isBold = isBold
    self.isDim = isDim
  }

  /// Obeys the numbers of an SGR sequence.
  mutating func obey(_ numbers: [Int]) {
    var rest = numbers.isEmpty ? [0] : numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 38: foreground = Self.color(from: &rest)
      case 48: background = Self.color(from: &rest)
      default: obey(number)
      }
    }
  }

  private mutating func obey(_ number: Int) {
    switch number {
    case 0: self = .plain
    case 1: isBold = true
    case 2: isDim = true
    case 3: isItalic = true
    case 4: isUnderlined = true
    case 7: isReversed = true
    case 22: (isBold, isDim) = (false, false)
    case 23: isItalic = false
    case 24: isUnderlined = false
    case 27: isReversed = false
    case 30...37: foreground = .indexed(number - 30)
    case 39: foreground = nil
    case 40...47: background = .indexed(number - 40)
    case 49: background = nil
    case 90...97: foreground = .indexed(number - 82)
    case 100...107: background = .indexed(number - 92)
    default: break
    }
  }

  /// What follows 38 or 48: `5;n` or `2;r;g;b`.
  private static func color(from rest: inout ArraySlice<Int>) -> Color? {
    switch rest.popFirst() {
    case 5: return rest.popFirst().map(Color.indexed)
    case 2 where rest.count >= 3:
      let parts = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      return .rgb(parts[0], parts[1], parts[2])
    default: return nil
    }
  }
}
