/// What reading one answer found.
package struct AnswerReading: Sendable, Equatable {
  /// One for each brand that is named, in order of first appearance.
  package var mentions: [Mention]
  package var citations: [Citation]
  /// The primary brand's label, else all brands', else neutral.
  package var sentiment: Sentiment
  /// The compound score behind `sentiment`, −1…1; 0 where no brand is named.
  package var score: Double

  package init(
    mentions: [Mention] = [], citations: [Citation] = [], sentiment: Sentiment = .neutral,
    score: Double = 0
  ) {
    self.mentions = mentions
    self.citations = citations
    self.sentiment = sentiment
    self.score = score
  }
}

/// A brand in one answer.
package struct Mention: Sendable, Equatable {
  /// The place of the brand in the list the reader was made from.
  package var brand: Int
  /// How often it is named, ≥ 1.
  package var frequency: Int
  /// UTF-8 bytes from the start of the original text to the first hit.
  package var firstOffset: Int
  /// Order of first appearance among the brands of this answer, from 1.
  package var rank: Int
  package var sentiment: Sentiment
  /// −1…1.
  package var score: Double

  package init(
    brand: Int, frequency: Int, firstOffset: Int, rank: Int, sentiment: Sentiment, score: Double
  ) {
    self.brand = brand
    self.frequency = frequency
    self.firstOffset = firstOffset
    self.rank = rank
    self.sentiment = sentiment
    self.score = score
  }
}

/// A source that an answer gives.
package struct Citation: Sendable, Equatable {
  package var url: String
  /// The host, lower case, without `www.`.
  package var domain: String
  /// The link's text, or nil.
  package var title: String?
  /// UTF-8 bytes from the start of the original text.
  package var offset: Int
  /// The place of the brand that owns the domain, or nil.
  package var brand: Int?

  package init(url: String, domain: String, title: String? = nil, offset: Int, brand: Int? = nil) {
    self.url = url
    self.domain = domain
    self.title = title
    self.offset = offset
    self.brand = brand
  }
}
