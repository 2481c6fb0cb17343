import AuditModel
import Reporting
import Storage
import Values

/// Reports: a run's results frozen for a reader. Everything throws `ReportProblem`, `ReportingProblem`, `ExportProblem`
/// or `StoreProblem`.
package enum Reports {
  /// Kept with each report: changes whenever its templates or what writes them do.
  package static var templateVersion: String { HTMLReport.version }

  /// `Executive report — Weekly SaaS 2026-11-02 09:00`. `type` may be one that an import brought.
  package static func title(_ type: String, runName: String) -> String {
    let words = String(type.map { $0 == "_" ? " " : $0 })
    return "\(words.prefix(1).uppercased())\(words.dropFirst()) report — \(runName)"
  }

  /// How a report's file is written.
  package enum Format: Sendable {
    case html, markdown

    /// By the file's ending: `.html`, `.htm`; `.md`, `.markdown`.
    package init(path: String) throws {
      let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
      switch name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last {
      case "html", "htm": self = .html
      case "md", "markdown": self = .markdown
      default: throw ReportProblem.unknownFormat(path: path)
      }
    }
  }

  /// Makes a report of a run as it is now; with a path, writes it there in the format of the file's ending. The row and
  /// the file come together or not at all.
  package static func create(
    _ run: RunReference, type: ReportType, theme: ReportTheme = .light, to path: String? = nil,
    in context: AuditContext
  ) throws -> Report {
    let now = context.now()
    let format = try path.map(Format.init)
    return try context.store.write { connection in
      let file = try path.map { try AtomicFile($0) }
      let report = try draft(run, type, theme, path: path, now: now, connection)
      if let file, let format {
        try file.write(Array(try text(report, run, as: format, in: connection).utf8))
      }
      try insert(report, connection)
      try file?.commit()
      return report
    }
  }

  /// The text of a report. Computed from the run as it is now.
  package static func text(
    _ report: Report, _ run: RunReference, as format: Format, in connection: Connection
  ) throws -> String {
    let document = try document(report, run, in: connection)
    return switch format {
    case .html: try HTMLReport.text(document)
    case .markdown: MarkdownReport.text(document)
    }
  }

  /// All that a report says. Computed from the run as it is now.
  package static func document(
    _ report: Report, _ run: RunReference, in connection: Connection
  ) throws -> ReportDocument {
    try ReportBuilder(report, run: run, in: connection).document()
  }

  private static func draft(
    _ run: RunReference, _ type: ReportType, _ theme: ReportTheme, path: String?, now: Int64,
    _ connection: Connection
  ) throws -> Report {
    let sql = """
      SELECT \(DerivedSQL.runName("r")), \(DerivedSQL.progressDone("r")), \(DerivedSQL.progressTotal("r")),
        (SELECT sum(answered) FROM platformStats WHERE runSeq = r.seq)
      FROM runs r WHERE r.seq = ?
      """
    let row = try connection.first(sql, [.integer(run.seq)]) {
      (name: $0.text(0), done: $0.int(1), total: $0.int(2), answered: $0.int(3))
    }
    guard let row, row.answered > 0 else { throw ReportProblem.nothingToReport(run: run.id) }
    let equal = try connection.integer(
      "SELECT count(*) FROM reports WHERE runId = ? AND reportType = ? AND generatedAt = ?",
      [.text(run.id), .text(type.rawValue), .integer(now)])
    return Report(
      id: StableHash.id("report", run.id, type.rawValue, String(now), String(equal ?? 0)),
      runId: run.id, title: title(type.rawValue, runName: row.name), type: type, theme: theme,
      generatedAt: now, path: path.map(FileName.absolute), completed: max(0, min(row.done, row.total)),
      total: max(0, row.total))
  }

  private static func insert(_ report: Report, _ connection: Connection) throws {
    try connection.execute(
      """
      INSERT INTO reports (id, runId, title, reportType, generatedAt, filePath, templateVersion, themeKey,
        coverageCompleted, coverageTotal)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        .text(report.id), .text(report.runId), .text(report.title), .text(report.type.rawValue),
        .integer(report.generatedAt), .optional(report.path), .text(templateVersion),
        .text(report.theme.rawValue), .integer(Int64(report.completed)),
        .integer(Int64(report.total)),
      ])
  }
}
