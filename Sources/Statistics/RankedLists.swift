/// How much two lists have in common. Nil where there is nothing to compare.
package enum RankedLists {
  /// Jaccard's index, 0…1: what is in both over what is in either. Nil where both are empty. P. Jaccard, "The
  /// distribution of the flora in the alpine zone", New Phytologist 11 (1912).
  package static func jaccard(common: Int, either: Int) -> Double? {
    either > 0 ? Double(common) / Double(either) : nil
  }

  /// Rank-biased overlap, 0…1: the mean share that the lists' beginnings have in common, over all depths, depth d
  /// weighing in proportion to `persistence`^(d−1) (0 < persistence < 1; at .9 the first ten ranks have 86 % of the
  /// weight), extrapolated beyond the lists' ends. Webber, Moffat & Zobel, "A similarity measure for indefinite
  /// rankings", ACM TOIS 28 (2010), equation 32. No element is twice in a list. 0 where one is empty, nil where
  /// both are.
  package static func rankBiasedOverlap<Element: Hashable>(
    _ first: [Element], _ second: [Element], persistence p: Double = 0.9
  ) -> Double? {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    guard !long.isEmpty, p > 0, p < 1 else { return nil }
    guard !short.isEmpty else { return 0 }
    let (s, l) = (short.count, long.count)
    var seen: Set<Element> = []
    var (common, commonAtShort, weight, sum) = (0, 0, 1.0, 0.0)
    for depth in 1...l {
      weight *= p
      let entering =
        depth <= s && short[depth - 1] != long[depth - 1]
        ? [short[depth - 1], long[depth - 1]] : [long[depth - 1]]
      if depth <= s, entering.count == 1 {
        common += 1
        seen.insert(entering[0])
      } else {
        for element in entering where !seen.insert(element).inserted { common += 1 }
      }
      if depth == s { commonAtShort = common }
      sum += Double(common) / Double(depth) * weight
      if depth > s {
        sum += Double(commonAtShort * (depth - s)) / (Double(s) * Double(depth)) * weight
      }
    }
    let tail = Double(common - commonAtShort) / Double(l) + Double(commonAtShort) / Double(s)
    return (1 - p) / p * sum + tail * weight
  }

  /// Kendall's τ-b of two scores of the same things, −1…1: pairs ordered alike less pairs ordered the other way,
  /// over what they could be, ties taken out. Nil for lists of different length or where a list is all ties.
  /// M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).
  package static func kendall(_ first: [Int], _ second: [Int]) -> Double? {
    guard first.count == second.count else { return nil }
    var (agreement, orderedFirst, orderedSecond) = (0, 0, 0)
    for i in first.indices {
      for j in first.indices.prefix(i) {
        let (a, b) = ((first[i] - first[j]).signum(), (second[i] - second[j]).signum())
        agreement += a * b
        orderedFirst += a * a
        orderedSecond += b * b
      }
    }
    guard orderedFirst > 0, orderedSecond > 0 else { return nil }
    return Double(agreement) / (Double(orderedFirst) * Double(orderedSecond)).squareRoot()
  }
}
