extension ChartPicture.Grid {
  /// With the side that has more words downward: pages and terminals are longer than wide.
  var upright: ChartPicture.Grid {
    columns.count > rows.count ? turned : self
  }

  private var turned: ChartPicture.Grid {
    ChartPicture.Grid(
      rows: columns, columns: rows,
      cells: columns.indices.map { column in rows.indices.map { cells[$0][column] } })
  }

  /// Whether most pairs have a value, and there is more than one row and column.
  var isFull: Bool {
    let known = cells.reduce(0) { $0 + $1.count { $0 != nil } }
    return rows.count > 1 && columns.count > 1 && known * 10 >= rows.count * columns.count * 6
  }

  /// With the side downward of which each sums to 1; nil where neither does.
  var wholes: ChartPicture.Grid? {
    [self, turned].first { grid in
      grid.cells.allSatisfy { row in abs(row.reduce(0) { $0 + ($1 ?? 0) } - 1) < 0.01 }
    }
  }

  /// So many parts are told apart by shade and colour; the others are one.
  static let mostParts = 7

  /// Each row divided by its sum, the parts with the most first, small ones together; nil where a value is negative.
  var asShares: ChartPicture.Grid? {
    guard cells.allSatisfy({ $0.allSatisfy { ($0 ?? 0) >= 0 } }) else { return nil }
    let shares = cells.map { row -> [Double] in
      let sum = row.reduce(0) { $0 + ($1 ?? 0) }
      return row.map { sum > 0 && sum.isFinite ? ($0 ?? 0) / sum : 0 }
    }
    let totals = columns.indices.map { column in shares.reduce(0) { $0 + $1[column] } }
    let order = columns.indices.sorted { totals[$0] != totals[$1] ? totals[$0] > totals[$1] : $0 < $1 }
    let isCut = order.count > Self.mostParts + 1
    let kept = isCut ? Array(order.prefix(Self.mostParts)) : order
    let rest = isCut ? Array(order.dropFirst(Self.mostParts)) : []
    let others = "\(rest.count) others"
    return ChartPicture.Grid(
      rows: rows, columns: kept.map { columns[$0] } + (isCut ? [others] : []),
      cells: shares.map { row in
        kept.map { row[$0] } + (isCut ? [rest.reduce(0) { $0 + row[$1] }] : [])
      })
  }
}
