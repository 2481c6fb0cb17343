import AuditModel
import Storage
import Values

/// What the backend says of a run beside its responses: how far it is, and how its calls to each platform went. Kept in
/// the run's config, because responses may come later.
struct GivenRun {
  struct Platform: Equatable {
    var attempted: Int64?
    var answered: Int64?
    var failed: Int64 = 0
    var rateLimited: Int64 = 0
    var isDegraded = false
    /// By code.
    var errors: [String: Int64] = [:]
  }

  var total: Int64?
  var processed: Int64?
  var platforms: [String: Platform] = [:]

  /// The run's config as it is stored: `{"import": {"total", "processed", "platformStats", "config"}}`, with what an
  /// earlier import gave where the rows have no column for it. Throws `RowFault`.
  static func config(of row: TableRow, stored: Value?) throws(RowFault) -> Value {
    var known = Record([])
    if case .record(let record)? = stored, case .record(let inner)? = record["import"] { known = inner }
    var pairs: [(String, Value)] = []
    func keep(_ name: String, _ field: TableField, _ value: Value?) {
      if let value = row.has(field) ? value : known[name] { pairs.append((name, value)) }
    }
    keep("total", .total, try row.count(.total).map(Value.integer))
    keep("processed", .processed, try row.count(.processed).map(Value.integer))
    keep("platformStats", .platformStats, try row.json(.platformStats))
    keep("config", .config, try row.json(.config))
    return .record(Record([("import", .record(Record(pairs)))]))
  }

  /// From the stored `config` and `progressData`; what is not understood in them is left out.
  init(config: Value, progress: Value) {
    if case .record(let record) = config, case .record(let given)? = record["import"] {
      total = given["total"]?.integer
      processed = given["processed"]?.integer
      for (name, stats) in Self.entries(given["platformStats"]) { read(stats, of: name) }
    }
    guard case .record(let record) = progress else { return }
    for (name, errors) in Self.entries(record["platform_errors"] ?? record["platformErrors"]) {
      readErrors(errors, of: name)
    }
  }

  /// `{"openai": …}`, or a list of records with a platform each.
  private static func entries(_ value: Value?) -> [(String, Value)] {
    switch value {
    case .record(let record): zip(record.names, record.values).map { ($0, $1) }
    case .list(let list):
      list.compactMap { entry in
        guard case .record(let record) = entry,
          let name = record["platform"]?.text ?? record["name"]?.text
        else { return nil }
        return (name, entry)
      }
    default: []
    }
  }

  private mutating func read(_ stats: Value, of name: String) {
    guard let id = PlatformName.id(name), case .record(let record) = stats else { return }
    func number(_ names: [String]) -> Int64? {
      names.lazy.compactMap { record[$0]?.number }.first { $0 >= 0 && $0 <= ImportedValue.most }.map {
        Int64($0)
      }
    }
    var platform = platforms[id] ?? Platform()
    platform.attempted = number([
      "attempted", "total", "total_requests", "total_queries", "requests", "calls", "queries",
    ])
    platform.answered = number([
      "answered", "success_count", "successful", "successes", "success", "completed", "responses",
    ])
    platform.failed = number(["failed", "error_count", "failure_count", "failures", "errors"]) ?? 0
    platform.rateLimited =
      number(["rate_limited", "rate_limit_count", "rate_limits", "throttled", "throttle_count"]) ?? 0
    platform.isDegraded = record["degraded"]?.bool ?? (record["status"]?.text == "degraded")
    platforms[id] = platform
    for key in ["errors", "error_codes", "errors_by_code"] {
      if let errors = record[key], errors.number == nil { readErrors(errors, of: name) }
    }
  }

  /// A number, `{"timeout": 3}`, or a list of texts or of records with a code.
  private mutating func readErrors(_ value: Value, of name: String) {
    guard let id = PlatformName.id(name) else { return }
    var platform = platforms[id] ?? Platform()
    switch value {
    case .integer: platform.failed = max(platform.failed, Self.count(value))
    case .record(let record):
      if let code = record["code"]?.text ?? record["error_code"]?.text {
        platform.errors[code, default: 0] += Self.count(record["count"])
      } else if let count = record["error_count"] ?? record["count"] {
        platform.failed = max(platform.failed, Self.count(count))
      } else {
        for (code, count) in zip(record.names, record.values) {
          if count.integer != nil { platform.errors[code, default: 0] += Self.count(count) }
        }
      }
    case .list(let list):
      for entry in list {
        if let message = entry.text {
          platform.errors[AnswerMapper.code(from: message), default: 0] += 1
        } else if case .record(let record) = entry {
          let code = record["code"]?.text ?? record["error_code"]?.text ?? "error"
          platform.errors[code, default: 0] += Self.count(record["count"])
        }
      }
    default: break
    }
    platform.errors = platform.errors.filter { $0.value > 0 }
    platform.failed = max(platform.failed, platform.errors.values.reduce(0, +))
    platforms[id] = platform
  }

  /// 1 where nothing is said; what cannot be a count is 0.
  private static func count(_ value: Value?) -> Int64 {
    guard let value else { return 1 }
    guard let number = value.integer, (0...Int64(ImportedValue.most)).contains(number) else { return 0 }
    return number
  }
}
