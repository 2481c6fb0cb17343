import AuditModel
import Testing

@testable import Reporting

@Suite struct PaletteTests {
  private static let brandColors = [
    "#2563eb", "#ffffff", "#000000", "#ffff00", "#ff0000", "#00ff00", "#777777", "#767676", "#ffb3c1",
    "#8b5cf6",
    "#f59e0b", "#0f172a",
  ]

  private static func expectReadable(_ palette: Palette, _ name: String) {
    for paper in [palette.paper, palette.panel] {
      for text in [palette.ink, palette.quiet, palette.accent, palette.risk] {
        #expect(text.contrast(with: paper) >= 4.5, "\(name): \(text.css) on \(paper.css)")
      }
      // Bars and lines.
      #expect(palette.other.contrast(with: paper) >= 3, "\(name): \(palette.other.css) on \(paper.css)")
    }
    #expect(palette.bandInk.contrast(with: palette.band) >= 4.5, "\(name): band")
    #expect(palette.bandQuiet.contrast(with: palette.band) >= 4.5, "\(name): quiet on the band")
    // Numbers on the strongest cell of a heat map.
    for fill in [palette.accent, palette.other] {
      #expect(palette.ink.contrast(with: palette.paper.mixed(with: fill, 0.48)) >= 4.5, "\(name): cells")
    }
  }

  @Test func themesCanBeRead() {
    Self.expectReadable(.light, "light")
    Self.expectReadable(.dark, "dark")
    for color in Self.brandColors { Self.expectReadable(.of(.brand, brandColor: color), color) }
  }

  @Test(arguments: [
    nil, "", "red", "#12345", "#1234567", "#12345g", "#２５６３ｅｂ", "#fff;}body{display:none", " #2563eb",
  ])
  func aColorThatIsNoneLeavesTheLightTheme(text: String?) throws {
    #expect(Palette.of(.brand, brandColor: text) == .light)
    #expect(!HTMLReport.isBrandColor(text))
    let page = try HTMLReport.text(Sample.document(theme: .brand, brandColor: text))
    #expect(!page.contains("display:none}body"))
  }

  @Test func theBrandColorIsTheBand() throws {
    let page = try HTMLReport.text(Sample.document(theme: .brand, brandColor: "#8B5CF6"))
    #expect(page.contains("--band:#8b5cf6;"))
  }

  @Test func theDarkThemeIsPrintedOnWhite() throws {
    let page = try HTMLReport.text(Sample.document(theme: .dark))
    #expect(page.contains("--paper:#0f1319;"))
    #expect(page.contains("@media print{:root{--paper:#ffffff;"))
  }

  @Test func contrastIsThatOfWCAG() throws {
    let (white, black) = (Color(gray: 1), Color(gray: 0))
    #expect(white.contrast(with: black) == 21)
    let gray = try #require(Color("#777777"))
    #expect(abs(gray.contrast(with: white) - 4.478) < 0.001)
  }
}
