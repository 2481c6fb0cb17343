/// Where the cursor stands: which brackets and strings are open before it, and where the pipes are. It reads any
/// text, a program or not; the parser cannot, since half a statement is none.
struct CompleterScan {
  enum Bracket {
    case statement, round, square, curly
    /// `$( … )` inside a string.
    case interpolation
  }

  struct Frame {
    var bracket: Bracket
    /// Behind the bracket, or where the statement begins.
    var start: Int
    /// Places of `|` at this depth.
    var pipes: [Int] = []

    var stageStart: Int { pipes.last.map { $0 + 1 } ?? start }
  }

  private enum Level {
    case code(Frame)
    case string(quote: UInt8, start: Int)
  }

  let bytes: [UInt8]
  private(set) var isComment = false
  /// Blocks around the cursor.
  private(set) var openBlocks = 0
  private var levels: [Level] = [.code(Frame(bracket: .statement, start: 0))]
  private var position = 0
  /// The last byte that is neither blank nor comment.
  private var lastCode = -1

  /// `bytes`: the text before the cursor.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: "#!".utf8) { skipComment() }
    while position < bytes.count {
      if case .string(let quote, _)? = levels.last { stepString(quote) } else { stepCode() }
    }
  }

  /// The open brackets, the statement first.
  var frames: [Frame] {
    levels.compactMap { level in if case .code(let frame) = level { frame } else { nil } }
  }

  /// The string in which the cursor stands, and where its content begins.
  var string: (quote: UInt8, start: Int)? {
    if case .string(let quote, let start)? = levels.last { (quote, start) } else { nil }
  }

  private func byte(_ ahead: Int = 0) -> UInt8 {
    position + ahead < bytes.count ? bytes[position + ahead] : 0
  }

  private mutating func stepString(_ quote: UInt8) {
    if byte() == quote {
      levels.removeLast()
      lastCode = position
    } else if quote == UInt8(ascii: "\""), byte() == UInt8(ascii: "\\") {
      position += 1
    } else if quote == UInt8(ascii: "\""), byte() == UInt8(ascii: "$"), byte(1) == UInt8(ascii: "(") {
      position += 1
      levels.append(.code(Frame(bracket: .interpolation, start: position + 1)))
    }
    position += 1
  }

  private mutating func stepCode() {
    let current = byte()
    let isBlank = current <= UInt8(ascii: " ")
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): levels.append(.string(quote: current, start: position + 1))
    case UInt8(ascii: "("): open(.round)
    case UInt8(ascii: "["): open(.square)
    case UInt8(ascii: "{"):
      if opensBlock {
        openBlocks += 1
        begin()
      } else {
        open(.curly)
      }
    case UInt8(ascii: ")"): close([.round, .interpolation])
    case UInt8(ascii: "]"): close([.square])
    case UInt8(ascii: "}"):
      if levels.count == 1 {
        openBlocks = max(0, openBlocks - 1)
        begin()
      } else {
        close([.curly])
      }
    case UInt8(ascii: "|"): addPipe()
    case UInt8(ascii: "#") where position == 0 || bytes[position - 1] <= UInt8(ascii: " "):
      return skipComment()
    case UInt8(ascii: ";") where levels.count == 1: begin()
    case UInt8(ascii: "\n") where levels.count == 1:
      if !goesOn() { begin() }
    case UInt8(ascii: "\\") where byte(1) == UInt8(ascii: "\n"): position += 1
    default: break
    }
    if !isBlank { lastCode = position }
    position += 1
  }

  private mutating func open(_ bracket: Bracket) {
    levels.append(.code(Frame(bracket: bracket, start: position + 1)))
  }

  /// Whether a `{` here begins a block: then a statement begins behind it.
  private var opensBlock: Bool {
    guard levels.count == 1, case .code(let frame)? = levels.last else { return false }
    let first = CompleterToken.read(bytes, from: frame.start, to: position).first
    return ["if", "else", "for", "def", "test", "retry", "watch"].contains(first?.text ?? "")
  }

  private mutating func close(_ brackets: [Bracket]) {
    guard levels.count > 1, case .code(let frame)? = levels.last, brackets.contains(frame.bracket)
    else { return }
    levels.removeLast()
  }

  private mutating func addPipe() {
    guard case .code(var frame)? = levels.popLast() else { return }
    frame.pipes.append(position)
    levels.append(.code(frame))
  }

  /// A new statement begins behind `position`.
  private mutating func begin() {
    levels = [.code(Frame(bracket: .statement, start: position + 1))]
  }

  private mutating func skipComment() {
    while position < bytes.count, byte() != UInt8(ascii: "\n") { position += 1 }
    isComment = position == bytes.count
  }

  /// At a line end: whether the statement goes on behind it.
  private func goesOn() -> Bool {
    var next = position
    while next < bytes.count, bytes[next] <= UInt8(ascii: " ") { next += 1 }
    if next < bytes.count, bytes[next] == UInt8(ascii: "|") { return true }
    guard case .code(let frame)? = levels.last, lastCode >= frame.start else { return false }
    if bytes[lastCode] == UInt8(ascii: "|") { return true }
    let tokens = CompleterToken.read(bytes, from: frame.stageStart, to: lastCode + 1)
    guard let first = tokens.first, let last = tokens.last else { return false }
    if tokens.count > 1, last.isSymbol("=") { return true }
    return CompleterWords.takesExpression(first, isStage: !frame.pipes.isEmpty)
      && (last.isOperator || last.isSymbol(","))
  }
}
