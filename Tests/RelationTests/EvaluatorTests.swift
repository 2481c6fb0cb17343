import Planning
import Relation
import Testing
import Values

/// Steps in the evaluator over many rows.
struct EvaluatorTests {
  /// Rows (k, n): k with ties and nulls, n from 0.
  private static let rows: [[Value]] = (0..<9000).map { (n: Int64) -> [Value] in
    let key: Value = n % 11 == 0 ? .null : .integer(n * 7919 % 500)
    return [key, .integer(n)]
  }
  private static let fields = [Field("k", .integer, nullable: true), Field("n", .integer)]

  private func run(_ steps: [Step], over rows: [[Value]] = rows) throws -> [String] {
    var result: [String] = []
    let last = RowConsumer(
      push: { row in
        result.append("\(row)")
        return true
      }, finish: {})
    let consumer = try RowEvaluator.consumer(steps, into: last)
    for row in rows where try !consumer.push(row) { break }
    try consumer.finish()
    return result
  }

  private func column(_ place: Int) -> Expr { Expr(.column(place), .integer, nullable: place == 0) }

  private func number(_ number: Int64) -> Expr { .literal(.integer(number)) }

  /// Only as many are kept as are asked for; they are the first of all in order.
  @Test(arguments: [0, 1, 7, 500, 8999, 20000], [true, false])
  func theFirstOfSortedRows(_ count: Int64, _ descending: Bool) throws {
    let sort = Step(.sort([SortTerm(column(0), descending: descending)]), output: Self.fields)
    let all = try run([sort])
    let window = [
      Step(.skip(number(2)), output: Self.fields),
      Step(.project([Column("n", column(1))]), output: [Self.fields[1]]),
      Step(.take(number(count)), output: [Self.fields[1]]),
    ]
    let names = try run([Step(.project([Column("n", column(1))]), output: [Self.fields[1]])], over: [])
    #expect(names.isEmpty)
    let some = try run([sort] + window)
    let expected = try run([sort, Step(.project([Column("n", column(1))]), output: [Self.fields[1]])])
    #expect(all.count == Self.rows.count)
    #expect(some == Array(expected.dropFirst(2).prefix(Int(count))))
  }

  /// A column that goes by two names, an expanded one, one that a join adds: each stays what it was.
  @Test func columnsKeepTheirPlaces() throws {
    let fields = Self.fields + [Field("again", .integer, nullable: true), Field("l", .list(.integer))]
    let list = Expr(.list([column(1), column(0)]), .list(.integer))
    let side: [[Value]] = [
      [.integer(0), .text("zero")], [.integer(3), .text("three")], [.integer(3), .text("drei")],
    ]
    let steps = [
      Step(
        .project([
          Column("k", column(0)), Column("n", column(1)), Column("again", column(0)), Column("l", list),
        ]), output: fields),
      Step(.filter(Expr(.compare(.less, column(1), number(4)), .bool)), output: fields),
      Step(.expand(3), output: fields),
      Step(
        .join(Join(side: .rows(side), left: 3, right: 0, kept: [1], isLeft: true)),
        output: fields + [Field("word", .text, nullable: true)]),
    ]
    let result = try run(steps)
    #expect(
      result
        == [
          [.null, .integer(0), .null, .integer(0), .text("zero")], [.null, .integer(0), .null, .null, .null],
          [.integer(419), .integer(1), .integer(419), .integer(1), .null],
          [.integer(419), .integer(1), .integer(419), .integer(419), .null],
          [.integer(338), .integer(2), .integer(338), .integer(2), .null],
          [.integer(338), .integer(2), .integer(338), .integer(338), .null],
          [.integer(257), .integer(3), .integer(257), .integer(3), .text("three")],
          [.integer(257), .integer(3), .integer(257), .integer(3), .text("drei")],
          [.integer(257), .integer(3), .integer(257), .integer(257), .null],
        ].map { (row: [Value]) in "\(row)" })
  }

  /// Whole numbers alone are summed exactly; with a real one among them, as reals.
  @Test func sumsOfWholeAndRealNumbers() throws {
    let sum = AggregateColumn("s", .sum, Expr(.column(0), .real), field: Field("s", .real))
    func sums(_ values: [Value]) throws -> [String] {
      try run([Step(.summarize(keys: [], sums: [sum]), output: [sum.field])], over: values.map { [$0] })
    }
    let large: Int64 = 9_007_199_254_740_993
    #expect(try sums([.integer(large), .integer(1)]) == ["\([Value.integer(large + 1)])"])
    #expect(try sums([.integer(2), .null, .real(0.5), .integer(3)]) == ["\([Value.real(5.5)])"])
  }
}
