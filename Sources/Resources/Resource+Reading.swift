import CResources

extension Resource {
  /// VADER 3.3.2's lexicon (MIT; the notice stands beside the file).
  package static var vaderLexicon: Resource {
    Resource(name: "vader_lexicon.txt", cr_vader_lexicon())
  }
}
