import Relation
import Values

// Lists and records are JSON text in SQLite; what the evaluator reads from a row is read here for one look into it.
extension Functions {
  /// What looks into lists and records, and what is asked of a range without making one.
  static func registerLists(on database: OpaquePointer?) {
    add("au_is_missing", on: database) { values throws(EvaluationProblem) in .bool(json(values[0]).isNull) }
    add("au_list_len", on: database) { values throws(EvaluationProblem) in
      try Operations.call(.len, [json(values[0])])
    }
    add("au_list_has", on: database) { values throws(EvaluationProblem) in
      .bool(Operations.contains(json(values[0]), values[1]))
    }
    add("au_list_at", on: database) { values throws(EvaluationProblem) in
      Operations.element(json(values[0]), values[1])
    }
    add("au_member", on: database) { values throws(EvaluationProblem) in
      Operations.member(json(values[0]), values[1].text ?? "")
    }
    add("au_range_len", on: database) { values throws(EvaluationProblem) in
      try range(values).map { .integer(Int64($0.count)) } ?? .null
    }
    add("au_range_has", on: database) { values throws(EvaluationProblem) in
      guard let range = try range(values),
        let n = values[2].integer ?? values[2].number.flatMap({ Int64(exactly: $0) })
      else { return .bool(false) }
      return .bool(range.contains(n))
    }
    add("au_range_at", on: database) { values throws(EvaluationProblem) in
      guard let range = try range(values), let place = values[2].integer else { return .null }
      let count = Int64(range.count)
      let index = place < 0 ? count + place : place
      return index >= 0 && index < count ? .integer(range.lowerBound + index) : .null
    }
  }

  /// Remainders of reals, durations times numbers, and values as they stand in an interpolated string.
  static func registerNumbers(on database: OpaquePointer?) {
    add("au_rem", on: database) { values throws(EvaluationProblem) in
      try Operations.arithmetic(.remainder, values[0], values[1])
    }
    for (name, op) in [("au_mul_duration", Arithmetic.multiply), ("au_div_duration", .divide)] {
      add(name, .duration, on: database) { values throws(EvaluationProblem) in
        try Operations.arithmetic(op, values[0], values[1])
      }
    }
    for (name, first) in [
      ("au_text", FirstArgument.plain), ("au_text_date", .date), ("au_text_duration", .duration),
    ] {
      add(name, first, on: database) { values throws(EvaluationProblem) in .text(values[0].plainText) }
    }
  }

  /// Null where either limit is.
  private static func range(_ values: [Value]) throws(EvaluationProblem) -> Range<Int64>? {
    values[0].isNull || values[1].isNull ? nil : try Operations.bounds(values[0], values[1])
  }

  /// As a list or a record is read from a row.
  private static func json(_ value: Value) -> Value {
    guard case .text(let text) = value else { return .null }
    return (try? JSONParser.parse(text)) ?? .null
  }
}
