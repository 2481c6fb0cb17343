import Statistics

extension ReportSample {
  /// One brand in the answers of a group.
  struct Cell {
    /// Answers that name it; each of them judges it once.
    var answers = 0
    var mentions = 0
    /// Positive less negative.
    var balance = 0
  }

  /// The answers of a group.
  struct Tally {
    var attempted = 0
    var n = 0
    /// One for each brand.
    var cells: [Cell]

    func visibility(_ brand: Int) -> Double? { Comparison.share(cells[brand].answers, n) }

    func interval(_ brand: Int) -> Interval? {
      Proportions.wilson(successes: cells[brand].answers, trials: n)
    }

    /// −1…1, over the answers that name the brand.
    func net(_ brand: Int) -> Double? { Comparison.share(cells[brand].balance, cells[brand].answers) }
  }

  /// Sums by group; a call whose group is nil is left out. Groups are 0..<`count`.
  func tally(_ count: Int, group: (Call) -> Int?) -> [Tally] {
    var tallies = Array(
      repeating: Tally(cells: Array(repeating: Cell(), count: brands.count)), count: count)
    let groups = calls.map(group)
    for (call, group) in zip(calls, groups) {
      guard let group else { continue }
      tallies[group].attempted += 1
      if call.isAnswered { tallies[group].n += 1 }
    }
    for naming in namings {
      guard let group = groups[naming.call] else { continue }
      tallies[group].cells[naming.brand].answers += 1
      tallies[group].cells[naming.brand].mentions += naming.frequency
      tallies[group].cells[naming.brand].balance += naming.balance
    }
    return tallies
  }

  /// Groups by a property of the question: the values in order of their first question, and the sums of each. Questions
  /// without it are the last group, named nil.
  func tally(by property: (Question) -> String?) -> [(value: String?, questions: Int, tally: Tally)] {
    var places: [String?: Int] = [:]
    var values: [String?] = []
    var counts: [Int] = []
    let groups = questions.map { question in
      let value = property(question).flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
      let place = places[value] ?? values.count
      if place == values.count {
        places[value] = place
        values.append(value)
        counts.append(0)
      }
      counts[place] += 1
      return place
    }
    let tallies = tally(values.count) { groups[$0.question] }
    return values.indices.map { (values[$0], counts[$0], tallies[$0]) }
      .sorted { $0.value != nil && $1.value == nil }
  }

  /// By platform, in the order of `platforms`.
  func tallyByPlatform() -> [Tally] { tally(platforms.count) { $0.platform } }
}
