import CResources

extension Resource {
  /// VADER 3.3.2's words and their mean feelings (MIT; the notice stands beside the file).
  package static var vaderLexicon: Resource {
    Resource(name: "vader_lexicon.txt", cr_vader_lexicon())
  }

  /// VADER 3.3.2's names for the emoji of one character, sorted by it (the same notice).
  package static var vaderEmoji: Resource {
    Resource(name: "vader_emoji.txt", cr_vader_emoji())
  }

  /// Our own words about products and services, which VADER doesn't know.
  package static var sentimentWords: Resource {
    Resource(name: "sentiment_words.txt", cr_sentiment_words())
  }
}
