import AuditModel

/// What an answer is known to say: from `plantedTruth`, or from a file that somebody labelled.
struct PlantedAnswer: Sendable, Equatable {
  struct Brand: Sendable, Equatable {
    /// The client's name for it.
    var name: String
    /// Nil where nobody said.
    var sentiment: Sentiment?
  }

  /// In the order in which they are named; brands that the client does not track are left out.
  var brands: [Brand]
  /// The set of templates and the shape; nil for a labelled file.
  var templates: String?
  var shape: String?
}

/// A mention as the reader found it.
struct ReadMention: Sendable, Equatable {
  var brand: String
  var rank: Int
  var sentiment: Sentiment
  /// UTF-8 bytes from the text's start.
  var firstOffset: Int
}
