import Reporting

/// Questions whose answers name competitors and never the own brand.
extension ReportBuilder {
  private struct Missed {
    /// A place in the sample's questions: the first of its key.
    let question: Int
    let n: Int
    /// Answers that name a competitor.
    let rivals: Int
    /// The most named competitors, and one answer that names the first.
    let names: [Int]
    let naming: ReportSample.Naming
  }

  func missedBlocks(_ primary: Int) throws -> [ReportBlock] {
    let missed = missedQuestions(primary)
    let us = ReportWords.short(facts.cards[primary].brand)
    let asked = Set(facts.sample.questions.map(\.key)).count
    guard !missed.isEmpty else {
      return [
        .prose(
          "Of \(ReportWords.count(asked, "question")), none names competitors alone at least every second time."
        )
      ]
    }
    var blocks: [ReportBlock] = [
      .prose(
        """
        \(strong: "\(missed.count) of \(asked)") questions got answers that name a competitor at least every second time \
        and \(name: us) never.
        """),
      .excerpts(try missed.prefix(Self.excerptLimit).map { try excerpt($0, us) }),
    ]
    let rest = missed.dropFirst(Self.excerptLimit)
    if !rest.isEmpty { blocks.append(.table(missedTable(Array(rest)))) }
    return blocks
  }

  private func excerpt(_ missed: Missed, _ us: String) throws -> ReportExcerpt {
    let names = missed.names.prefix(3).map { ReportWords.short(facts.cards[$0].brand) }.joined(
      separator: ", ")
    let call = facts.sample.calls[missed.naming.call]
    return ReportExcerpt(
      question: facts.sample.questions[missed.question].text, source: facts.sample.platforms[call.platform],
      note: "\(missed.rivals) of \(ReportWords.count(missed.n, "answer")) name competitors: \(names)",
      pieces: try excerpts.pieces(of: missed.naming))
  }

  private func missedTable(_ rest: [Missed]) -> ReportTable {
    let rows = rest.prefix(Self.rowLimit).map { missed in
      Row([
        Cell(facts.sample.questions[missed.question].text), Self.share(missed.rivals, of: missed.n),
        Cell(missed.names.prefix(3).map { ReportWords.short(facts.cards[$0].brand) }.joined(separator: ", ")),
      ])
    }
    let more = rest.count - Self.rowLimit
    return ReportTable(
      "More such questions",
      [
        Column("Question", isNumber: false), Column("Answers with a competitor"),
        Column("Named", isNumber: false),
      ],
      Array(rows), note: more > 0 ? Prose(text: Self.more(more, "And ", "question") + ".") : nil)
  }

  /// Those where most answers name a competitor first; ties by key.
  private func missedQuestions(_ primary: Int) -> [Missed] {
    let sample = facts.sample
    var places: [String: Int] = [:]
    var first: [Int] = []
    let groups = sample.questions.enumerated().map { index, question in
      let place = places[question.key] ?? first.count
      if place == first.count {
        places[question.key] = place
        first.append(index)
      }
      return place
    }
    let tallies = sample.tally(first.count) { groups[$0.question] }
    let rivals = namedByCall(primary)
    var counts = Array(repeating: 0, count: first.count)
    for call in rivals { counts[groups[sample.calls[call].question]] += 1 }
    var namings: [Int: ReportSample.Naming] = [:]
    let open = Set(
      first.indices.filter {
        tallies[$0].n > 0 && tallies[$0].cells[primary].answers == 0 && counts[$0] * 2 >= tallies[$0].n
      })
    for naming in sample.namings where naming.brand != primary {
      let group = groups[sample.calls[naming.call].question]
      guard open.contains(group) else { continue }
      let best = tallies[group].cells.indices.max {
        tallies[group].cells[$0].answers < tallies[group].cells[$1].answers
      }
      if namings[group] == nil || (naming.brand == best && namings[group]?.brand != best) {
        namings[group] = naming
      }
    }
    return open.compactMap { group in
      guard let naming = namings[group] else { return nil }
      let cells = tallies[group].cells
      let names = cells.indices.filter { cells[$0].answers > 0 }
        .sorted { (-cells[$0].answers, $0) < (-cells[$1].answers, $1) }
      return Missed(
        question: first[group], n: tallies[group].n, rivals: counts[group], names: names, naming: naming)
    }
    .sorted {
      ($1.rivals, sample.questions[$0.question].key) < ($0.rivals, sample.questions[$1.question].key)
    }
  }

  /// Calls whose answer names another brand than `primary`.
  private func namedByCall(_ primary: Int) -> Set<Int> {
    Set(facts.sample.namings.lazy.filter { $0.brand != primary }.map(\.call))
  }
}
