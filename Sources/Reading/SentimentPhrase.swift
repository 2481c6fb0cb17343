/// A phrase of our own word list ("hard to beat").
struct SentimentPhrase {
  /// The rows of its words, at least two.
  var words: [UInt16]
  /// The row that its first word gets; 0 for a phrase that feels nothing.
  var feeling: UInt16
}
