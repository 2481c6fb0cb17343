import Values

/// The groups of a `summarize`, each with so many states.
private final class Groups {
  // Only used from one place at a time; the check of that took a tenth of the time of a sum.
  @exclusivity(unchecked) var keys: KeyTable
  @exclusivity(unchecked) var states: [AggregateState] = []

  init(width: Int) { keys = KeyTable(width: width) }
}

extension RowEvaluator {
  static func summarize(
    _ keys: [Column], _ sums: [AggregateColumn], behind stages: [FrameStage], _ layout: FrameLayout,
    into next: RowConsumer
  ) -> RowConsumer {
    var layout = layout
    let keyFunctions = keys.map { Computation(call: computation(layout.placed($0.value))) }
    let arguments = sums.map { sum in
      Computation(call: computation(sum.argument.map { layout.placed($0) } ?? .literal(.bool(true))))
    }
    let loads = layout.takeLoads()
    let (keyPlace, width) = (layout.reserve(keys.count), keys.count)
    let fresh = sums.map { AggregateState($0.aggregate) }
    let groups = Groups(width: width)
    if width == 0 { groups.states = fresh }
    let sink = loading(loads) { _, frame in
      var place = 0
      if width > 0 {
        for index in 0..<width { frame[keyPlace + index] = try keyFunctions[index].call(frame) }
        let (number, isNew) = groups.keys.insert(frame.slice(keyPlace, width))
        if isNew { groups.states += fresh }
        place = number * fresh.count
      }
      for index in arguments.indices {
        groups.states[place + index].add(try arguments[index].call(frame))
      }
      return true
    }
    return run(stages, layout, sink, finish: { try finish(groups, fresh.count, width, into: next) })
  }

  private static func finish(_ groups: Groups, _ sums: Int, _ width: Int, into next: RowConsumer) throws {
    let keys = groups.keys
    let order = width == 0 ? [0] : (0..<keys.count).sorted { precedes(keys.key($0), keys.key($1)) }
    for number in order {
      let results = try (0..<sums).map { try groups.states[number * sums + $0].result() }
      if try !next.push((width == 0 ? [] : Array(keys.key(number))) + results) { break }
    }
    try next.finish()
  }

  /// Nulls last.
  private static func precedes(_ a: ArraySlice<Value>, _ b: ArraySlice<Value>) -> Bool {
    for (x, y) in zip(a, b) {
      if x.isNull || y.isNull {
        if x.isNull != y.isNull { return y.isNull }
        continue
      }
      let difference = x.compare(to: y)
      if difference != 0 { return difference < 0 }
    }
    return false
  }
}
