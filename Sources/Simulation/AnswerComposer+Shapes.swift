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
      if words.chance(brands.count > 4 ? 25 : 65) {
        add(" ")
        add(planted.sentiment.more, brand: planted.brand)
      }
      inlineSource(planted.brand)
      add("\n")
    }
    ending(brands, criteria: brands.count < 4 ? 75 : 25)
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
    for planted in brands.prefix(3) {
      add(planted.sentiment.section, brand: planted.brand)
      add(" ")
    }
    ending(brands, criteria: 60)
  }

  private mutating func prose(_ brands: [PlantedBrand]) {
    add(.openingProse)
    for (index, planted) in brands.enumerated() {
      // Some paragraphs hold two brands.
      if index > 0, index & 1 == 1, words.chance(35) { add(" ") } else { add("\n\n") }
      add(planted.sentiment.section, brand: planted.brand, bold: style == .cited && words.chance(50))
      if words.chance(brands.count > 4 ? 30 : 70) {
        add(" ")
        add(planted.sentiment.more, brand: planted.brand)
      }
      inlineSource(planted.brand)
    }
    add("\n")
    ending(brands, criteria: brands.count < 4 ? 75 : 25)
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
      add("\n")
    }
    // Whoever is left is named in passing.
    for planted in brands.dropFirst(4) {
      add("\n")
      add(planted.sentiment.section, brand: planted.brand)
      add("\n")
    }
    ending(brands, criteria: brands.count < 3 ? 80 : 20)
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
    if words.chance(70) {
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
