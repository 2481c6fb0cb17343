import Audit
import AuditModel
import Statistics
import Storage
import Testing

@Suite struct ScorecardTests {
  @Test func scorecardsOfOneRun() throws {
    let database = try TestDatabase()
    try database.client()
    try database.run("r")
    try database.answers(
      run: "r",
      [
        TestAnswer("q0").mentioning("Globex", 2, .positive).mentioning("Acme", 1, .negative),
        TestAnswer("q1").mentioning("Acme", 1, .neutral), TestAnswer("q2"),
        TestAnswer("q3", failure: "timeout"),
      ])
    let cards = try database.store.read {
      try Comparison.scorecards(.run(Lookup.run("r", in: $0), in: $0), in: $0)
    }
    let acme = cards[0]
    #expect(acme.n == 3 && acme.answers == 2 && acme.mentions == 2 && acme.isLowSample)
    #expect(acme.visibility == 2.0 / 3 && acme.voice == 0.5 && acme.position == 1.5)
    #expect(acme.netSentiment == -0.5 && acme.weightedVoice == 0.6 && acme.coverage == 1)
    #expect(acme.visibilityLow == Proportions.wilson(successes: 2, trials: 3)?.low)
    #expect(cards[2].netSentiment == nil && cards[2].position == nil && cards[2].visibility == 0)
  }

  @Test func nothingAnsweredIsNullAndNotZero() throws {
    let database = try TestDatabase()
    try database.client()
    try database.run("r")
    try database.answers(run: "r", [TestAnswer("q0", failure: "timeout")])
    let cards = try database.store.read {
      try Comparison.scorecards(.run(Lookup.run("r", in: $0), in: $0), in: $0)
    }
    #expect(cards.map(\.brand) == TestDatabase.brands)
    for card in cards {
      #expect(card.n == 0 && card.isLowSample && card.answers == 0 && card.mentions == 0)
      let numbers = [
        card.visibility, card.visibilityLow, card.visibilityHigh, card.voice, card.weightedVoice,
        card.position, card.netSentiment, card.positiveShare, card.coverage,
      ]
      #expect(numbers.allSatisfy { $0 == nil })
    }
  }

  @Test func voiceCountsMentionsOrAnswersAndSumsToOne() throws {
    let database = try TestDatabase()
    try database.client()
    try database.run("r")
    try database.answers(
      run: "r",
      (0..<7).map {
        TestAnswer("q\($0)").mentioning("Acme", 5, .neutral).mentioning("Globex", 1, .neutral)
      } + [TestAnswer("q7", names: ["Initech"])])
    let (mentions, answers) = try database.store.read { connection in
      let scope = try AnswerScope.run(Lookup.run("r", in: connection), in: connection)
      return (
        try Comparison.scorecards(scope, in: connection),
        try Comparison.scorecards(scope, mode: .answers, in: connection)
      )
    }
    // 35, 7 and 1 of 43; 7, 7 and 1 of 15; 7, 3.5 and 1 of 11.5: the largest remainders are rounded up.
    #expect(mentions.map(\.voice) == [0.8139, 0.1628, 0.0233])
    #expect(answers.map(\.voice) == [0.4667, 0.4667, 0.0666])
    #expect(mentions.map(\.weightedVoice) == [0.6087, 0.3043, 0.0870])
    #expect(mentions.map(\.isLowSample) == [false, false, false])
  }

  @Test(arguments: [ComparisonDimension.platform, .persona, .category])
  func cardsOfAGroupAreThoseOfItsAnswersAlone(dimension: ComparisonDimension) throws {
    let database = try TestDatabase()
    try database.client()
    let names = (dimension == .platform ? ["gemini", "openai"] : ["x", "y"])
    func answer(_ key: String, _ group: Int) -> TestAnswer {
      switch dimension {
      case .platform: TestAnswer(key, names[group])
      case .persona: TestAnswer(key, persona: names[group])
      default: TestAnswer(key, category: names[group])
      }
    }
    func group(_ place: Int) -> [TestAnswer] {
      (0..<6).map { index in
        let one = answer("q\(place)\(index)", place)
        return index % (place + 2) == 0
          ? one.mentioning("Globex", 1 + index, .positive).mentioning("Acme", 2, .negative) : one
      }
    }
    try database.run("both")
    try database.answers(run: "both", group(0) + group(1))
    for place in [0, 1] {
      try database.run("only\(place)", minute: place + 1)
      try database.answers(run: "only\(place)", group(place))
    }
    try database.store.read { connection throws in
      let scope = try AnswerScope.run(Lookup.run("both", in: connection), in: connection)
      let cards = try Comparison.scorecards(scope, by: dimension, in: connection)
      #expect(cards.map(\.key) == names.flatMap { [$0, $0, $0] })
      for place in [0, 1] {
        let alone = try AnswerScope.run(Lookup.run("only\(place)", in: connection), in: connection)
        let whole = try Comparison.scorecards(alone, in: connection).map { card in
          var card = card
          card.key = names[place]
          return card
        }
        #expect(cards.filter { $0.key == names[place] } == whole)
      }
    }
  }
}
