/// A piece of text and how it looks.
struct StyledText: Equatable {
  var text: String
  var style: LineStyle

  init(_ text: String, _ style: LineStyle = .plain) {
    self.text = text
    self.style = style
  }
}
