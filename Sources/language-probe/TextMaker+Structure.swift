/// Mutations that know what a program is made of: a word gives way to a word, a bracket to a bracket with all that is in
/// it, a stage to a stage, a statement to a statement. Most of what comes out gets past the parser, to the checker and the
/// formatter.
extension TextMaker {
  enum Kind { case blank, line, word, number, quote, open, close, pipe, sign }

  static func kind(_ part: [UInt8]) -> Kind {
    guard let first = part.first else { return .blank }
    switch first {
    case 0...0x20: return part.contains(UInt8(ascii: "\n")) ? .line : .blank
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return .quote
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): return .open
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return .close
    case UInt8(ascii: "|"): return .pipe
    case _
    where first | 0x20 >= UInt8(ascii: "a") && first | 0x20 <= UInt8(ascii: "z") || first == UInt8(ascii: "_"):
      return .word
    default: return .sign
    }
  }

  /// One mutation of this kind.
  mutating func restructure(_ parts: inout [[UInt8]]) {
    guard !parts.isEmpty else { return }
    var other = Self.words(pick(seeds))
    switch draw(5) {
    case 0: exchangeWord(&parts, other)
    case 1: exchange(&parts, other) { Self.group($0, $1) }
    case 2: exchange(&parts, other) { Self.stage($0, $1) }
    case 3: exchange(&parts, other) { Self.statement($0, $1) }
    default:
      // What stands in a bracket is put into another, or a statement into a block.
      guard let range = Self.group(parts, draw(parts.count)) ?? Self.statement(parts, draw(parts.count))
      else {
        return
      }
      let (before, after) = pick([
        ("(", ")"), ("[", "]"), ("if true {\n", "\n}"), ("def zz() {\n", "\n}"), ("for q in ", " { $q }"),
        ("{a: ", "}"), ("\"$(", ")\""), ("if(true, ", ", null)"), ("not (", ")"), ("test \"t\" { ", " }"),
      ])
      other = [Array(before.utf8)] + parts[range] + [Array(after.utf8)]
      parts.replaceSubrange(range, with: other)
    }
  }

  private mutating func exchangeWord(_ parts: inout [[UInt8]], _ other: [[UInt8]]) {
    let place = draw(parts.count)
    let kind = Self.kind(parts[place])
    let same = other.filter { Self.kind($0) == kind }
    if !same.isEmpty { parts[place] = pick(same) }
  }

  private mutating func exchange(
    _ parts: inout [[UInt8]], _ other: [[UInt8]], _ find: ([[UInt8]], Int) -> Range<Int>?
  ) {
    guard !other.isEmpty, let old = find(parts, draw(parts.count)),
      let new = find(other, draw(other.count))
    else { return }
    // Beside it or in its place.
    parts.replaceSubrange(draw(4) == 0 ? old.upperBound..<old.upperBound : old, with: other[new])
  }

  /// The bracket that opens at `place` or behind it, with what is in it.
  private static func group(_ parts: [[UInt8]], _ place: Int) -> Range<Int>? {
    guard let start = parts[place...].firstIndex(where: { kind($0) == .open }) else { return nil }
    var depth = 0
    for index in start..<parts.count {
      if kind(parts[index]) == .open { depth += 1 }
      if kind(parts[index]) == .close { depth -= 1 }
      if depth == 0 { return start..<index + 1 }
    }
    return nil
  }

  /// From the pipe at `place` or behind it to the next, or to the end of the statement.
  private static func stage(_ parts: [[UInt8]], _ place: Int) -> Range<Int>? {
    guard let start = parts[place...].firstIndex(where: { kind($0) == .pipe }) else { return nil }
    return start..<end(parts, start + 1, [.pipe, .line])
  }

  /// The line behind `place`, and more while brackets are open.
  private static func statement(_ parts: [[UInt8]], _ place: Int) -> Range<Int>? {
    let start = parts[place...].firstIndex { kind($0) == .line }.map { $0 + 1 } ?? 0
    guard start < parts.count else { return nil }
    return start..<end(parts, start, [.line])
  }

  private static func end(_ parts: [[UInt8]], _ start: Int, _ kinds: Set<Kind>) -> Int {
    var depth = 0
    for index in start..<parts.count {
      let kind = kind(parts[index])
      if kind == .open { depth += 1 }
      if kind == .close { depth -= 1 }
      if depth < 0 || depth == 0 && kinds.contains(kind) { return index }
    }
    return parts.count
  }
}
