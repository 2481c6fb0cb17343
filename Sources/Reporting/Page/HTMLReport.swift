import AuditModel
import Resources

/// A document as one HTML file that needs nothing else: no network, no script, print style included.
package enum HTMLReport {
  /// Changes whenever what is written changes though the data do not.
  package static var version: String { ReportTemplate.version }

  /// Whether the brand theme can use a setting: `#rrggbb`, nothing else.
  package static func isBrandColor(_ text: String?) -> Bool { text.flatMap(Color.init) != nil }

  /// The page, valid HTML and well-formed XML. Equal documents give equal bytes. Throws `ReportingProblem`.
  package static func text(_ document: ReportDocument) throws(ReportingProblem) -> String {
    let palette = Palette.of(document.theme, brandColor: document.brandColor)
    var style = palette.css + "\n" + Resource.reportStyle.text
    // Paper is white.
    if document.theme == .dark { style += "@media print{\(Palette.light.css)}\n" }
    let view = PageView(document, style: style, version: ReportTemplate.version)
    return try ReportTemplate().render(view)
  }
}
