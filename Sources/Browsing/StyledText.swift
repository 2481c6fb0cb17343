import Rendering

/// Text of several tones, one paragraph: found words are marked in it before it is folded.
struct StyledText: Sendable {
  struct Letter: Sendable {
    let character: Character
    let tone: Tone
    /// Which match it belongs to, of all of the text.
    var match: Int?
  }

  private(set) var letters: [Letter] = []
  /// Columns before its lines, and before those behind the first.
  var indent = 0
  var hanging = 0

  init(indent: Int = 0, hanging: Int = 0) {
    self.indent = indent
    self.hanging = hanging
  }

  init(_ text: String, _ tone: Tone = .plain, indent: Int = 0, hanging: Int = 0) {
    self.init(indent: indent, hanging: hanging)
    append(text, tone)
  }

  /// `text` is inert and has no line feeds.
  mutating func append(_ text: String, _ tone: Tone = .plain) {
    for character in text { letters.append(Letter(character: character, tone: tone)) }
  }

  /// Marks where `needle` (folded) stands, counting on from `count`; gives the count after it. Upper and lower case,
  /// and both forms of é, are the same.
  mutating func mark(_ needle: [String], from count: Int) -> Int {
    guard let first = needle.first, letters.count >= needle.count else { return count }
    let folded = letters.map { $0.character.lowercased() }
    var count = count
    var start = 0
    while start <= folded.count - needle.count {
      let end = start + needle.count
      guard folded[start] == first, folded[start..<end].elementsEqual(needle) else {
        start += 1
        continue
      }
      for index in start..<end { letters[index].match = count }
      count += 1
      start = end
    }
    return count
  }

  /// What `mark` looks for.
  static func folded(_ needle: String) -> [String] { needle.map { $0.lowercased() } }

  /// Whether `needle` (folded) stands in a text.
  static func contains(_ text: String, _ needle: [String]) -> Bool {
    var styled = StyledText(text)
    return styled.mark(needle, from: 0) > 0
  }

  // MARK: Folding

  /// A folded line, with the matches that begin in it.
  struct Line: Sendable {
    var line: ScreenLine
    var matches: [Int]
  }

  /// Lines of at most `width` columns, broken at blanks where there are any. `current`: the match that is shown as
  /// the one in hand.
  func lines(width: Int, current: Int?) -> [Line] {
    var lines: [Line] = []
    var start = 0
    repeat {
      let margin = min(lines.isEmpty ? indent : indent + hanging, max(0, width - 8))
      let end = lineEnd(from: start, room: max(1, width - margin))
      lines.append(line(start..<end, margin, current))
      start = end
      while start < letters.count, letters[start].character == " ", !lines.isEmpty { start += 1 }
    } while start < letters.count
    return lines
  }

  /// Behind the last letter of a line that begins at `start`.
  private func lineEnd(from start: Int, room: Int) -> Int {
    var used = 0
    var index = start
    var blank: Int?
    while index < letters.count {
      let character = letters[index].character
      used += DisplayWidth.of(character)
      if used > room, index > start {
        if character == " " { return index }
        return blank ?? index
      }
      if character == " ", index > start { blank = index }
      index += 1
    }
    return index
  }

  private func line(_ range: Range<Int>, _ margin: Int, _ current: Int?) -> Line {
    var line = ScreenLine(TextFitting.spaces(margin))
    var matches: [Int] = []
    for index in range {
      let letter = letters[index]
      if let match = letter.match, matches.last != match, index == 0 || letters[index - 1].match != match {
        matches.append(match)
      }
      let isCurrent = letter.match != nil && letter.match == current
      let tone: Tone = letter.match == nil || isCurrent ? letter.tone : .warning
      line.append(Ink(String(letter.character), tone, reversed: letter.match != nil))
    }
    return Line(line: line, matches: matches)
  }
}
