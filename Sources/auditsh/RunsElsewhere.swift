import Audit
import AuditModel
import Storage

/// Runs that other processes work on, as the prompt tells of them: how many there are, and which of those that were
/// started here have ended. Asked once a prompt, of an open database alone; nothing polls.
struct RunsElsewhere {
  /// Those of `launch --background`, by their whole ids.
  private var followed: [String] = []
  private var count = 0
  /// Host milliseconds before which it is not counted again.
  private var notBefore: Int64 = 0

  mutating func follow(_ run: String) { followed.append(run) }

  /// Another database: what was followed is not in it.
  mutating func forget() { self = RunsElsewhere() }

  /// What to say of those that ended, or that nobody works on, since it was asked last.
  mutating func endings(in store: Store?, now: Int64) -> [String] {
    guard !followed.isEmpty, let store else { return [] }
    var lines: [String] = []
    followed.removeAll { id in
      guard let state = try? store.read({ try Runs.state(id, hostNow: now, in: $0) }) else { return false }
      guard let line = Self.line(state) else { return false }
      lines.append(line)
      return true
    }
    // The count that is kept is of before.
    if !lines.isEmpty { notBefore = 0 }
    return lines
  }

  private static func line(_ state: RunState) -> String? {
    let run = state.name
    switch state.status {
    case .completed: return "\(run) has completed, \(state.done) calls: run \(state.id)"
    case .failed:
      return
        "\(run) has failed at \(state.done) of \(state.total) calls: issues \(state.id) | where severity == \"high\""
    case .cancelled: return "\(run) was cancelled at \(state.done) of \(state.total) calls: run \(state.id)"
    case .running where state.isStalled, .pending where state.isStalled:
      return "nobody works on \(run) any more (\(state.done) of \(state.total) calls): resume \(state.id)"
    default: return nil
    }
  }

  /// How many runs somebody works on. A count that took long is kept for five hundred times as long.
  mutating func atWork(in store: Store?, now: Int64) -> Int {
    guard let store, now >= notBefore else { return store == nil ? 0 : count }
    let start = Host.elapsedMicroseconds()
    count = (try? store.read { try Runs.countAtWork(hostNow: now, in: $0) }) ?? 0
    let taken = Host.elapsedMicroseconds() - start
    notBefore = taken > 1_000 ? now + taken / 2 : 0
    return count
  }
}
