#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A colour of the sRGB space, and whether text can be read on it.
struct Color: Equatable {
  /// 0…1 each.
  var red: Double
  var green: Double
  var blue: Double

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  init(gray: Double) { self.init(red: gray, green: gray, blue: gray) }

  /// `#rrggbb` exactly, else nil.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 7, bytes[0] == UInt8(ascii: "#") else { return nil }
    let digits = bytes.dropFirst().compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count == 6 else { return nil }
    let parts = [0, 2, 4].map { Double(digits[$0] * 16 + digits[$0 + 1]) / 255 }
    self.init(red: parts[0], green: parts[1], blue: parts[2])
  }

  /// `#rrggbb`, made of numbers: nothing of a setting's text is in it.
  var css: String {
    let digits = Array("0123456789abcdef")
    let parts = [red, green, blue].map { min(255, max(0, Int(($0 * 255).rounded()))) }
    return "#" + parts.map { "\(digits[$0 / 16])\(digits[$0 % 16])" }.joined()
  }

  /// Relative luminance 0…1 (WCAG 2.2).
  var luminance: Double {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast ratio 1…21 (WCAG 2.2): text wants 4.5, drawings 3.
  func contrast(with other: Color) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// This colour with so much (0…1) of another in it.
  func mixed(with other: Color, _ share: Double) -> Color {
    Color(
      red: red + (other.red - red) * share, green: green + (other.green - green) * share,
      blue: blue + (other.blue - blue) * share)
  }

  /// The nearest mixture with `ink` that has the contrast with `paper`; `ink` itself where none has.
  func readable(on paper: Color, toward ink: Color, contrast wanted: Double) -> Color {
    for step in 0...50 {
      let mixture = mixed(with: ink, Double(step) / 50).rounded
      if mixture.contrast(with: paper) >= wanted { return mixture }
    }
    return ink
  }

  /// As it will be written.
  var rounded: Color {
    func whole(_ part: Double) -> Double { (part * 255).rounded() / 255 }
    return Color(red: whole(red), green: whole(green), blue: whole(blue))
  }

}
