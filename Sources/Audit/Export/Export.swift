import AuditModel
import Storage

/// The dashboard's data as files: what docs/contracts wants, from rows to bytes without a tree in between. Everything
/// throws `ExportProblem`, `LookupProblem`, `SettingsProblem` or `StoreProblem`.
package enum Export {
  /// A file that was written.
  package struct File: Sendable, Equatable {
    package let query: ExportQuery
    package let path: String
    /// Its size in bytes.
    package let size: Int
  }

  /// Writes one query to a file, which is replaced at the end, or left as it was where anything fails. In a folder that
  /// is there, or one that ends in `/` and is made, the file is called after the query.
  package static func write(
    _ request: ExportRequest, to path: String, in context: AuditContext
  ) throws -> File {
    var path = path
    if path.hasSuffix("/") || AtomicFile.isFolder(path) {
      try AtomicFile.makeFolder(path)
      path += (path.hasSuffix("/") ? "" : "/") + request.query.rawValue + ".json"
    }
    return try context.store.read { connection in
      try snapshot(connection) { try write(request, to: path, connection, context) }
    }
  }

  /// The same as bytes, for stdout and HTTP.
  package static func bytes(_ request: ExportRequest, in context: AuditContext) throws -> [UInt8] {
    var result: [UInt8] = []
    try context.store.read { connection in
      try snapshot(connection) {
        let sink = JSONSink { result += $0 }
        try write(request, to: sink, connection, context)
      }
    }
    return result
  }

  /// Every list and page query, those with a mode once for each (`personas.b2c.json`), and the latest run's
  /// `auditRun` where there is a run; all from one moment. Makes the folder where it is missing.
  package static func all(to folder: String, in context: AuditContext) throws -> [File] {
    try AtomicFile.makeFolder(folder)
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return try context.store.read { connection in
      try snapshot(connection) {
        var files: [File] = []
        // One of them stands for a run that is being launched, and some are written once for each mode.
        let total = ExportQuery.allCases.reduce(-1) { $0 + ($1.hasMode ? PersonaMode.allCases.count : 1) }
        for query in ExportQuery.allCases where query != .launchTestRun {
          if query == .auditRun, try connection.integer("SELECT 1 FROM runs LIMIT 1") == nil { continue }
          for mode in query.hasMode ? PersonaMode.allCases : [.b2c] {
            let name = query.hasMode ? "\(query.rawValue).\(mode.rawValue)" : query.rawValue
            context.report(
              ProgressEvent(activity: "export \(name)", key: "export", done: files.count, total: total))
            files.append(
              try write(ExportRequest(query, mode: mode), to: "\(base)\(name).json", connection, context))
          }
        }
        return files
      }
    }
  }

  private static func write(
    _ request: ExportRequest, to path: String, _ connection: Connection, _ context: AuditContext
  ) throws -> File {
    let file = try AtomicFile(path)
    try write(request, to: JSONSink { try file.write($0) }, connection, context)
    try file.commit()
    return File(query: request.query, path: path, size: file.count)
  }

  /// Reads as of one moment, within another transaction or not.
  private static func snapshot<T>(_ connection: Connection, _ body: () throws -> T) throws -> T {
    try connection.execute("SAVEPOINT export")
    do {
      let result = try body()
      try connection.execute("RELEASE export")
      return result
    } catch {
      // The read's own error matters more than one of ending it.
      if (try? connection.execute("RELEASE export")) == nil { try? connection.execute("ROLLBACK") }
      throw error
    }
  }

  private static func write(
    _ request: ExportRequest, to sink: JSONSink, _ connection: Connection, _ context: AuditContext
  ) throws {
    let writer = ExportWriter(connection: connection, sink: sink, isCancelled: context.isCancelled)
    switch request.query {
    case .auditSummaries: try writer.auditSummaries()
    case .auditRuns: try writer.auditRuns()
    case .auditRun: try writer.auditRun(try Lookup.run(request.run ?? "latest", in: connection))
    case .launchTestRun:
      try writer.launchTestRun(try Lookup.run(request.run ?? "latest", in: connection))
    case .reportSummaries: try writer.reportSummaries()
    case .insights: try writer.insights()
    case .personas: try writer.personas(request.mode)
    case .widgets: try writer.widgets()
    case .comparison: try writer.comparison(request)
    case .settings: try writer.settings()
    case .personaCatalog: try writer.personaCatalog(request.mode)
    case .personaLibrary: try writer.personaLibrary(request.mode)
    }
    try sink.finish()
  }
}
