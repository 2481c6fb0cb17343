import AuditModel
import Storage
import Values

/// What an alert says: gathered once for an execution, the same for every channel.
struct AlertContent {
  struct Issue {
    let id: String
    let severity: Severity
    let label: String
    let platform: String
    let count: Int64
  }

  /// So many issues are listed; of the others only the number is said.
  private static let listed = 20

  let job: EntityReference
  let jobName: String
  let runId: String?
  let execution: String
  let status: ExecutionStatus
  /// UTC milliseconds.
  let time: Int64
  /// Gravest first.
  let issues: [Issue]

  var severity: Severity { issues.first?.severity ?? .high }

  var title: String {
    let what: String
    switch status {
    case .failed: what = "failed"
    case .timeout: what = "timed out"
    default: what = "\(issues.count) issue\(issues.count == 1 ? "" : "s"), \(severity.rawValue)"
    }
    return AlertText.plain("\(jobName): \(what)")
  }

  /// A few lines without links or markup.
  private var text: String {
    ([title] + issues.prefix(Self.listed).map { "\($0.severity.rawValue): \(AlertText.plain($0.label))" }
      + (issues.count > Self.listed ? ["and \(issues.count - Self.listed) more"] : []))
      .joined(separator: "\n")
  }

  /// What is posted. `key` stays the same however often it is.
  func body(key: String) -> Value {
    let list = issues.prefix(Self.listed).map { issue in
      Value.record(
        Record([
          ("id", .text(AlertText.plain(issue.id))), ("severity", .text(issue.severity.rawValue)),
          ("label", .text(AlertText.plain(issue.label))),
          ("platform", .text(AlertText.plain(issue.platform))),
          ("count", .integer(issue.count)),
        ]))
    }
    return .record(
      Record([
        ("idempotency_key", .text(key)), ("run_id", .optional(runId)), ("execution_id", .text(execution)),
        (
          "job", .record(Record([("id", .text(job.id)), ("name", .text(AlertText.plain(jobName)))]))
        ),
        ("status", .text(status.rawValue)), ("severity", .text(severity.rawValue)),
        ("occurred_at", .text(Timestamp.text(time))), ("title", .text(title)), ("text", .text(text)),
        ("issue_count", .integer(Int64(issues.count))), ("issues", .list(Array(list))),
      ]))
  }
}

/// Text of strangers on its way into somebody's chat.
enum AlertText {
  /// One line without control characters, links or what chats take for markup; at most 300 characters.
  static func plain(_ text: String) -> String {
    let words = text.split(whereSeparator: \.isWhitespace).map { word in
      word.contains("://") || word.lowercased().hasPrefix("www.") ? "[link]" : String(word)
    }
    var result = ""
    for scalar in words.joined(separator: " ").unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        continue
      default:
        switch scalar {
        case "<": result += "‹"
        case ">": result += "›"
        default: result.unicodeScalars.append(scalar)
        }
      }
    }
    return result.count > 300 ? result.prefix(299) + "…" : result
  }
}
