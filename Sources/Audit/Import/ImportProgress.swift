/// Tells how far an import is, at most every 50 ms. How many rows there will be is not known before the end; of large
/// files it says how much is read.
struct ImportProgress {
  private static let interval: Int64 = 50
  private static let largeFile: Int64 = 16 << 20

  private final class Clock {
    var last: Int64 = .min
  }

  private let context: AuditContext
  private let clock = Clock()

  init(_ context: AuditContext) { self.context = context }

  func tell(rows: Int, _ source: ByteReader) {
    let now = context.hostNow()
    guard clock.last == .min || now - clock.last >= Self.interval else { return }
    clock.last = now
    var parts: [ProgressEvent.Part] = []
    if source.size >= Self.largeFile {
      let megabyte: Int64 = 1 << 20
      parts.append(
        ProgressEvent.Part(
          name: FileName.last(of: source.path) + ", MB", done: Int(source.position / megabyte),
          total: Int((source.size + megabyte - 1) / megabyte), failed: 0))
    }
    context.report(ProgressEvent(activity: "import", done: rows, total: 0, parts: parts))
  }

  /// How far what follows the reading is.
  func tell(step: String, done: Int, total: Int) {
    let now = context.hostNow()
    guard clock.last == .min || now - clock.last >= Self.interval else { return }
    clock.last = now
    context.report(ProgressEvent(activity: "import, \(step)", done: done, total: total))
  }

  func end(rows: Int) {
    context.report(ProgressEvent(activity: "import", done: rows, total: rows, isLast: true))
  }
}
