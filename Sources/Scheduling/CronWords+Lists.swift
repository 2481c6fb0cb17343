extension CronField {
  /// Bit n for each value n of the field.
  var allValues: UInt64 { range.reduce(0) { $0 | 1 << UInt64($1) } }
}

/// The values whose bits are set, ascending.
func bits(_ mask: UInt64) -> [Int] { (0..<64).filter { mask >> UInt64($0) & 1 == 1 } }

/// `a`, `a and b`, `a, b and c`.
func series(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// Ascending values with three or more neighbours drawn together: `1 to 5, 9 and 11`.
func words(_ values: [Int], _ name: (Int) -> String) -> String {
  var pieces: [String] = []
  var index = 0
  while index < values.count {
    var last = index
    while last + 1 < values.count, values[last + 1] == values[last] + 1 { last += 1 }
    if last - index >= 2 {
      pieces.append("\(name(values[index])) to \(name(values[last]))")
      index = last + 1
    } else {
      pieces.append(name(values[index]))
      index += 1
    }
  }
  return series(pieces)
}

/// The same for numbers, where an even row of six or more is cut short: `1, 3, 5 … 31`.
func numbers(_ values: [Int]) -> String {
  if values.count >= 6 {
    let step = values[1] - values[0]
    let isEven = step > 1 && zip(values, values.dropFirst()).allSatisfy { $1 - $0 == step }
    if isEven { return "\(values[0]), \(values[1]), \(values[2]) … \(values[values.count - 1])" }
  }
  return words(values) { String($0) }
}
