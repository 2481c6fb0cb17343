import Diagnostics

// `for … do … done` and `if … then … fi`, as shells have them: told once, with all of the block passed over.
extension Parser {
  private static let openers: Set<String> = ["do", "then"]
  private static let closers: Set<String> = ["done", "fi", "end", "endif", "od"]

  /// The `do` or `then` that stands where a block should begin: in front of the token (a verb took it for a word), at it,
  /// or behind the `;` or line end that it is.
  func shellWord() -> Name? {
    var places: [Int] = []
    var before = token.span.start
    while before > 0, lexer.bytes[before - 1] == UInt8(ascii: " ") { before -= 1 }
    var start = before
    while start > 0, Lexer.isNamePart(lexer.bytes[start - 1]) { start -= 1 }
    places.append(start)
    places.append(token.span.start)
    if token.kind == .semicolon || token.kind == .newline {
      var ahead = lexer
      ahead.skipBlanks(newlines: true)
      places.append(ahead.position)
    }
    for place in places {
      var word = lexer
      word.position = place
      let text = word.takeName()
      if Self.openers.contains(text) { return Name(text, word.span(from: place)) }
    }
    return nil
  }

  /// To the word that closes the block that `opener` opens; nowhere where there is none.
  mutating func skipShellBlock(_ opener: Span) {
    var ahead = lexer
    var depth = 1
    while !ahead.isAtEnd {
      let start = ahead.position
      guard Lexer.isNameStart(ahead.byte()), start == 0 || !Lexer.isNamePart(lexer.bytes[start - 1]) else {
        ahead.position += 1
        continue
      }
      let word = ahead.takeName()
      if Self.openers.contains(word), start > opener.end { depth += 1 }
      if Self.closers.contains(word) { depth -= 1 }
      if depth == 0 {
        lexer.position = ahead.position
        return
      }
    }
  }
}
