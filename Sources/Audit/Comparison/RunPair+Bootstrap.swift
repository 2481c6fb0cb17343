import Statistics

extension RunPair {
  struct Draws {
    var voice: Bootstrap.Result?
    var sentiment: Bootstrap.Result?
  }

  /// Intervals and p of the changes of voice and net sentiment, for each brand. Whole questions are drawn; where both
  /// runs ask the same questions, a question is drawn for both at once.
  func draws(group: String, of brands: [Int]) -> [Int: Draws] {
    let (a, b) = (first.group(group).clusters, second.group(group).clusters)
    let width = 1 + 3 * brands.count
    var samples: [ClusterSums] = []
    if Set(a.keys) == Set(b.keys) {
      var joint = ClusterSums(width: 2 * width)
      for key in a.keys.sorted() { joint.append(sums(a[key], brands) + sums(b[key], brands)) }
      samples = [joint]
    } else {
      for side in [a, b] {
        var sample = ClusterSums(width: width)
        for key in side.keys.sorted() { sample.append(sums(side[key], brands)) }
        samples.append(sample)
      }
    }
    let results = Bootstrap.run(samples, count: 2 * brands.count) { sums, out in
      for index in brands.indices {
        let at = 1 + 3 * index
        out[2 * index] =
          sums[width + at] / sums[width] - sums[at] / sums[0]
        out[2 * index + 1] =
          sums[width + at + 1] / sums[width + at + 2] - sums[at + 1] / sums[at + 2]
      }
    }
    var draws: [Int: Draws] = [:]
    for (index, brand) in brands.enumerated() {
      draws[brand] = Draws(voice: results[2 * index], sentiment: results[2 * index + 1])
    }
    return draws
  }

  /// What all brands are counted, then for each brand: counted, balance, judged.
  private func sums(_ cluster: RunSample.Cluster?, _ brands: [Int]) -> [Double] {
    guard let cluster else { return [] }
    var sums = [Double(cluster.cells.reduce(0) { $0 + $1.counted(request.mode) })]
    for brand in brands {
      let cell = cluster.cells[brand]
      sums += [Double(cell.counted(request.mode)), Double(cell.balance), Double(cell.judged)]
    }
    return sums
  }
}
