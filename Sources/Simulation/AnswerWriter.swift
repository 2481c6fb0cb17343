import AuditModel

/// Everything that a run's answers are made from, as bytes and probabilities, worked out once for a plan.
struct AnswerWriter: Sendable {
  struct BrandWords: Sendable {
    /// The name, then the aliases.
    let spellings: [[UInt8]]
    let domains: [String]
  }

  struct PlatformOdds: Sendable {
    let id: String
    let behaviour: ScenarioPlatform
    let hash: UInt64
    /// Log odds of each brand's being named, and how it is liked, at the run's phase.
    let strengths: [Double]
    let moods: [Double]
    /// Its median latency is at least twice the middle one of the scenario's other platforms.
    let isSlow: Bool
  }

  struct QuestionWords: Sendable {
    let hash: StableHash
    let length: Int
    let focus: [UInt8]
    let driver: [UInt8]
    let target: Int?
    let rival: Int?
    /// The place in the pack.
    let place: Int
  }

  let book: Phrasebook
  let later: TemplateSet
  let run: UInt64
  let packCount: Int
  let brands: [BrandWords]
  let platforms: [PlatformOdds]
  let questions: [QuestionWords]
  let features: [[UInt8]]
  let buyers: [[UInt8]]
  let one: [UInt8]
  let many: [UInt8]
  let sites: [String]

  init(
    _ input: SimulationInput, asked: [PackQuestion], questions: [PlannedQuestion],
    platforms: [ScenarioPlatform], drivers: [PersonaDriver]
  ) throws(ScenarioProblem) {
    let scenario = input.scenario
    book = try Phrasebook.builtIn(scenario.mode)
    later = try TemplateSet.builtIn(scenario.mode)
    var hash = StableHash()
    hash.append(input.seed)
    hash.append(scenario.contentHash)
    run = hash.finish().low
    packCount = scenario.pack.count
    brands = scenario.brands.map { brand in
      BrandWords(
        spellings: [Array(brand.name.utf8)] + brand.aliases.map { Array($0.text.utf8) },
        domains: brand.domains)
    }
    self.platforms = platforms.map { PlatformOdds($0, scenario, phase: input.phase) }
    self.questions = zip(asked, questions).map { pack, planned in
      QuestionWords(pack, planned, drivers: drivers)
    }
    let product = scenario.product
    features = product.features.map { Array($0.utf8) }
    buyers = product.buyers.map { Array($0.utf8) }
    one = Array(product.one.utf8)
    many = Array(product.many.utf8)
    sites = product.sites
  }
}

extension AnswerWriter.PlatformOdds {
  init(_ platform: ScenarioPlatform, _ scenario: Scenario, phase: Double) {
    id = platform.id
    behaviour = platform
    var hash = StableHash()
    hash.append(platform.id)
    self.hash = hash.finish().low
    var strengths = scenario.leanings.map { $0.strength(at: phase) }
    var moods = scenario.leanings.map { $0.sentiment(at: phase) + platform.tone }
    for trend in scenario.trends {
      switch trend.effect {
      case .strength: strengths[trend.brand] += trend.value(at: phase)
      case .sentiment: moods[trend.brand] += trend.value(at: phase)
      }
    }
    self.strengths = zip(strengths, platform.favours).map(+)
    self.moods = moods
    let others = scenario.platforms.filter { $0.id != platform.id }.map(\.latencyMedian).sorted()
    isSlow = !others.isEmpty && platform.latencyMedian >= 2 * others[others.count / 2]
  }
}

extension AnswerWriter.QuestionWords {
  init(_ pack: PackQuestion, _ planned: PlannedQuestion, drivers: [PersonaDriver]) {
    var hash = StableHash()
    hash.append(planned.key)
    hash.append(planned.persona)
    self.hash = hash
    length = planned.text.utf8.count
    focus = Array(pack.focus.utf8)
    let label = drivers.first { $0.key == planned.driver }?.label ?? planned.driver
    driver = Array((label.prefix(1).lowercased() + label.dropFirst()).utf8)
    target = pack.target
    rival = pack.rival
    place = pack.place
  }
}
