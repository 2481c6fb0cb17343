import AuditModel

extension AnswerComposer {
  mutating func compose(_ content: AnswerContent) {
    count = content.brands.count
    switch content.shape {
    case .ranked: ranked(content.brands)
    case .table: table(content.brands)
    case .prose: prose(content.brands)
    case .prosCons: prosCons(content.brands)
    case .brief: brief(content.brands)
    case .hedge: add(.hedge)
    case .generic: generic()
    }
    sources(content)
  }

  private mutating func ranked(_ brands: [PlantedBrand]) {
    add(.openingRanked)
    add("\n\n")
    let bold = style != .brief && words.chance(style == .considered ? 40 : 85)
    let numbered = words.chance(75)
    for (index, planted) in brands.enumerated() {
      if numbered { add("\(index + 1). ") } else { add("- ") }
      add(planted.sentiment.section, brand: planted.brand, bold: bold)
      supplement(planted, more: brands.count > 4 ? 45 : 75, detail: brands.count > 3 ? 65 : 90)
      add("\n")
    }
    ending(brands, criteria: brands.count < 4 ? 90 : 40)
  }

  /// What may follow a brand's first sentence: another one, a figure, a source. Chances in hundredths.
  private mutating func supplement(_ planted: PlantedBrand, more: Int, detail: Int) {
    if words.chance(more) {
      add(" ")
      add(planted.sentiment.more, brand: planted.brand)
    }
    if words.chance(detail) {
      mood = planted.sentiment
      add(" ")
      add(.detail)
    }
    inlineSource(planted.brand)
  }

  private mutating func table(_ brands: [PlantedBrand]) {
    add(.openingTable)
    add("\n\n| Option | What reviewers say | Notable |\n| --- | --- | --- |\n")
    let bold = words.chance(60)
    for planted in brands {
      add("| ")
      name(planted.brand, bold: bold)
      add(" | ")
      add(planted.sentiment.cell, brand: planted.brand)
      add(" | ")
      add(.cellPlain, brand: planted.brand)
      add(" |\n")
    }
    add("\n")
    for (index, planted) in brands.prefix(3).enumerated() {
      if index > 0 { add(" ") }
      add(planted.sentiment.section, brand: planted.brand)
      supplement(planted, more: 30, detail: 60)
    }
    add("\n")
    ending(brands, criteria: 85)
  }

  private mutating func prose(_ brands: [PlantedBrand]) {
    add(.openingProse)
    for (index, planted) in brands.enumerated() {
      // Some paragraphs hold two brands.
      if index > 0, index & 1 == 1, words.chance(35) { add(" ") } else { add("\n\n") }
      add(planted.sentiment.section, brand: planted.brand, bold: style == .cited && words.chance(50))
      supplement(planted, more: brands.count > 4 ? 45 : 75, detail: brands.count > 3 ? 65 : 90)
    }
    add("\n")
    ending(brands, criteria: brands.count < 4 ? 90 : 40)
  }

  private mutating func prosCons(_ brands: [PlantedBrand]) {
    add(.openingProsCons)
    add("\n")
    for planted in brands.prefix(4) {
      add("\n### ")
      name(planted.brand, bold: false)
      add("\n")
      let (pros, cons) = planted.sentiment.sides
      for _ in 0..<pros {
        add("- Pro: ")
        add(.pro, brand: planted.brand)
        add("\n")
      }
      for _ in 0..<cons {
        add("- Con: ")
        add(.con, brand: planted.brand)
        add("\n")
      }
      add("\n")
      add(planted.sentiment.verdict, brand: planted.brand)
      supplement(planted, more: 30, detail: 80)
      add("\n")
    }
    // Whoever is left is named in passing.
    for planted in brands.dropFirst(4) {
      add("\n")
      add(planted.sentiment.section, brand: planted.brand)
      add("\n")
    }
    ending(brands, criteria: brands.count < 3 ? 90 : 45)
  }

  private mutating func brief(_ brands: [PlantedBrand]) {
    add(.openingBrief)
    for planted in brands {
      add(" ")
      add(planted.sentiment.section, brand: planted.brand)
    }
    if words.chance(60) {
      add(" ")
      add(.closing)
    }
    add("\n")
  }

  private mutating func generic() {
    add(.generic)
    add("\n\n")
    for _ in 0..<(4 + words.pick(3)) {
      add("- ")
      add(.genericPoint)
      add("\n")
    }
    add("\n")
    add(.closing)
    add("\n")
  }

  /// Advice, and a last line that may come back to the first brand.
  private mutating func ending(_ brands: [PlantedBrand], criteria: Int) {
    if let first = brands.first, words.chance(30) {
      add("\n")
      add(first.sentiment.verdict, brand: first.brand)
      add("\n")
    }
    if words.chance(criteria) {
      add("\n")
      add(.criteria)
      add("\n")
    }
    if words.chance(85) {
      add("\n")
      add(.closing)
      add("\n")
    }
  }
}

extension Sentiment {
  fileprivate var section: Phrasebook.Section {
    switch self {
    case .positive: .positive
    case .neutral: .neutral
    case .negative: .negative
    }
  }

  fileprivate var more: Phrasebook.Section {
    switch self {
    case .positive: .positiveMore
    case .neutral: .neutralMore
    case .negative: .negativeMore
    }
  }

  fileprivate var cell: Phrasebook.Section {
    switch self {
    case .positive: .cellPositive
    case .neutral: .cellNeutral
    case .negative: .cellNegative
    }
  }

  fileprivate var verdict: Phrasebook.Section {
    switch self {
    case .positive: .verdictPositive
    case .neutral: .verdictNeutral
    case .negative: .verdictNegative
    }
  }

  /// How many points for and against.
  fileprivate var sides: (pros: Int, cons: Int) {
    switch self {
    case .positive: (3, 1)
    case .neutral: (2, 2)
    case .negative: (1, 3)
    }
  }
}
