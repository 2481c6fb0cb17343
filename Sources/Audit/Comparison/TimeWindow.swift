import Values

/// A stretch of time, UTC milliseconds: `from` belongs to it, `until` no more.
package struct TimeWindow: Sendable, Equatable, CustomStringConvertible {
  package let from: Int64
  package let until: Int64

  package init(from: Int64, until: Int64) {
    self.from = from
    self.until = until
  }

  package var description: String { "from \(Timestamp.text(from)) until \(Timestamp.text(until))" }
}

/// Two windows of time to be compared, the later one with the earlier.
package struct TimeWindows: Sendable, Equatable {
  package let earlier: TimeWindow
  package let later: TimeWindow

  /// - Parameters:
  ///   - from: where the later window begins; nil means `length` before `until`.
  ///   - until: where it ends.
  ///   - length: how long it is, where `from` does not say so. Milliseconds.
  ///   - against: where the earlier window begins; nil means as long before the later one as that is long. The
  ///     earlier is as long as the later, but ends where the later begins: so a month of 30 days can be compared with
  ///     the next of 31.
  ///
  /// Throws `ComparisonProblem.impossibleWindow`.
  package init(from: Int64?, until: Int64, length: Int64?, against: Int64?) throws {
    let (start, startOverflow) = until.subtractingReportingOverflow(length ?? 0)
    let from = from ?? start
    later = TimeWindow(from: from, until: until)
    let (span, spanOverflow) = until.subtractingReportingOverflow(from)
    guard !startOverflow, !spanOverflow, span > 0 else { throw ComparisonProblem.impossibleWindow(later) }
    let (before, beforeOverflow) = from.subtractingReportingOverflow(span)
    let against = against ?? before
    let (end, endOverflow) = against.addingReportingOverflow(span)
    earlier = TimeWindow(from: against, until: min(end, from))
    guard !beforeOverflow, !endOverflow, earlier.from < earlier.until else {
      throw ComparisonProblem.impossibleWindow(earlier)
    }
  }
}
