import Diagnostics

/// A text that parses, cut into pieces and comments.
struct FormatterPieces {
  private(set) var list: [FormatterPiece] = []
  /// Comments behind the last piece.
  private(set) var last: [FormatterPiece.Comment] = []
  private let marks: FormatterMarks
  private var lexer: Lexer
  /// Line ends since the last piece or comment.
  private var lineEnds = 0
  private var startsLine = false
  private var comments: [FormatterPiece.Comment] = []

  init(_ source: SourceText, _ marks: FormatterMarks) {
    self.marks = marks
    lexer = Lexer(source, source: 0)
    lexer.position = source.bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    skipTrivia()
    while !lexer.isAtEnd {
      // The text has been parsed: it has no lexical errors.
      guard var piece = try? piece() else { break }
      piece.startsStatement = marks[piece.range.lowerBound].contains(.statement)
      piece.leading = comments
      piece.startsLine = startsLine
      piece.followsBlank = lineEnds > 1
      comments = []
      lineEnds = 0
      startsLine = false
      list.append(piece)
      skipTrivia()
    }
    last = comments
    hoistCommentsBehindPipes()
  }

  private mutating func skipTrivia() {
    while !lexer.isAtEnd {
      switch lexer.byte() {
      case UInt8(ascii: "\n"):
        lineEnds += 1
        startsLine = true
        lexer.position += 1
      case UInt8(ascii: ";"): lexer.position += 1
      case UInt8(ascii: "#") where lexer.startsComment || list.isEmpty: takeComment()
      default:
        let start = lexer.position
        lexer.skipBlank()
        if lexer.position == start { return }
      }
    }
  }

  private mutating func takeComment() {
    let start = lexer.position
    lexer.skipLine()
    var end = lexer.position
    while end > start, lexer.bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    let comment = FormatterPiece.Comment(range: start..<end, followsBlank: lineEnds > 1)
    if !startsLine, !list.isEmpty, comments.isEmpty {
      list[list.count - 1].trailing = [comment]
    } else {
      comments.append(comment)
    }
    lineEnds = 0
  }

  private mutating func piece() throws(LexicalError) -> FormatterPiece {
    let start = lexer.position
    if let end = marks.end(ofAtom: start) { return atom(start..<end) }
    let token = try lexer.next()
    if token.kind == .option { lexer.position = min(start + 13, lexer.bytes.count) }
    var piece = FormatterPiece(range: start..<lexer.position, kind: .plain)
    switch token.kind {
    case .identifier("and"), .identifier("or"):
      if marks[start].contains(.binary) { piece.kind = .logical }
    case .symbol(let symbol): style(&piece, symbol)
    default: break
    }
    return piece
  }

  private mutating func atom(_ range: Range<Int>) -> FormatterPiece {
    var end = range.upperBound
    // In a list of words the comma behind one belongs to the list.
    while end > range.lowerBound + 1, lexer.bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    lexer.position = end
    var piece = FormatterPiece(range: range.lowerBound..<end, kind: .plain)
    // Behind a blank it would begin a comment.
    piece.gluesLeft = lexer.bytes[range.lowerBound] == UInt8(ascii: "#")
    if marks[range.lowerBound].contains(.option), lexer.bytes[end - 1] == UInt8(ascii: "=") {
      piece.gluesRight = lexer.byte() > UInt8(ascii: " ")
    }
    return piece
  }

  private func style(_ piece: inout FormatterPiece, _ symbol: String) {
    let mark = marks[piece.range.lowerBound]
    switch symbol {
    case "(":
      piece.kind = .open
      let isDefined = list.last.map { marks[$0.range.upperBound].contains(.definition) } ?? false
      piece.gluesLeft = mark.contains(.glued) || isDefined
    case "[":
      piece.kind = .open
      piece.gluesLeft = mark.contains(.glued)
    case "{": piece.kind = mark.contains(.block) ? .blockOpen : .open
    case "}": piece.kind = mark.contains(.block) ? .blockClose : .close
    case ")", "]": piece.kind = .close
    case "|": piece.kind = .pipe
    case ",":
      piece.kind = .comma
      piece.gluesLeft = true
    case ":": piece.gluesLeft = true
    case ".":
      piece.gluesLeft = true
      piece.gluesRight = true
    case "-" where !mark.contains(.binary):
      var next = lexer
      next.skipBlanks(newlines: true)
      // Two in a row would read as an option.
      piece.gluesRight = next.byte() != UInt8(ascii: "-")
    default: break
    }
  }

  /// Lines begin with their `|`, so that what was said behind it is said before it.
  private mutating func hoistCommentsBehindPipes() {
    for index in list.indices where list[index].kind == .pipe && index > 0 && index + 1 < list.count {
      var own = list[index].leading
      if let comment = list[index].trailing.first {
        if own.isEmpty, list[index - 1].trailing.isEmpty {
          list[index - 1].trailing = [comment]
        } else {
          own.append(comment)
        }
      }
      own += list[index + 1].leading
      list[index].trailing = []
      list[index + 1].leading = []
      list[index].leading = own
    }
  }
}
