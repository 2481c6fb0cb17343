import Statistics

/// How many brands the two answers of each pair name, together and in common. Places that a side answered more than
/// once are left out.
struct PairedBrands {
  /// The pairs of a group.
  struct Group {
    var pairs = 0
    /// Those in which a brand is named.
    var namingPairs = 0
    /// For each question: the sum of its pairs' Jaccard indices, and their number.
    var sums = ClusterSums(width: 2)

    /// The mean Jaccard index with its bootstrap; nil where no pair names a brand.
    var draws: Bootstrap.Result? {
      Bootstrap.run(sums) { $0[1] > 0 ? $0[0] / $0[1] : nil }
    }
  }

  private struct Sizes {
    var common: UInt16 = 0
    var either: UInt16 = 0
  }

  private let isSingle: [Bool]
  private var sizes: [Sizes]

  init(_ marks: PairMarks, _ names: AnswerNames) {
    isSingle = names.places.elements.indices.map { marks.isSingle(Int32(truncatingIfNeeded: $0)) }
    sizes = Array(repeating: Sizes(), count: isSingle.count)
  }

  /// Counts a brand that the pair at `place` names, in both answers or in one.
  mutating func add(_ place: Int32, both: Bool) {
    sizes[Int(place)].either &+= 1
    if both { sizes[Int(place)].common &+= 1 }
  }

  /// By the group's name, the questions in the order of their keys.
  func groups(_ names: AnswerNames) -> [String: Group] {
    var sums: [AnswerNames.Cluster: (sum: Double, count: Double)] = [:]
    var groups: [String: Group] = [:]
    for (index, place) in names.places.elements.enumerated() where isSingle[index] {
      let group = names.text(place.group)
      groups[group, default: Group()].pairs += 1
      let size = sizes[index]
      guard let share = RankedLists.jaccard(common: Int(size.common), either: Int(size.either)) else {
        continue
      }
      groups[group]?.namingPairs += 1
      let cluster = AnswerNames.Cluster(group: place.group, question: place.question)
      let sum = sums[cluster] ?? (0, 0)
      sums[cluster] = (sum.sum + share, sum.count + 1)
    }
    for (cluster, sum) in sums.sorted(by: { names.text($0.key.question) < names.text($1.key.question) }) {
      groups[names.text(cluster.group)]?.sums.append([sum.sum, sum.count])
    }
    return groups
  }
}
