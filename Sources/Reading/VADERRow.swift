/// What is known of a word.
struct VADERRow {
  /// Mean feeling, −4…4; 0 where the word is not in the lexicon.
  var valence = 0.0
  /// How much the word strengthens (+) or weakens (−) the feeling behind it; 0 where it does neither.
  var boost = 0.0
  var isFelt = false
  var negates = false
  var cue = VADERCue.none
}

/// Words that rules name, VADER's first, then those of the layer for brands.
enum VADERCue: UInt8 {
  case none, no, or, nor, least, at, very, never, so, this, without, doubt, but
  case kind, sort, of, just, enough
  case the, shit, bomb, bad, ass, bus, stop, yeah, right, kiss, death, to, die, `for`, beating, heart
  case contrast, subordinate, than, `as`, like, and, subject, verb, abbreviation, avoid, pros, cons
}
