import AuditModel

/// The colours of a page, as variables of its style sheet.
struct Palette: Equatable {
  var paper: Color
  /// Behind tiles and table heads.
  var panel: Color
  var ink: Color
  /// Words of less weight.
  var quiet: Color
  /// Rules and grids.
  var rule: Color
  /// The own brand: text, lines and bars.
  var accent: Color
  /// The others' bars and lines.
  var other: Color
  /// The band at the head, and the text on it.
  var band: Color
  var bandInk: Color
  var bandQuiet: Color
  var risk: Color
  var good: Color

  /// The colours of a theme. A brand colour that is missing or no `#rrggbb` leaves the light theme's.
  static func of(_ theme: ReportTheme, brandColor: String?) -> Palette {
    switch theme {
    case .light: light
    case .dark: dark
    case .brand: brandColor.flatMap(Color.init).map(brand) ?? light
    }
  }

  private static func hex(_ number: Int) -> Color {
    Color(
      red: Double(number >> 16 & 255) / 255, green: Double(number >> 8 & 255) / 255,
      blue: Double(number & 255) / 255)
  }

  static let light = Palette(
    paper: hex(0xffffff), panel: hex(0xf5f6f8), ink: hex(0x15191f), quiet: hex(0x565e6b), rule: hex(0xdde1e7),
    accent: hex(0x1b4fd1), other: hex(0x7b8594), band: hex(0x101828), bandInk: hex(0xffffff),
    bandQuiet: hex(0xb4bdcc), risk: hex(0xb42318), good: hex(0x0b6b3a))

  static let dark = Palette(
    paper: hex(0x0f1319), panel: hex(0x181e27), ink: hex(0xeef1f5), quiet: hex(0xa3adbb), rule: hex(0x2c3541),
    accent: hex(0x83aaff), other: hex(0x76818f), band: hex(0x181e27), bandInk: hex(0xffffff),
    bandQuiet: hex(0xa9b3c1), risk: hex(0xff9c8f), good: hex(0x6fd6a0))

  /// The light theme in a brand's colour: its band is the colour itself, with white or black on it, whichever is read
  /// better; as text and as bars it is darkened until it can be read on white.
  static func brand(_ color: Color) -> Palette {
    var palette = light
    let (white, black) = (Color(gray: 1), Color(gray: 0))
    let color = color.rounded
    palette.panel = light.panel.mixed(with: color, 0.03).rounded
    palette.band = color
    // One of the two always has 4.58 or more.
    palette.bandInk = color.contrast(with: white) >= 4.5 ? white : black
    palette.bandQuiet = palette.bandInk.mixed(with: color, 0.25)
      .readable(on: color, toward: palette.bandInk, contrast: 4.5)
    palette.accent = color.readable(on: palette.panel, toward: black, contrast: 4.5)
    return palette
  }

  /// `--paper:#ffffff;…`: numbers alone, never a setting's text.
  var css: String {
    let variables = [
      ("paper", paper), ("panel", panel), ("ink", ink), ("quiet", quiet), ("rule", rule), ("accent", accent),
      ("other", other), ("band", band), ("band-ink", bandInk), ("band-quiet", bandQuiet), ("risk", risk),
      ("good", good),
    ]
    return ":root{" + variables.map { "--\($0.0):\($0.1.css)" }.joined(separator: ";") + "}"
  }
}
