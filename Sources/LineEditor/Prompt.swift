/// A prompt cut into what is seen and what only colours it.
struct Prompt: Equatable {
  /// What libedit is given: each colour sequence between two marks.
  let marked: String
  let visible: String

  static let mark: Unicode.Scalar = "\u{1}"

  init(_ text: String) {
    var marked = String.UnicodeScalarView()
    var visible = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if let end = Self.endOfColour(in: scalars, from: index) {
        marked.append(Self.mark)
        marked.append(contentsOf: scalars[index..<end])
        marked.append(Self.mark)
        index = end
        continue
      }
      if !DisplayText.isControl(scalars[index]) {
        marked.append(scalars[index])
        visible.append(scalars[index])
      }
      index += 1
    }
    // libedit ties a colour to the character after it, and loses one at the very end.
    if marked.last == Self.mark {
      marked.append(" ")
      visible.append(" ")
    }
    self.marked = String(marked)
    self.visible = String(visible)
  }

  private static func endOfColour(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard scalars[start] == "\u{1B}", start + 1 < scalars.count, scalars[start + 1] == "[" else { return nil }
    var index = start + 2
    while index < scalars.count, "0123456789;:".unicodeScalars.contains(scalars[index]) { index += 1 }
    return index < scalars.count && scalars[index] == "m" ? index + 1 : nil
  }
}
