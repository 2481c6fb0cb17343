import Diagnostics
import Values

/// The roles of all pieces of a text. The lexer reads all of it, token by token, over whatever is wrong; what the parser
/// read as words behind a verb, as stages and names of verbs, it knows better.
package enum RoleReader {
  /// In the order of the text; none overlap. `parsed`: the roles that the parser saw.
  package static func roles(of text: SourceText, source: Int, parsed: [SyntaxRole]) -> [SyntaxRole] {
    var better: [Int: SyntaxRole] = [:]
    for role in parsed { better[role.span.start] = role }
    let known = better.values.sorted { $0.span.start < $1.span.start }
    var scan = RoleScan(lexer: Lexer(text, source: source))
    for role in known where role.span.start >= scan.lexer.position {
      scan.read(to: role.span.start)
      scan.roles.append(role)
      scan.lexer.position = role.span.end
    }
    scan.read(to: text.bytes.count)
    return scan.roles
  }
}

/// Reads tokens one behind the other.
private struct RoleScan {
  var lexer: Lexer
  var roles: [SyntaxRole] = []

  /// Words that belong to a stage or a statement, where they stand bare.
  private static let words: Set<String> = ["by", "on", "until", "every", "else", "if", "matches"]

  mutating func read(to end: Int) {
    while true {
      skipToCode(end)
      guard lexer.position < end else { return }
      let start = lexer.position
      do throws(LexicalError) {
        let token = try lexer.next()
        if lexer.position > end {
          lexer.position = end
          return
        }
        append(token)
      } catch {
        appendBroken(error, start)
      }
      if lexer.position == start { lexer.position += 1 }
    }
  }

  /// Over blanks and comments; those are kept.
  private mutating func skipToCode(_ end: Int) {
    while lexer.position < end {
      let start = lexer.position
      if lexer.byte() == UInt8(ascii: "#"), lexer.startsComment {
        lexer.skipLine()
        roles.append(SyntaxRole(.comment, lexer.span(from: start)))
      } else if lexer.byte() == UInt8(ascii: "\n") {
        lexer.position += 1
      } else {
        lexer.skipBlank()
      }
      if lexer.position == start { return }
    }
  }

  private mutating func append(_ token: Token) {
    switch token.kind {
    case .identifier(let word):
      if Keyword.operators.contains(word) {
        roles.append(SyntaxRole(.operator, token.span))
      } else if lexer.byte() == UInt8(ascii: "(") {
        roles.append(SyntaxRole(.function, token.span))
      } else {
        roles.append(SyntaxRole(Self.words.contains(word) ? .keyword : .name, token.span))
      }
    case .variable: roles.append(SyntaxRole(.variable, token.span))
    case .literal: roles.append(SyntaxRole(Self.kind(of: token.value), token.span))
    case .interpolated: appendInterpolated(token.span)
    case .symbol(let symbol):
      let isPunctuation = ["(", ")", "[", "]", "{", "}", ",", ".", ":"].contains(symbol)
      roles.append(SyntaxRole(isPunctuation ? .punctuation : .operator, token.span))
    case .option: appendOption(token.span.start)
    case .newline, .semicolon, .end: break
    }
  }

  private static func kind(of value: Value) -> SyntaxRole.Kind {
    switch value {
    case .bool, .null: .constant
    case .date: .date
    case .duration: .duration
    case .text: .string
    default: .number
    }
  }

  private mutating func appendOption(_ start: Int) {
    lexer.position = start + 2
    while Lexer.isNamePart(lexer.byte()) || lexer.byte() == UInt8(ascii: "-") { lexer.position += 1 }
    roles.append(SyntaxRole(.option, lexer.span(from: start)))
  }

  /// The variables in a string stand out.
  private mutating func appendInterpolated(_ span: Span) {
    var start = span.start
    var place = span.start
    while place < span.end {
      let byte = lexer.bytes[place]
      if byte == UInt8(ascii: "\\") {
        place += 2
      } else if byte == UInt8(ascii: "$"), place + 1 < span.end, Lexer.isNameStart(lexer.bytes[place + 1]) {
        roles.append(SyntaxRole(.string, Span(source: span.source, start: start, end: place)))
        start = place
        place += 1
        while place < span.end, Lexer.isNamePart(lexer.bytes[place]) { place += 1 }
        roles.append(SyntaxRole(.variable, Span(source: span.source, start: start, end: place)))
        start = place
      } else {
        place += 1
      }
    }
    if start < span.end {
      roles.append(SyntaxRole(.string, Span(source: span.source, start: start, end: span.end)))
    }
  }

  private mutating func appendBroken(_ error: LexicalError, _ start: Int) {
    switch error.problem {
    case .unclosedString:
      lexer.position = lexer.bytes.count
      roles.append(SyntaxRole(.string, lexer.span(from: start)))
    case .badEscape:
      // The string goes on behind it.
      roles.append(SyntaxRole(.string, Span(source: lexer.source, start: start, end: error.span.start)))
      roles.append(SyntaxRole(.stray, error.span))
      lexer.position = error.span.end
    default:
      lexer.position = max(lexer.position, start + 1)
      roles.append(SyntaxRole(.stray, lexer.span(from: start)))
    }
  }
}
