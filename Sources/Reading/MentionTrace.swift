/// A place in an answer where a spelling of a brand stands, and what the reader made of it.
package struct MentionTrace: Sendable, Equatable {
  /// The place of the brand in the list the reader was made from.
  package var brand: Int
  /// The alias, or the brand's name, as the list has it.
  package var alias: String
  /// UTF-8 bytes of the original text.
  package var range: Range<Int>
  /// Nil where it counts as a mention.
  package var rejection: Rejection?
  /// How the text differs from the alias; in order, none where it is the same.
  package var differences: [Difference]
  /// What is felt about it; nil where it does not count.
  package var feeling: MentionFeeling?

  /// Why a place that spells a brand is no mention.
  package enum Rejection: Sendable, Equatable {
    /// Letters or digits go on beyond the spelling: `general`.
    case insideWord(String)
    /// In an address: a citation at most.
    case address
    /// Only this case counts.
    case otherCase
    /// A deny context, as the alias has it.
    case context(String)
    /// A spelling that begins earlier, or is longer, stands over it.
    case covered(by: String)
    /// The words that say there is nothing to say of it.
    case absent(String)
  }

  package enum Difference: Sendable, Equatable {
    case letterCase
    /// Hyphens and spaces, width, apostrophes.
    case typography
    case possessive
    /// Scraping has glued it to its neighbour.
    case glued
  }
}

/// What is felt about one mention.
package struct MentionFeeling: Sendable, Equatable {
  /// A word that feels something, with what surrounds it taken in: negations, boosters, capitals, a "but".
  package struct Word: Sendable, Equatable {
    package var text: String
    /// About −4…4, as in VADER's lexicon.
    package var value: Double
  }

  /// The compound, −1…1.
  package var score: Double
  /// The words that speak of the mention.
  package var heard: [String]
  package var words: [Word]
  /// They praise another at its cost: the score's sign is turned.
  package var isOpposed: Bool
}
