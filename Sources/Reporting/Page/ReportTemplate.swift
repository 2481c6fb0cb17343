import AuditModel
import Drawing
import Mustache
import Resources

/// The templates that pages are made from, read out of the program when the first page is written.
struct ReportTemplate {
  /// Raise it when what this room writes changes though no template does (a chart's drawing, Markdown's shape).
  private static let writers = 2

  /// Changes whenever a template, the style sheet or the writers do: `2-4f0c…`.
  static let version: String = {
    var hash = StableHash()
    for file in Resource.reportTemplates {
      hash.append(file.name)
      hash.append(file.text)
    }
    return "\(writers)-\(hash.id().prefix(10))"
  }()

  private let library: MustacheLibrary

  /// Throws `ReportingProblem`.
  init() throws(ReportingProblem) {
    MustacheContentTypes.register(InertHTML(), named: InertHTML.name)
    var library = MustacheLibrary()
    for file in Resource.reportTemplates where file.name.hasSuffix(".mustache") {
      let name = String(file.name.dropLast(".mustache".count))
      // A partial begins with the escaping that it was called with, so the page's own pragma would do; each has it so
      // that none can be used without.
      let text = "{{% CONTENT_TYPE:\(InertHTML.name)}}\n" + file.text
      do {
        try library.register(text, named: name)
      } catch {
        throw .brokenTemplate(file: file.name, reason: "\(error)")
      }
    }
    self.library = library
  }

  func render(_ page: PageView) throws(ReportingProblem) -> String {
    guard let text = library.render(page, withTemplate: "page") else {
      throw .brokenTemplate(file: "page.mustache", reason: "it is not in the program")
    }
    return text
  }
}

/// The library's own escaping looks at characters, and `"` with an accent is another character than `"`; this one
/// looks at bytes, and makes hidden characters spaces.
private struct InertHTML: MustacheContentType {
  static let name = "INERT"

  func escapeText(_ text: String) -> String { InertText.html(text) }
}
