import Values

/// Rows to be sorted, and their keys. Nulls come last both ways; the order is stable.
private final class SortedRows {
  private let descending: [Bool]
  /// So many rows are asked for; nil: all.
  private let most: Int?
  // Only used from one place at a time; the check of that costs as much as adding a row.
  @exclusivity(unchecked) private var keys: [Value] = []
  @exclusivity(unchecked) private var rows: [[Value]] = []
  /// Whether the rows are in order, as many as are asked for: what comes behind the last of them is not kept.
  @exclusivity(unchecked) private var isFull = false

  init(_ descending: [Bool], most: Int?) {
    self.descending = descending
    self.most = most
  }

  /// Whether a row with these keys may be among those that are asked for.
  func takes(_ key: UnsafeBufferPointer<Value>) -> Bool {
    guard isFull, let last = most.map({ $0 - 1 }), last >= 0 else { return most != 0 }
    return keys.withUnsafeBufferPointer { order(key, slice($0, last)) < 0 }
  }

  func add(_ key: UnsafeBufferPointer<Value>, _ row: [Value]) {
    keys.append(contentsOf: key)
    rows.append(row)
    if let most, rows.count >= most * 2 + 1000 {
      sort()
      keys.removeSubrange((most * descending.count)...)
      rows.removeSubrange(most...)
      isFull = true
    }
  }

  /// The rows in order; they are gone from here.
  func take() -> [[Value]] {
    sort()
    defer { (keys, rows) = ([], []) }
    return rows
  }

  private func sort() {
    let order = keys.withUnsafeBufferPointer { keys in
      rows.indices.sorted { a, b in
        let difference = self.order(slice(keys, a), slice(keys, b))
        return difference != 0 ? difference < 0 : a < b
      }
    }
    rows = order.map { rows[$0] }
    guard most != nil else { return }
    keys = keys.withUnsafeBufferPointer { keys in order.flatMap { slice(keys, $0) } }
  }

  private func slice(_ keys: UnsafeBufferPointer<Value>, _ row: Int) -> UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(rebasing: keys[row * descending.count..<(row + 1) * descending.count])
  }

  private func order(_ a: UnsafeBufferPointer<Value>, _ b: UnsafeBufferPointer<Value>) -> Int {
    for index in descending.indices {
      if a[index].isNull || b[index].isNull {
        if a[index].isNull != b[index].isNull { return a[index].isNull ? 1 : -1 }
        continue
      }
      let difference = a[index].compare(to: b[index])
      if difference != 0 { return descending[index] ? -difference : difference }
    }
    return 0
  }
}

extension RowEvaluator {
  /// `most`: so many rows are read of the result.
  static func sort(
    _ terms: [SortTerm], most: Int?, behind stages: [FrameStage], _ layout: FrameLayout,
    into next: RowConsumer
  ) -> RowConsumer {
    var layout = layout
    let keys = terms.map { Computation(call: computation(layout.placed($0.value))) }
    let loads = layout.takeLoads()
    let (place, made) = (layout.reserve(keys.count), layout.row())
    let sorted = SortedRows(terms.map(\.isDescending), most: most)
    let sink = loading(loads) { row, frame in
      for index in keys.indices { frame[place + index] = try keys[index].call(frame) }
      let key = frame.slice(place, keys.count)
      if sorted.takes(key) { sorted.add(key, made(row, frame)) }
      return true
    }
    return run(
      stages, layout, sink,
      finish: {
        for row in sorted.take() where try !next.push(row) { break }
        try next.finish()
      })
  }

  /// Of rows that are equal in these columns, the first.
  static func distinct(
    _ columns: [Int], behind stages: [FrameStage], _ layout: FrameLayout, into next: RowConsumer
  ) -> RowConsumer {
    var layout = layout
    let keys = columns.map { Computation(call: computation(layout.placed(Expr(.column($0), .nothing)))) }
    let loads = layout.takeLoads()
    let place = layout.reserve(keys.count)
    let rest = rows(of: layout, into: next.push)
    var seen = KeyTable(width: keys.count)
    let sink = loading(loads) { row, frame in
      for index in keys.indices { frame[place + index] = try keys[index].call(frame) }
      return seen.insert(frame.slice(place, keys.count)).isNew ? try rest(row, frame) : true
    }
    return run(stages, layout, sink, finish: next.finish)
  }

  /// One row with the number of rows.
  static func count(behind stages: [FrameStage], _ layout: FrameLayout, into next: RowConsumer) -> RowConsumer
  {
    var count: Int64 = 0
    return run(
      stages, layout,
      { _, _ in
        count += 1
        return true
      },
      finish: {
        _ = try next.push([.integer(count)])
        try next.finish()
      })
  }
}
