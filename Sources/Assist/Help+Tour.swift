import Audit
import Planning
import Storage
import Verbs

extension Help {
  private static let summaries: [TourMove: String] = [
    .start: "a guided five minutes: what to type, and what came of it",
    .next: "pass over a step of the tour", .back: "go back a step of the tour", .leave: "end the tour",
  ]

  static func tour(_ move: TourMove) -> Verb {
    Verb(
      VerbDeclaration(
        move.rawValue, summaries[move] ?? "",
        details: move == .start
          ? """
          At the prompt it says what to type, waits until you typed it, and goes on; in between you may type anything \
          else. It works with any database that has a run in it.
          """ : "", output: .lines, examples: [move.rawValue])
    ) { call in
      guard let lines = call.host.shell.tour(move) else { return .lines(TourStep.script) }
      guard move == .start, try !hasRun(call) else { return .lines(lines) }
      _ = call.host.shell.tour(.leave)
      return .lines(TourStep.noRun)
    }
  }

  private static func hasRun(_ call: VerbCall) throws -> Bool {
    do {
      _ = try call.context().store.read { try Lookup.run("latest", in: $0) }
      return true
    } catch LookupProblem.nothingYet { return false }
  }
}
