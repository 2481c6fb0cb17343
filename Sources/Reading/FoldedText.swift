/// A text as names are looked for in it, and the way back to the original's bytes.
///
/// ASCII stands as it was, its case included (the automaton folds that by table); everything else is in NFKC and
/// case folded. So a pure ASCII text is its own folded text, without a copy.
struct FoldedText {
  /// A stretch that is not a plain copy: `length` folded bytes for `originalLength` original ones.
  struct Span {
    var start: Int
    var length: Int
    var original: Int
    var originalLength: Int
  }

  var bytes: [UInt8]
  /// In order; between two spans both texts run on byte by byte.
  var spans: [Span]
}
