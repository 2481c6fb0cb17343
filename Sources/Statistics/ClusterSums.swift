/// What each cluster (a question with all its answers) adds to a few running sums, row after row in one array.
package struct ClusterSums: Sendable {
  /// Sums a cluster has.
  package let width: Int
  private(set) var values: [Double] = []

  /// `width` is at least 1.
  package init(width: Int) { self.width = max(1, width) }

  /// Clusters added so far.
  package var count: Int { values.count / width }

  /// Adds a cluster; missing sums count as 0 and sums past `width` are left out.
  package mutating func append(_ sums: some Sequence<Double>) {
    let end = values.count + width
    values.append(contentsOf: sums.prefix(width))
    while values.count < end { values.append(0) }
  }
}
