import AuditModel

/// Reads answers for one list of brands: who is named, where, how often, with what feeling, and what is cited.
///
/// Making one costs about a millisecond for a few hundred aliases; reading is pure and may run on many threads.
package struct AnswerReader: Sendable {
  /// The rules' own version: raise it whenever a text may read differently.
  private static let rules = 1

  /// A stable hash of everything a reading depends on but the text: rules, sentiment, brands.
  package let version: String
  private let brands: [Brand]
  let matcher: BrandMatcher
  let owners: CitationOwners
  let sentiment: MentionSentiment

  /// `brands`: their places in this list are what hits, mentions and citations name them by. Throws where two
  /// brands share an alias, or one is empty.
  package init(brands: [Brand]) throws(ReaderProblem) {
    self.brands = brands
    matcher = try BrandMatcher(brands: brands)
    owners = CitationOwners(brands: brands)
    sentiment = MentionSentiment()
    version = Self.version(of: brands)
  }

  /// The places that count as mentions, in order, without overlaps.
  package func hits(in text: String) -> [BrandHit] {
    var text = text
    return text.withUTF8 { bytes in
      var scanner = CitationScanner(bytes, owners: owners, wantsCitations: false)
      scanner.scan()
      return matcher.hits(in: bytes, zones: scanner.zones)
    }
  }

  package func read(_ text: String) -> AnswerReading {
    var text = text
    return text.withUTF8 { bytes in
      let (hits, citations) = scan(bytes)
      let scores = hits.isEmpty ? [] : sentiment.scores(in: bytes, hits: hits)
      return reading(hits: hits, scores: scores, citations: citations)
    }
  }

  private func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> (hits: [BrandHit], citations: [Citation]) {
    var scanner = CitationScanner(bytes, owners: owners)
    scanner.scan()
    return (matcher.hits(in: bytes, zones: scanner.zones), scanner.citations)
  }

  private func reading(hits: [BrandHit], scores: [Double], citations: [Citation]) -> AnswerReading {
    var mentions: [Mention] = []
    var feelings: [Feeling] = []
    var all = Feeling()
    for (hit, score) in zip(hits, scores) {
      all.add(score)
      if let known = mentions.firstIndex(where: { $0.brand == hit.brand }) {
        mentions[known].frequency += 1
        feelings[known].add(score)
      } else {
        mentions.append(
          Mention(
            brand: hit.brand, frequency: 1, firstOffset: hit.start, rank: mentions.count + 1,
            sentiment: .neutral, score: 0))
        var feeling = Feeling()
        feeling.add(score)
        feelings.append(feeling)
      }
    }
    for place in mentions.indices {
      mentions[place].score = feelings[place].mean
      mentions[place].sentiment = Sentiment(compound: mentions[place].score)
    }
    let primary = mentions.first { brands[$0.brand].isPrimary }
    let score = primary?.score ?? all.mean
    return AnswerReading(
      mentions: mentions, citations: citations, sentiment: Sentiment(compound: score), score: score)
  }

  private static func version(of brands: [Brand]) -> String {
    var hash = StableHash()
    hash.append(rules)
    hash.append(MentionSentiment.version)
    hash.append(brands.count)
    for brand in brands {
      hash.append(brand.name)
      hash.append(brand.isPrimary ? 1 : 0)
      hash.append(brand.aliases.count)
      for alias in brand.aliases {
        hash.append(alias.text)
        hash.append(alias.caseSensitive ? 1 : 0)
        hash.append(alias.denyContexts.count)
        for context in alias.denyContexts { hash.append(context) }
      }
      hash.append(brand.domains.count)
      for domain in brand.domains { hash.append(domain) }
    }
    return hash.id()
  }
}

/// The mean over the hits that carry any feeling: a brand that is praised once and then listed five times has been
/// praised.
private struct Feeling {
  private var sum = 0.0
  private var count = 0

  mutating func add(_ score: Double) {
    guard score != 0 else { return }
    sum += score
    count += 1
  }

  var mean: Double { count == 0 ? 0 : sum / Double(count) }
}
