/// One word of a text as VADER's rules see it.
struct VADERWord {
  /// Its row in the lexicon; row 0 is every word that nobody knows.
  var row: UInt16 = 0
  /// As Python's `isupper`: something in it has case, and all of that is upper.
  var isUpper = false
  /// Contains `n't`.
  var isContraction = false
  /// How many `!` and `?` it carried, up to 255: VADER looks at the first four.
  var exclamations: UInt8 = 0
  var questions: UInt8 = 0
}

/// A word with a feeling: its place among the words and the feeling, never 0.
struct VADERFeeling {
  var place: Int
  var value: Double
}
