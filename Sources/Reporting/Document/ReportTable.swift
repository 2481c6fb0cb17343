/// A table; also the figures behind a chart.
package struct ReportTable: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    package var title: String
    /// Numbers stand right.
    package var isNumber: Bool

    package init(_ title: String, isNumber: Bool = true) {
      self.title = title
      self.isNumber = isNumber
    }
  }

  package struct Cell: Sendable, Equatable, ExpressibleByStringLiteral {
    package var text: String
    /// In small letters below: an interval, an n.
    package var detail: String?
    /// `low sample`, or nil.
    package var flag: String?

    package init(_ text: String, _ detail: String? = nil, flag: String? = nil) {
      self.text = text
      self.detail = detail
      self.flag = flag
    }

    package init(stringLiteral value: String) { self.init(value) }
  }

  /// The first cell is the row's heading.
  package struct Row: Sendable, Equatable {
    package var cells: [Cell]
    /// The client's own brand: stands out.
    package var isOwn: Bool

    package init(_ cells: [Cell], isOwn: Bool = false) {
      self.cells = cells
      self.isOwn = isOwn
    }
  }

  package var caption: String
  package var columns: [Column]
  package var rows: [Row]
  /// What is not in the rows, how they are counted.
  package var note: Prose?

  package init(_ caption: String, _ columns: [Column], _ rows: [Row], note: Prose? = nil) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.note = note
  }
}
