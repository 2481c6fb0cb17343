import Values

extension RowEvaluator {
  static func summarize(
    _ keys: [Column], _ sums: [AggregateColumn], into next: RowConsumer
  ) -> RowConsumer {
    let keyFunctions = keys.map { compile($0.value) }
    let arguments = sums.map { $0.argument.map(compile) }
    let fresh = sums.map { AggregateState($0.aggregate) }
    // Where the states of a group begin, and the states of all groups.
    var places: [ValueKey: Int] = [:]
    var states: [AggregateState] = []
    if keys.isEmpty {
      places[ValueKey([])] = 0
      states = fresh
    }
    var values: [Value] = []
    return RowConsumer(
      push: { row in
        var place = 0
        if !keyFunctions.isEmpty {
          values.removeAll(keepingCapacity: true)
          for function in keyFunctions { values.append(try function(row)) }
          let key = ValueKey(values)
          if let known = places[key] {
            place = known
          } else {
            place = states.count
            places[key] = place
            states += fresh
          }
        }
        for index in arguments.indices {
          if let argument = arguments[index] {
            states[place + index].add(try argument(row))
          } else {
            states[place + index].add(.bool(true))
          }
        }
        return true
      },
      finish: {
        for (key, place) in places.sorted(by: { precedes($0.key, $1.key) }) {
          let results = try fresh.indices.map { try states[place + $0].result() }
          if try !next.push(key.values + results) { break }
        }
        try next.finish()
      })
  }

  /// Nulls last.
  private static func precedes(_ a: ValueKey, _ b: ValueKey) -> Bool {
    for (x, y) in zip(a.values, b.values) {
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
