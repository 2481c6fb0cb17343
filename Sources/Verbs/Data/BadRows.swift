import Audit
import Planning
import Relation
import Values

/// The rows that an import refused, as rows of their own: `--bad FILE` keeps them.
enum BadRows {
  static let file = Key<String>.option("bad", .path, "keep the rows that cannot be taken, with reasons")

  static let fields = [
    Field("file", .text), Field("line", .integer), Field("column", .integer, nullable: true),
    Field("path", .text, nullable: true, "the column's name or the JSON path"),
    Field("reason", .text),
  ]

  /// Runs an import and writes what it refused, whether it went on or stopped. Nothing is written where every row is
  /// good. Throws what `run` and saving throw.
  static func saving<Report>(
    _ call: VerbCall, _ run: () throws -> (report: Report, bad: [BadRow])
  ) throws -> Report {
    do {
      let (report, bad) = try run()
      try save(bad, call)
      return report
    } catch let problem as ImportProblem {
      if case .badRows(let rows, _, _) = problem { try save(rows, call) }
      throw problem
    }
  }

  private static func save(_ rows: [BadRow], _ call: VerbCall) throws {
    guard let path = call[file], !rows.isEmpty else { return }
    let input = VerbInput(fields: fields) { body in
      for row in rows where try !body(values(row)) { return }
    }
    let count = try call.host.save(path, input)
    call.host.note("\(path)  \(count) \(count == 1 ? "row" : "rows") that cannot be taken")
  }

  private static func values(_ row: BadRow) -> [Value] {
    [
      .text(row.file), .integer(Int64(row.line)), row.column.map { .integer(Int64($0)) } ?? .null,
      row.path.map(Value.text) ?? .null, .text(row.reason.text),
    ]
  }
}

/// What the imports' parameters have in common.
enum ImportKeys {
  /// `--map` as pairs of our name and the foreign one; `known` are shown where one is not readable.
  static func pairs(_ texts: [String], known: [String]) throws -> [String: String] {
    var result: [String: String] = [:]
    for text in texts {
      guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
        throw BadMapping(text: text, known: known)
      }
      result[String(text[..<sign])] = String(text[text.index(after: sign)...])
    }
    return result
  }
}
