import Statistics

/// How well the reader did on some answers. What is counted is brands per answer, over all of them (micro averages).
package struct ReaderScore: Sendable, Equatable {
  package enum Group: String, Sendable, CaseIterable {
    case all, templates, shape
  }

  package let group: Group
  /// `all`, the set of templates, or set and shape.
  package let name: String
  package internal(set) var answers = 0
  /// Of the brands that the reader found, those that were planted.
  package internal(set) var precision = ScoredShare()
  /// Of the planted brands, those that the reader found.
  package internal(set) var recall = ScoredShare()
  /// Of the planted brands, those with the right rank; one that was not found has none.
  package internal(set) var rank = ScoredShare()
  /// Of the brands that were planted with a feeling and found, those with the same.
  package internal(set) var sentiment = ScoredShare()

  /// 2·found/(planted + read); nil where there was nothing to find and nothing was found.
  package var f1: Double? {
    let all = recall.trials + precision.trials
    return all > 0 ? 2 * Double(recall.successes) / Double(all) : nil
  }

  /// 95 %. F1 is no share of anything, but it rises with the share J = found/(planted or read): F1 = 2J/(1 + J). So the
  /// ends of Wilson's interval for J give those of F1.
  package var f1Interval: Interval? {
    let union = recall.trials + precision.trials - recall.successes
    return Proportions.wilson(successes: recall.successes, trials: union).map {
      Interval(low: 2 * $0.low / (1 + $0.low), high: 2 * $0.high / (1 + $0.high))
    }
  }

  init(_ group: Group, _ name: String) {
    self.group = group
    self.name = name
  }

  mutating func add(_ planted: PlantedAnswer, _ read: [ReadMention]) {
    answers += 1
    for (index, brand) in planted.brands.enumerated() {
      let found = read.first { $0.brand == brand.name }
      recall.add(found != nil)
      rank.add(found?.rank == index + 1)
      if let found, let feeling = brand.sentiment { sentiment.add(found.sentiment == feeling) }
    }
    for mention in read {
      precision.add(planted.brands.contains { $0.name == mention.brand })
    }
  }
}
