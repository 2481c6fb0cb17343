/// Which of the known names was probably meant.
enum NearestName {
  /// The nearest by edits (Levenshtein, capitals ignored), if it is at most a third of the name away.
  static func of(_ name: String, in known: [String]) -> String? {
    let wanted = Array(FieldGuess.folded(name).utf8)
    let ranked = known.map { (name: $0, edits: edits(wanted, Array(FieldGuess.folded($0).utf8))) }
    guard let best = ranked.min(by: { $0.edits < $1.edits }), best.edits <= max(1, wanted.count / 3)
    else { return nil }
    return best.name
  }

  private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (i, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (byte == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
