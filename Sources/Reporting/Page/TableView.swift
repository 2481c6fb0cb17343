import Drawing
import Mustache

/// A table as its template names its parts. Tables are most of a page, so their parts are looked up by a switch where the
/// library would search a mirror for each.
struct TableView: MustacheParent {
  /// Code points; names longer than that are no names.
  private static let longestCell = 400

  private let caption: String
  private let heads: [Head]
  private let rows: [Row]
  private let note: PageView.Line?

  init(_ table: ReportTable) {
    caption = table.caption
    heads = table.columns.map { Head(title: $0.title, isNumber: $0.isNumber) }
    note = table.note.map(PageView.line)
    rows = table.rows.map { row in
      let cells = zip(row.cells, table.columns).map { Cell(cell: $0, isNumber: $1.isNumber) }
      return Row(first: cells.first.map { [$0] } ?? [], rest: Array(cells.dropFirst()), isOwn: row.isOwn)
    }
  }

  func child(named name: String) -> Any? {
    switch name {
    case "caption": caption
    case "heads": heads
    case "rows": rows
    case "isEmpty": rows.isEmpty
    case "note": note ?? false
    default: nil
    }
  }

  private struct Head: MustacheParent {
    let title: String
    let isNumber: Bool

    func child(named name: String) -> Any? {
      switch name {
      case "head": title
      case "isNumber": isNumber
      default: nil
      }
    }
  }

  private struct Row: MustacheParent {
    let first: [Cell]
    let rest: [Cell]
    let isOwn: Bool

    func child(named name: String) -> Any? {
      switch name {
      case "first": first
      case "rest": rest
      case "isOwn": isOwn
      default: nil
      }
    }
  }

  private struct Cell: MustacheParent {
    let cell: ReportTable.Cell
    let isNumber: Bool

    func child(named name: String) -> Any? {
      switch name {
      case "text": InertText.cut(cell.text, to: TableView.longestCell)
      // False where there is none, so that nobody looks further out.
      case "detail": cell.detail ?? false
      case "flag": cell.flag ?? false
      case "isNumber": isNumber
      default: nil
      }
    }
  }
}
