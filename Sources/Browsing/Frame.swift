import Rendering

/// How the screen is divided: a title, the page, the pipeline, the keys; rules between them where there is room, and
/// on wide screens the list to the left of what its row holds.
struct Frame: Equatable {
  let size: ScreenSize
  let hasRules: Bool
  /// The pipeline's lines.
  let pipeline: [String]
  /// Rows between the title and the pipeline.
  let body: Int
  let listWidth: Int
  /// Columns of what stands beside the list; nil where one thing is shown at a time.
  let detailWidth: Int?

  /// From here on two things have room side by side, and rules.
  static let wideColumns = 120
  static let roomyRows = 16

  init(_ browser: Browser, _ size: ScreenSize) {
    self.size = size
    hasRules = size.rows >= Self.roomyRows
    let text = VisibleText.of(browser.pipeline, unicode: browser.options.unicode)
    let lines = TextFitting.wrap(text, to: max(1, size.columns - 2))
    if size.rows >= 20, lines.count > 1 {
      let rest = lines.dropFirst().joined(separator: " ")
      pipeline = [
        lines[0], TextFitting.cut(rest, to: size.columns - 2, ellipsis: browser.options.glyphs.ellipsis),
      ]
    } else {
      pipeline = [
        TextFitting.cut(text, to: max(1, size.columns - 2), ellipsis: browser.options.glyphs.ellipsis)
      ]
    }
    body = max(1, size.rows - 2 - pipeline.count - (hasRules ? 2 : 0))
    var isList = true
    if case .chooser? = browser.overlay { isList = false }
    if case .help? = browser.overlay { isList = false }
    if size.columns >= Self.wideColumns, isList, browser.base != nil {
      listWidth = min(max(60, size.columns * 2 / 5), 90)
      detailWidth = size.columns - listWidth - 3
    } else {
      listWidth = size.columns
      detailWidth = nil
    }
  }

  var hasTwoPanes: Bool { detailWidth != nil }

  /// Rows of a list below its head.
  var listRows: Int { max(1, body - 1) }

  /// Columns and rows of a page that is looked at alone, or of the right side.
  var detailColumns: Int { max(1, (detailWidth ?? size.columns) - 2) }
}
