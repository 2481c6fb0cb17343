/// Did-you-mean.
package enum Suggestion {
  /// The candidate nearest to `word`, or nil where none is near: optimal string alignment distance (an adjacent
  /// swap counts 1), at most a third of the longer word, case folded; a candidate that starts with the word comes
  /// before any other that is not at distance 1. Of equals the first given.
  package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let folded = Array(word.lowercased().unicodeScalars)
    guard !folded.isEmpty, folded.count <= 64 else { return nil }
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let other = Array(candidate.lowercased().unicodeScalars)
      var distance = distance(folded, other)
      let limit = max(1, max(folded.count, other.count) / 3)
      if folded.count >= 3, other.starts(with: folded) {
        distance = min(distance, 2)
      } else if distance > limit {
        continue
      }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    return best?.candidate
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let cost = a[i] == b[j] ? 0 : 1
        var best = min(last[j] + cost, last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
