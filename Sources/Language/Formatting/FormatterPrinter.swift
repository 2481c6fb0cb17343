/// Layout → text.
struct FormatterPrinter {
  private typealias Layout = FormatterLayout
  private let source: [UInt8]
  private var output: [UInt8] = []
  /// Characters of the line so far; at its start, those of the indent to come.
  private var column = 0
  private var isAtLineStart = true
  /// A blank is due before the next text of the line.
  private var needsSpace = false
  /// A comment ended the line.
  private var needsLine = false

  init(_ source: [UInt8]) {
    self.source = source
    output.reserveCapacity(source.count + source.count / 4)
  }

  mutating func print(_ layout: [FormatterLayout]) -> [UInt8] {
    print(layout, indent: 0, isFlat: false, after: 0)
    return output
  }

  /// `after`: characters that have to stand on the line of the last part.
  private mutating func print(_ parts: [Layout], indent: Int, isFlat: Bool, after: Int) {
    for (index, part) in parts.enumerated() {
      switch part {
      case .text(let range): write(range, indent)
      case .space: needsSpace = true
      case .line where isFlat: needsSpace = true
      case .softLine where isFlat: break
      case .line, .softLine, .hardLine: endLine(indent)
      case .blankLine: output.append(UInt8(ascii: "\n"))
      case .ownComment(let range):
        endLine(indent)
        write(range, indent)
        needsLine = true
      case .trailingComment(let range):
        needsSpace = true
        write(range, indent)
        needsLine = true
      case .indent(let more, let inner):
        let rest = isFlat ? 0 : Self.width(parts[(index + 1)...], after, source).width
        print(inner, indent: indent + more, isFlat: isFlat, after: rest)
      case .group(let inner, let isBroken):
        let rest = isFlat ? 0 : Self.width(parts[(index + 1)...], after, source).width
        let start = needsLine ? indent : column + (needsSpace ? 1 : 0)
        let fits = isFlat || !isBroken && fits(inner, from: start + rest)
        print(inner, indent: indent, isFlat: fits, after: rest)
      }
    }
  }

  private mutating func endLine(_ indent: Int) {
    if !isAtLineStart { output.append(UInt8(ascii: "\n")) }
    isAtLineStart = true
    needsSpace = false
    needsLine = false
    column = indent
  }

  private mutating func write(_ range: Range<Int>, _ indent: Int) {
    if needsLine { endLine(indent) }
    if isAtLineStart {
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: column))
    } else if needsSpace {
      output.append(UInt8(ascii: " "))
      column += 1
    }
    output.append(contentsOf: source[range])
    let (width, isWhole) = Self.width(range, source, fromEnd: true)
    column = isWhole ? column + width : width
    isAtLineStart = false
    needsSpace = false
  }

  private func fits(_ parts: [Layout], from column: Int) -> Bool {
    var room = Formatter.lineWidth - column
    return room >= 0 && Self.take(parts, &room, source) != .overflow
  }

  private enum Room { case ends, goesOn, overflow }

  /// Takes the flat width of the parts off the room.
  private static func take(_ parts: [Layout], _ room: inout Int, _ source: [UInt8]) -> Room {
    for part in parts {
      switch part {
      case .text(let range):
        let (width, isWhole) = width(range, source, fromEnd: false)
        room -= width
        if room < 0 { return .overflow }
        if !isWhole { return .ends }
      case .space, .line: room -= 1
      case .softLine: break
      case .hardLine, .blankLine, .ownComment, .trailingComment: return .overflow
      case .indent(_, let inner), .group(let inner, _):
        let result = take(inner, &room, source)
        if result != .goesOn { return result }
      }
    }
    return room < 0 ? .overflow : .goesOn
  }

  /// Characters up to where the line may first end, a little past the line's width at most.
  private static func width(
    _ parts: ArraySlice<Layout>, _ after: Int, _ source: [UInt8]
  ) -> (width: Int, ends: Bool) {
    var total = 0
    for part in parts {
      switch part {
      case .text(let range):
        let (width, isWhole) = width(range, source, fromEnd: false)
        total += width
        if !isWhole { return (total, true) }
      case .space: total += 1
      case .line, .softLine, .hardLine, .blankLine, .ownComment, .trailingComment: return (total, true)
      case .indent(_, let inner), .group(let inner, _):
        let (width, ends) = width(inner[...], 0, source)
        total += width
        if ends { return (total, true) }
      }
      if total > Formatter.lineWidth { return (total, true) }
    }
    return (total + after, false)
  }

  /// The characters of a piece; of one that spans lines those of its first or its last.
  private static func width(
    _ range: Range<Int>, _ source: [UInt8], fromEnd: Bool
  ) -> (width: Int, isWhole: Bool) {
    var count = 0
    var isWhole = true
    for byte in source[range] {
      if byte == UInt8(ascii: "\n") {
        isWhole = false
        guard fromEnd else { break }
        count = 0
      } else if byte & 0xc0 != 0x80 {
        count += 1
      }
    }
    return (count, isWhole)
  }
}
