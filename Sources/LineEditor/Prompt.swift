/// A prompt cut into what is seen and what only colours it.
struct Prompt: Equatable {
  let visible: String
  /// Colour sequences, each by the number of the visible character with a width that it stands before.
  let colors: [(cell: Int, sequence: String)]

  init(_ text: String) {
    var visible = String.UnicodeScalarView()
    var colors: [(cell: Int, sequence: String)] = []
    var cells = 0
    let scalars = Array(text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if let end = Self.endOfColour(in: scalars, from: index) {
        colors.append((cells, String(String.UnicodeScalarView(scalars[index..<end]))))
        index = end
        continue
      }
      if !DisplayText.isControl(scalars[index]) {
        visible.append(scalars[index])
        if DisplayText.width(of: scalars[index]) > 0 { cells += 1 }
      }
      index += 1
    }
    self.visible = String(visible)
    self.colors = colors
  }

  static func == (a: Prompt, b: Prompt) -> Bool {
    a.visible == b.visible && a.colors.elementsEqual(b.colors) { $0 == $1 }
  }

  private static func endOfColour(in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    guard scalars[start] == "\u{1B}", start + 1 < scalars.count, scalars[start + 1] == "[" else { return nil }
    var index = start + 2
    while index < scalars.count, "0123456789;:".unicodeScalars.contains(scalars[index]) { index += 1 }
    return index < scalars.count && scalars[index] == "m" ? index + 1 : nil
  }
}
