import Reporting
import Statistics
import Values

extension ReportBuilder {
  func persona() throws -> Page {
    let labels = try PersonaLabels(facts.sample.questions, in: facts.connection)
    let groups = personaGroups(facts.sample.tally(by: \.persona), name: labels.persona) { $0.persona }
    var sections = [
      ReportSection("Visibility by persona", personaBlocks(groups)),
      ReportSection("What each persona asks", try questionBlocks(groups, labels)),
    ]
    let others: [(String, String, (ReportSample.Question) -> String?, (String?) -> String)] = [
      ("By role", "Role", \.role, labels.role), ("By driver", "Driver", \.driver, labels.driver),
      ("By context", "Context", \.context, labels.context),
    ]
    for (title, noun, property, name) in others {
      let found = personaGroups(facts.sample.tally(by: property), name: name, property)
      guard found.contains(where: { $0.value != nil }) else { continue }
      sections.append(ReportSection(title, [.table(groupTable(found, noun))]))
    }
    if facts.primary != nil {
      sections.append(
        ReportSection(
          "Since the previous run",
          changeBlocks(try facts.changes(.persona), "Persona") { labels.persona($0.isEmpty ? nil : $0) }))
    }
    return Page(
      lead: [personaWords(groups), standing()], tiles: personaTiles(groups), sections: sections)
  }

  struct PersonaGroup {
    var value: String?
    var name: String
    var questions: Int
    var tally: ReportSample.Tally
    /// Of the own brand's net sentiment.
    var netInterval: Interval?
  }

