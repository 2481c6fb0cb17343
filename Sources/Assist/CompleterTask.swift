import Planning
import Relation
import Values

/// What was found for one press of Tab, not yet held against what was typed.
struct CompleterAnswer {
  /// Where the text to replace begins.
  var from: Int
  /// The text from there to the cursor, as it is matched.
  var typed: String
  var offers: [CompleterOffer] = []
}

/// One press of Tab.
struct CompleterTask {
  let declarations: Declarations
  let data: CompletionData
  let scan: CompleterScan
  let scope: Scope

  var bytes: [UInt8] { scan.bytes }
  var cursor: Int { scan.bytes.count }

  func text(_ start: Int, _ end: Int) -> String {
    String(decoding: bytes[min(max(0, start), end)..<end], as: UTF8.self)
  }

  /// Nothing to offer.
  var nothing: CompleterAnswer { CompleterAnswer(from: cursor, typed: "") }

  /// Where the name before the cursor begins; `$` belongs to it.
  var wordStart: Int {
    if let string = scan.string { return string.start }
    var start = cursor
    while start > 0, CompleterToken.isNamePart(bytes[start - 1]) { start -= 1 }
    return start > 0 && bytes[start - 1] == UInt8(ascii: "$") ? start - 1 : start
  }

  /// Up to where complete tokens reach.
  var codeEnd: Int { scan.string.map { $0.start - 1 } ?? wordStart }

  func tokens(from start: Int) -> [CompleterToken] {
    CompleterToken.read(bytes, from: start, to: codeEnd)
  }

  /// An answer for the name before the cursor.
  func words(_ offers: [CompleterOffer]) -> CompleterAnswer {
    CompleterAnswer(from: wordStart, typed: text(wordStart, cursor), offers: offers)
  }

  /// With a blank first where the cursor stands right behind a pipe, an operator or a closed string.
  func spaced(_ answer: CompleterAnswer) -> CompleterAnswer {
    guard answer.typed.isEmpty, scan.string == nil, answer.from == cursor, cursor > 0,
      "|=<>~+*/%)]\"'".utf8.contains(bytes[cursor - 1])
    else { return answer }
    var copy = answer
    for index in copy.offers.indices where !",)].".contains(copy.offers[index].candidate.text) {
      copy.offers[index].candidate.text = " " + copy.offers[index].candidate.text
    }
    return copy
  }

  func answer() -> CompleterAnswer {
    let frames = scan.frames
    var index = frames.count - 1
    while index > 0, !isPipeline(frames[index]) { index -= 1 }
    guard index >= 0 else { return nothing }
    let inner = Array(frames[(index + 1)...])
    return frames[index].pipes.isEmpty
      ? head(frames[index], inner: inner) : stage(frames[index], inner: inner)
  }

  /// Whether a bracket holds a pipeline: a pipe stands in it, or it begins with a source or verb and goes on.
  private func isPipeline(_ frame: CompleterScan.Frame) -> Bool {
    guard frame.bracket == .round || frame.bracket == .interpolation, !isFunctionCall(frame) else {
      return false
    }
    if !frame.pipes.isEmpty { return true }
    let tokens = tokens(from: frame.start)
    guard let first = tokens.first, first.kind == .name, first.end < cursor else { return false }
    if tokens.count > 1, tokens[1].kind == .symbol && !tokens[1].isSymbol("[") || tokens[1].isOperator {
      return false
    }
    return !parameters(of: first.text, second: nil).isUnknown
  }

  func isFunctionCall(_ frame: CompleterScan.Frame) -> Bool {
    frame.bracket == .round && frame.start >= 2 && CompleterToken.isNamePart(bytes[frame.start - 2])
  }

  /// Where the expression at the cursor begins: at the innermost `$( … )` in a string, else at `start`.
  func expressionStart(_ start: Int, _ inner: [CompleterScan.Frame]) -> Int {
    inner.last { $0.bracket == .interpolation }?.start ?? start
  }
}
