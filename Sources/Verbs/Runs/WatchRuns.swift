import Audit
import AuditModel
import Planning
import Storage
import Values

extension Verb {
  static let watchRuns = Verb(
    VerbDeclaration(
      "watch runs", "follow all runs that are going on, until none is",
      details: """
        A line for each run; those that begin meanwhile come in, those that end stay. Ctrl-C stops watching, never a \
        run.
        """,
      output: .rows(RunView.fields), effect: .reads, examples: ["watch runs"])
  ) { call in
    let context = try call.context()
    var seen: [String] = []
    while true {
      let states = try context.store.read { connection in
        for id in try Runs.atWork(hostNow: context.hostNow(), in: connection) where !seen.contains(id) {
          seen.append(id)
        }
        return try seen.compactMap { try Runs.state($0, hostNow: context.hostNow(), in: connection) }
      }
      let isOver = !states.contains(where: \.isAtWork)
      let isStopped = !isOver && context.isCancelled()
      if !states.isEmpty { context.report(event(states, isLast: isOver || isStopped)) }
      if isStopped {
        call.host.note("no longer watching; the runs go on: watch runs")
        throw WatchStopped()
      }
      if isOver { break }
      context.pause(250)
    }
    if seen.isEmpty { call.host.note("no run is going on: launch … --background starts one") }
    return .rows(
      try context.store.read { connection in
        try seen.map { try RowView.record(of: "runs", id: $0, in: connection).values }
      })
  }

  private static func event(_ states: [RunState], isLast: Bool) -> ProgressEvent {
    let going = states.count(where: \.isAtWork)
    return ProgressEvent(
      activity: "\(going) run\(going == 1 ? "" : "s") going on", key: "watch runs",
      done: states.reduce(0) { $0 + $1.done }, total: states.reduce(0) { $0 + $1.total },
      parts: states.map { .init(name: $0.name, done: $0.done, total: $0.total, failed: $0.failed) },
      isLast: isLast)
  }
}
