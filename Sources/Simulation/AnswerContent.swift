import AuditModel

/// What an answer says, before it is put into words.
struct AnswerContent {
  enum Shape: String {
    case ranked, table, prose, prosCons, brief
    /// Declines to name anybody.
    case hedge = "refusal"
    /// Advice on choosing, since no brand came to mind.
    case generic = "advice"
  }

  var shape: Shape
  /// In the order in which they are named.
  var brands: [PlantedBrand]
}

extension AnswerStyle {
  /// How often each shape is taken, in hundredths: ranked, table, prose, pros and cons, brief.
  var shapes: [UInt32] {
    switch self {
    case .structured: [52, 14, 12, 16, 6]
    case .considered: [16, 4, 48, 26, 6]
    case .cited: [30, 8, 48, 4, 10]
    case .tabular: [34, 38, 12, 10, 6]
    case .brief: [16, 2, 30, 2, 50]
    }
  }
}

extension AnswerWriter {
  /// Who is named, in which order, with what feeling, in which shape.
  func content(_ draws: Draws, question: Int, platform: Int) -> AnswerContent {
    let odds = platforms[platform]
    if draws.unit(.hedging) < odds.behaviour.hedging {
      return AnswerContent(shape: .hedge, brands: [])
    }
    let words = questions[question]
    var named: [(score: Double, brand: Int)] = []
    for (brand, strength) in odds.strengths.enumerated() {
      let asked = brand == words.target ? 3.5 : (brand == words.rival ? 3.0 : 0)
      guard draws.unit(.naming, brand) < Curve.logistic(strength + asked) else { continue }
      named.append((strength + 0.7 * asked + 1.1 * draws.normal(.order, brand), brand))
    }
    guard !named.isEmpty else { return AnswerContent(shape: .generic, brands: []) }
    named.sort { ($0.score, $1.brand) > ($1.score, $0.brand) }
    let shape = shape(draws, odds.behaviour.style)
    let brands = named.prefix(shape == .brief ? 3 : 6).map { _, brand in
      PlantedBrand(brand: brand, sentiment: feeling(draws, odds.moods[brand], brand))
    }
    return AnswerContent(shape: shape, brands: Array(brands))
  }

  private func feeling(_ draws: Draws, _ mood: Double, _ brand: Int) -> Sentiment {
    let mood = mood + 0.45 * draws.normal(.feeling, brand)
    return mood > 0.35 ? .positive : (mood < -0.35 ? .negative : .neutral)
  }

  private func shape(_ draws: Draws, _ style: AnswerStyle) -> AnswerContent.Shape {
    var rest = UInt32(draws.unit(.shape) * 100)
    let shapes: [AnswerContent.Shape] = [.ranked, .table, .prose, .prosCons, .brief]
    for (shape, weight) in zip(shapes, style.shapes) {
      if rest < weight { return shape }
      rest -= weight
    }
    return .ranked
  }
}
