import AuditModel

/// Something that a job has to do in virtual time: the attempt number `attempt` (from 1) at what was due at
/// `scheduledAt`. `time` is when it comes up: the due time, the end of a wait for other jobs, or the time of a retry.
/// All are UTC milliseconds.
struct JobSlot: Equatable {
  let job: EntityReference
  let scheduledAt: Int64
  var attempt = 1
  var time: Int64

  /// In the order in which slots come up; at equal times in the jobs' order.
  static func < (a: JobSlot, b: JobSlot) -> Bool {
    (a.time, a.job.seq, a.scheduledAt, a.attempt) < (b.time, b.job.seq, b.scheduledAt, b.attempt)
  }
}
