import Verbs

/// The tour at the prompt: it says what to type, waits until that was typed, and says a word on what came.
package struct Tour {
  /// The step whose statement is waited for; nil while no tour is on.
  private var place: Int?
  private let steps = TourStep.all

  package init() {}

  package var isOn: Bool { place != nil }

  /// What `tour`, `tour next`, `tour back` and `tour leave` print.
  package mutating func move(_ move: TourMove) -> [String] {
    switch (move, place) {
    case (.start, let now): place = now ?? 0
    case (.leave, nil), (.back, nil), (.next, nil): return ["There is no tour now; `tour` begins one."]
    case (.leave, _):
      place = nil
      return ["The tour is over; `tour` begins it again, `help` says where else to look."]
    case (.back, let now?): place = max(0, now - 1)
    case (.next, let now?): return advance(from: now)
    }
    return place.map { TourStep.page($0) } ?? []
  }

  /// What to say after a statement was typed: where it is the step's, a word on what came, and the next step.
  package mutating func heard(_ text: String) -> [String] {
    guard let place, !TourMove.allCases.contains(where: { Self.same(text, $0.rawValue) }) else { return [] }
    guard Self.same(text, steps[place].statement) else {
      return ["(The tour goes on with  \(steps[place].statement)  — `tour next` passes over it.)"]
    }
    return [""] + steps[place].comment + [""] + advance(from: place)
  }

  private mutating func advance(from now: Int) -> [String] {
    guard now + 1 < steps.count else {
      place = nil
      return TourStep.end
    }
    place = now + 1
    return TourStep.page(now + 1)
  }

  /// Blanks do not count.
  private static func same(_ a: String, _ b: String) -> Bool {
    func plain(_ text: String) -> [Substring] {
      text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == ";" }
    }
    return plain(a) == plain(b)
  }
}
