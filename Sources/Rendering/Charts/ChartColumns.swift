import Values

/// Which columns of the rows a chart draws.
struct ChartColumns: Equatable {
  var value: Int
  /// The bounds of the value's interval.
  var low: Int?
  var high: Int?
  var labels: [Int]
  /// Set where the rows have a time.
  var date: Int?
  /// Least, lower quartile, median, upper quartile, greatest, where the rows have them.
  var five: [Int]?

  /// The value is the column named, else the number that the rows are sorted by, else the one that the interval
  /// `low`…`high` belongs to, else the first.
  /// Bounds are the value's name with `Low` and `High`, or `low` and `high` where the value lies between them in every
  /// row. Labels are those named, else the words before the value without ids, or, where there are none, all; with as
  /// many of the words behind as tell the rows apart.
  static func make(
    _ fields: [Field], _ rows: [[Value]], _ wish: ChartWish
  ) throws(ChartProblem) -> ChartColumns {
    let names = fields.map(\.name)
    let numbers = fields.indices.filter { fields[$0].alignsRight }
    let five = wish.value == nil ? fiveNumbers(fields) : nil
    let value: Int
    if let name = wish.value {
      value = try index(of: name, names)
      guard fields[value].alignsRight else { throw .notANumber(name) }
    } else if let five {
      value = five[2]
    } else if let sorted = numbers.first(where: { names[$0] == wish.sorting }), !isBound(names[sorted]) {
      value = sorted
    } else {
      let free = numbers.filter { !isBound(names[$0]) }
      guard let first = free.first ?? numbers.first else { throw .noNumber(columns: names) }
      value = free.first { Self.bounds(of: $0, names, rows) != nil } ?? first
    }
    let bounds = Self.bounds(of: value, names, rows)
    var columns = ChartColumns(
      value: value, low: bounds?.low, high: bounds?.high, labels: [],
      date: fields.indices.first { fields[$0].type == .date }, five: five)
    if wish.labels.isEmpty {
      columns.labels = Self.labels(fields, rows, before: five?.first ?? value, hasDate: columns.date != nil)
      // Words that are others at each moment tell points apart, not lines.
      if let date = columns.date, rows.count > 2, Self.distinct([date], rows) == rows.count,
        Self.distinct(columns.labels, rows) == rows.count
      {
        columns.labels = []
      }
    } else {
      for name in wish.labels { columns.labels.append(try index(of: name, names)) }
      if let date = columns.date, columns.labels.contains(date) { columns.date = nil }
    }
    return columns
  }

  private static func index(of name: String, _ names: [String]) throws(ChartProblem) -> Int {
    guard let index = names.firstIndex(where: { $0.sameBytes(as: name) }) else {
      throw .unknownColumn(name, columns: names)
    }
    return index
  }

  // MARK: Labels

  private static func labels(_ fields: [Field], _ rows: [[Value]], before value: Int, hasDate: Bool) -> [Int]
  {
    let words = fields.indices.filter { fields[$0].type.isTextual || fields[$0].type == .bool }
    let ids = words.filter { if case .id = fields[$0].type { true } else { false } }
    let named = words.filter { !ids.contains($0) && (rows.count < 2 || distinct([$0], rows) > 1) }
    let before = named.filter { $0 < value && fields[$0].type != .bool }
    guard !before.isEmpty else {
      // Words that are the same in every row: one of them will do.
      let known = named.isEmpty ? Array(words.filter { !ids.contains($0) }.prefix(1)) : named
      return known.isEmpty && !hasDate ? ids : known.filter { fields[$0].type != .bool || known.count == 1 }
    }
    // Words behind the number that tell rows of the same label apart: `brand, visibility, platform`.
    guard !hasDate, before.count == 1, distinct(before, rows) < rows.count else { return before }
    let behind = named.filter { $0 > value && fields[$0].type != .bool }
    return behind.first { distinct(before + [$0], rows) == rows.count }.map { before + [$0] } ?? before
  }

  private static func distinct(_ columns: [Int], _ rows: [[Value]]) -> Int {
    Set(rows.lazy.map { row in ValueKey(columns.map { row[$0] }) }).count
  }

  // MARK: Intervals

  private static func isBound(_ name: String) -> Bool {
    name == "low" || name == "high" || name.hasSuffix("Low") || name.hasSuffix("High")
  }

  private static func bounds(of value: Int, _ names: [String], _ rows: [[Value]]) -> (low: Int, high: Int)? {
    let stem = names[value].hasSuffix("Delta") ? String(names[value].dropLast(5)) : names[value]
    func place(_ name: String) -> Int? { names.firstIndex { $0.sameBytes(as: name) } }
    if let low = place(stem + "Low"), let high = place(stem + "High") { return (low, high) }
    guard let low = place("low"), let high = place("high"), low != value, high != value else { return nil }
    let known = rows.compactMap { row -> Bool? in
      guard let x = row[value].measure, let a = row[low].measure, let b = row[high].measure else {
        return nil
      }
      let slack = 1e-9 * max(1, abs(x))
      return a - slack <= x && x <= b + slack
    }
    return !known.isEmpty && known.allSatisfy { $0 } ? (low, high) : nil
  }

  // MARK: Five numbers

  private static let fiveNames = [
    ["min", "least", "p0"], ["p25", "q1"], ["p50", "median", "q2"], ["p75", "q3"],
    ["max", "greatest", "p100"],
  ]

  private static func fiveNumbers(_ fields: [Field]) -> [Int]? {
    let places = fiveNames.compactMap { names in
      fields.firstIndex { field in field.alignsRight && names.contains { $0.sameBytes(as: field.name) } }
    }
    return places.count == 5 ? places : nil
  }
}

extension Value {
  /// What a bar is as long as: a number, or a duration's milliseconds.
  var measure: Double? {
    if case .duration(let ms) = self { return Double(ms) }
    guard let number, number.isFinite else { return nil }
    return number
  }
}