  /// Those with the most answers first.
  private func personaGroups(
    _ found: [(value: String?, questions: Int, tally: ReportSample.Tally)], name: (String?) -> String,
    _ property: (ReportSample.Question) -> String?
  ) -> [PersonaGroup] {
    var groups = found.map {
      PersonaGroup(value: $0.value, name: name($0.value), questions: $0.questions, tally: $0.tally)
    }
    .sorted { (-$0.tally.n, $0.name, $0.value ?? "") < (-$1.tally.n, $1.name, $1.value ?? "") }
    let shown = Array(groups.prefix(Self.rowLimit).indices)
    guard let primary = facts.primary else { return groups }
    let places = Dictionary(shown.map { (groups[$0].value, $0) }, uniquingKeysWith: { a, _ in a })
    let intervals = facts.sample.netIntervals(of: primary, shown.count) { call in
      let value = property(facts.sample.questions[call.question])
      return places[value.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }]
    }
    for place in shown { groups[place].netInterval = intervals[place] }
    return groups
  }

  private func personaWords(_ groups: [PersonaGroup]) -> Prose {
    guard let primary = facts.primary, let own = facts.own else {
      return "\(ReportWords.count(groups.count, "persona")) asked in this run."
    }
    let us = ReportWords.short(own.brand)
    let sure = groups.filter { $0.tally.n >= Comparison.lowSample }
      .sorted { ($1.tally.visibility(primary) ?? 0, $0.name) < ($0.tally.visibility(primary) ?? 0, $1.name) }
    guard let best = sure.first, let worst = sure.last, sure.count > 1 else {
      return "Too few personas have \(Comparison.lowSample) answers to tell them apart."
    }
    func words(_ group: PersonaGroup) -> Prose {
      """
      \(name: ReportWords.short(group.name)) (\(strong: ReportWords.percent(group.tally.visibility(primary))), \
      \(group.tally.cells[primary].answers) of \(ReportWords.count(group.tally.n, "answer")))
      """
    }
    return
      "\(name: us) is named most to \(words(best)) and least to \(words(worst)). \(Self.overlap(best.tally, worst.tally, primary))"
  }

  private func personaTiles(_ groups: [PersonaGroup]) -> [ReportTile] {
    let named = groups.filter { $0.value != nil }
    let primary = facts.primary ?? 0
    let reached = named.count { facts.primary != nil && $0.tally.cells[primary].answers > 0 }
    return [
      ReportTile(
        "Personas that asked", ReportWords.grouped(named.count),
        "with \(ReportWords.count(facts.sample.questions.count, "question"))"),
      facts.primary == nil
        ? nil
        : ReportTile("Personas that see us", "\(reached) of \(named.count)", "named in at least one answer"),
      visibilityTile(), sentimentTile(), answersTile(),
    ].compactMap { $0 }.prefix(4).map { $0 }
  }

  private func personaBlocks(_ groups: [PersonaGroup]) -> [ReportBlock] {
    let table = ReportBlock.table(groupTable(groups, "Persona"))
    guard let primary = facts.primary else { return [table] }
    let bars = groups.prefix(Self.brandLimit).map { group in
      Self.bar(group.name, group.tally.cells[primary].answers, of: group.tally.n, isOwn: true)
    }
    return [
      .chart(
        ReportChart(
          "Visibility of \(ReportWords.short(facts.cards[primary].brand)) by persona, with 95% intervals",
          summary: Self.listed(Array(bars)), .bars(BarChart([.init(nil, Array(bars))])))), table,
    ]
  }

  private func groupTable(_ groups: [PersonaGroup], _ noun: String) -> ReportTable {
    let rows = groups.prefix(Self.rowLimit).map { group in
      var cells = [Cell(group.name), Self.number(group.questions)]
      if let primary = facts.primary {
        cells.append(Self.share(group.tally.cells[primary].answers, of: group.tally.n))
        cells.append(
          Self.net(group.tally.net(primary), group.netInterval, n: group.tally.cells[primary].answers))
      }
      cells.append(Self.share(group.tally.n, of: group.tally.attempted))
      return Row(cells)
    }
    var columns = [Column(noun, isNumber: false), Column("Questions")]
    if facts.primary != nil { columns += [Column("Visibility"), Column("Net sentiment")] }
    columns.append(Column("Answered calls"))
    let rest = groups.count - Self.rowLimit
    return ReportTable(
      "\(noun)s, those with the most answers first", columns, Array(rows),
      note: rest > 0 ? Prose(text: Self.more(rest, "And ") + " with fewer answers.") : nil)
  }

  private static let personaLimit = 8

  /// For each persona some of its questions, with an answer to each.
  private func questionBlocks(_ groups: [PersonaGroup], _ labels: PersonaLabels) throws -> [ReportBlock] {
    let sample = facts.sample
    var blocks: [ReportBlock] = []
    let calls = Dictionary(grouping: sample.calls.indices.filter { sample.calls[$0].isAnswered }) {
      sample.calls[$0].question
    }
    var firstNaming: [Int: ReportSample.Naming] = [:]
    for naming in sample.namings where firstNaming[naming.call] == nil || naming.brand == facts.primary {
      firstNaming[naming.call] = naming
    }
    for group in groups.prefix(Self.personaLimit) {
      let questions = sample.questions.indices.filter { sample.questions[$0].persona == group.value }
      let excerpts = try questions.prefix(2).map { try excerpt($0, calls[$0] ?? [], firstNaming) }
      blocks.append(.heading(group.name))
      blocks.append(.excerpts(excerpts))
      if questions.count > 2 {
        blocks.append(
          .prose(Prose(text: Self.more(questions.count - 2, "And ") + " of this persona's questions.")))
      }
    }
    let rest = groups.count - Self.personaLimit
    if rest > 0 {
      blocks.append(.prose(Prose(text: Self.more(rest, "And ", "persona") + " with fewer answers.")))
    }
    return blocks.isEmpty ? [.prose("No question was asked.")] : blocks
  }

  private func excerpt(
    _ question: Int, _ calls: [Int], _ namings: [Int: ReportSample.Naming]
  ) throws -> ReportExcerpt {
    let named = calls.filter { namings[$0]?.brand == facts.primary && facts.primary != nil }
    let chosen = named.first ?? calls.first { namings[$0] != nil } ?? calls.first
    let us = facts.own.map { ReportWords.short($0.brand) }
    let note = us.map { "\($0) in \(named.count) of \(ReportWords.count(calls.count, "answer"))" }
    return ReportExcerpt(
      question: facts.sample.questions[question].text,
      source: chosen.map { facts.sample.platforms[facts.sample.calls[$0].platform] } ?? "no answer",
      note: note,
      pieces: try chosen.map { try excerpts.pieces(call: $0, offset: namings[$0]?.offset ?? 0) } ?? [])
  }
}
