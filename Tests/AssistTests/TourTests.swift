import Assist
import Diagnostics
import Language
import Planning
import Testing
import Values
import Verbs

@Suite struct TourTests {
  @Test func typingEachStatementLeadsToTheEnd() {
    var tour = Tour()
    #expect(tour.move(.start)[0].hasPrefix("Step 1 of \(TourStep.all.count). "))
    for (place, step) in TourStep.all.enumerated() {
      #expect(tour.isOn)
      // Blanks do not count.
      let said = tour.heard(" \(step.statement.replacing(" | ", with: "  |  "));").joined(separator: "\n")
      let next = place + 1 < TourStep.all.count
      #expect(said.contains(next ? "Step \(place + 2) of" : "That was the tour"), "\(said)")
    }
    #expect(!tour.isOn)
    #expect(tour.heard("runs").isEmpty)
  }

  @Test func onesOwnStatementsAreLetBe() {
    var tour = Tour()
    _ = tour.move(.start)
    #expect(tour.heard("jobs") == ["(The tour goes on with  runs | take 5  — `tour next` passes over it.)"])
    #expect(tour.heard("tour back").isEmpty)
    #expect(tour.move(.next)[0].hasPrefix("Step 2"))
    #expect(tour.move(.back)[0].hasPrefix("Step 1"))
    #expect(tour.move(.start)[0].hasPrefix("Step 1"))
    #expect(tour.move(.leave)[0].hasPrefix("The tour is over"))
    #expect(tour.move(.next) == ["There is no tour now; `tour` begins one."])
  }
}

@Suite struct HintsTests {
  private func line(_ text: String, _ record: Record? = nil, in hints: inout Hints, width: Int = 80)
    -> String?
  {
    let source = SourceText(name: "", text: text)
    let (script, _) = Parser.parse(source, source: 0)
    let planned = Checker.check(
      script, source: source, declarations: CompletionWorld.declarations, scope: Scope())
    return planned.statements.last.flatMap { hints.line(after: $0, record: record, width: width) }
  }

  @Test func aResultLeadsOn() {
    var hints = Hints()
    #expect(line("runs | take 3", in: &hints) == "next: run latest · issues latest · help runs")
    #expect(line("runs | count", in: &hints) == nil)
    #expect(line("runs | csv", in: &hints) == nil)
    #expect(
      line("issues 3f2a", in: &hints, width: 120)
        == "next: responses 3f2a | where error != null | select platform, error, message, respondedAt · help errors"
    )
    #expect(line("issues latest", in: &hints, width: 30) == "next: help errors")
  }

  @Test func aFailedRunLeadsToItsCauseAndAStalledOneToResume() {
    func run(_ failed: Int64, stalled: Bool) -> Record {
      Record([
        ("id", .text("92004f19a337ced0beaa")), ("failed", .integer(failed)), ("isStalled", .bool(stalled)),
      ])
    }
    var hints = Hints()
    for _ in 1...5 {
      #expect(
        line("run latest", run(3, stalled: false), in: &hints)?.hasPrefix("next: issues 92004f19") == true)
    }
    #expect(line("run latest", run(3, stalled: true), in: &hints) == "next: resume 92004f19 · help resume")
    #expect(
      line("run latest", run(0, stalled: false), in: &hints)?.hasPrefix("next: questions 92004f19") == true)
  }

  @Test func whoHasSeenOneThriceKnowsIt() {
    var hints = Hints()
    for _ in 1...3 { #expect(line("jobs", in: &hints) != nil) }
    #expect(line("jobs", in: &hints) == nil)
    #expect(line("runs", in: &hints) != nil)
  }
}
