/// What a paste puts in the line.
enum PastedText {
  /// Line ends as "\n", tabs as blanks, other control characters gone, the last newline too: the person presses
  /// Enter.
  static func cleaned(_ pasted: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in pasted {
      switch scalar {
      case "\n" where previous == "\r": break
      case "\n", "\r": text.append("\n")
      case "\t": text.append(" ")
      default: if !DisplayText.isControl(scalar) { text.append(scalar) }
      }
      previous = scalar
    }
    if text.last == "\n" { text.removeLast() }
    return String(text)
  }
}

extension [Unicode.Scalar] {
  func hasSuffix(_ end: [Unicode.Scalar]) -> Bool {
    count >= end.count && suffix(end.count).elementsEqual(end)
  }
}
