import Values

/// The tables of the dashboard's backend that can be imported, each behind those that it refers to.
package enum ImportTable: String, Sendable, CaseIterable {
  case clients, jobs, runs, executions, questions, responses, reports

  /// One row of it.
  package var singular: String { String(rawValue.dropLast()) }

  /// What dumps call it, folded as `FieldGuess` does.
  var names: [String] {
    switch self {
    case .clients: ["clients", "client"]
    case .jobs: ["scheduledjobs", "scheduledjob", "jobs", "job"]
    case .runs: ["auditruns", "auditrun", "runs", "run"]
    case .questions: ["auditquestions", "questions", "question", "queries", "query"]
    case .responses: ["airesponses", "responses", "response", "answers", "answer"]
    case .executions: ["jobexecutions", "jobexecution", "executions", "execution"]
    case .reports: ["auditreports", "reports", "report"]
    }
  }

  /// By any of its names: `audit_runs`, `auditRuns`, `runs`.
  init?(named name: String) {
    let folded = FieldGuess.folded(name)
    guard let table = Self.allCases.first(where: { $0.names.contains { $0.sameBytes(as: folded) } })
    else { return nil }
    self = table
  }

  /// The table whose name stands in a file's name, the longest of several: `2026-11-01 public.audit_runs`.
  static func guess(fileName: String) -> ImportTable? {
    let words = words(in: fileName)
    var best: (table: ImportTable, length: Int)?
    for start in words.indices {
      var joined = ""
      for word in words[start...].prefix(3) {
        joined += word
        guard let table = ImportTable(named: joined) else { continue }
        // A later one of the same length wins: `run_reports` are reports.
        if joined.utf8.count >= best?.length ?? 0 { best = (table, joined.utf8.count) }
      }
    }
    return best?.table
  }

  /// Runs of ASCII letters in lower case, parted at capitals too.
  private static func words(in name: String) -> [String] {
    var words: [[UInt8]] = [[]]
    var wasSmall = false
    for byte in name.utf8 {
      let isCapital = (0x41...0x5a).contains(byte)
      let isLetter = isCapital || (0x61...0x7a).contains(byte)
      if !isLetter || (isCapital && wasSmall) { words.append([]) }
      if isLetter { words[words.count - 1].append(byte | 0x20) }
      wasSmall = isLetter && !isCapital
    }
    return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The table that has such columns; nil where nothing tells.
  static func guess(columns: [String]) -> ImportTable? {
    let known = Set(columns.map(FieldGuess.folded))
    func any(_ names: String...) -> Bool { names.contains(where: known.contains) }
    if any("jobconfig", "jobdata", "triggerconfig", "triggertype") { return .jobs }
    if any("totalquestions", "processedquestions", "progressdata", "platformstats") { return .runs }
    if any("questionid", "queryid") { return .responses }
    if any("jobid", "scheduledjobid") { return .executions }
    if any("reporttype", "templateversion", "themekey") { return .reports }
    if any("questiontext", "querytext", "question", "query", "prompt"), any("auditrunid", "runid") {
      return .questions
    }
    if any("industry", "producttype", "companyname", "clientname", "brandname", "competitors") {
      return .clients
    }
    return nil
  }
}
