import GRDB
import GRDBSQLite
import Relation
import Values

// The language's functions inside SQLite, each from its one Swift implementation (`Operations`, `AggregateState`).

/// How a function's first argument is read from SQLite's integers.
enum FirstArgument {
  case plain, date, duration
}

/// What SQLite holds for a registered function.
private final class FunctionBox {
  let body: ([Value]) throws(EvaluationProblem) -> Value
  let first: FirstArgument
  let quick: QuickFunction?

  init(
    _ first: FirstArgument, _ quick: QuickFunction?,
    _ body: @escaping ([Value]) throws(EvaluationProblem) -> Value
  ) {
    self.first = first
    self.quick = quick
    self.body = body
  }
}

private final class AggregateBox {
  let aggregate: Aggregate

  init(_ aggregate: Aggregate) { self.aggregate = aggregate }
}

private final class AggregateRun {
  var state: AggregateState

  init(_ aggregate: Aggregate) { state = AggregateState(aggregate) }
}

enum Functions {
  /// Registers everything on a connection.
  static func register(on database: OpaquePointer?) {
    for (name, op) in [("au_add", Arithmetic.add), ("au_sub", .subtract), ("au_mul", .multiply)] {
      add(name, on: database, quick: QuickFunctions.wholeNumbers(op)) { values throws(EvaluationProblem) in
        try Operations.arithmetic(op, values[0], values[1])
      }
    }
    add("au_contains", on: database, quick: QuickFunctions.contains) { values throws(EvaluationProblem) in
      .bool(Operations.contains(values[0], values[1]))
    }
    add("au_matches", on: database, quick: QuickFunctions.matches) { values throws(EvaluationProblem) in
      guard case .text(let text) = values[0], case .text(let pattern) = values[1] else { return .bool(false) }
      return .bool(try Pattern(pattern).matches(text))
    }
    for function in ScalarFunction.allCases where !function.isService {
      add("au_\(function.rawValue)", on: database) { values throws(EvaluationProblem) in
        try Operations.call(function, values)
      }
      guard function.overloads.contains(where: { [.date, .duration].contains($0.parameters.first) }) else {
        continue
      }
      let quick = function == .bucket ? QuickFunctions.periodStart : nil
      add("au_\(function.rawValue)_date", .date, on: database, quick: quick) {
        values throws(EvaluationProblem) in
        try Operations.call(function, values)
      }
      add("au_\(function.rawValue)_duration", .duration, on: database) { values throws(EvaluationProblem) in
        try Operations.call(function, values)
      }
    }
    addAggregate("au_p50", .p50, on: database)
    addAggregate("au_p95", .p95, on: database)
    TotalFunctions.register(on: database)
    registerNumbers(on: database)
    registerLists(on: database)
  }

  /// Registers a function with its one implementation.
  static func add(
    _ name: String, _ first: FirstArgument = .plain, on database: OpaquePointer?, quick: QuickFunction? = nil,
    _ body: @escaping ([Value]) throws(EvaluationProblem) -> Value
  ) {
    let box = Unmanaged.passRetained(FunctionBox(first, quick, body)).toOpaque()
    sqlite3_create_function_v2(
      database, name, -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, box, callFunction, nil, nil, releaseFunction)
  }

  private static func addAggregate(_ name: String, _ aggregate: Aggregate, on database: OpaquePointer?) {
    let box = Unmanaged.passRetained(AggregateBox(aggregate)).toOpaque()
    sqlite3_create_function_v2(
      database, name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, box, nil, stepAggregate, finishAggregate,
      releaseAggregate)
  }

  fileprivate static func read(_ value: OpaquePointer?) -> Value {
    switch sqlite3_value_type(value) {
    case SQLITE_INTEGER: return .integer(sqlite3_value_int64(value))
    case SQLITE_FLOAT: return .real(sqlite3_value_double(value))
    case SQLITE_TEXT:
      let start = sqlite3_value_text(value)
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
      return .text(String(decoding: bytes, as: UTF8.self))
    default: return .null
    }
  }

  /// A function's result.
  static func give(_ value: Value, to context: OpaquePointer?) {
    switch value {
    case .null: sqlite3_result_null(context)
    case .bool(let flag): sqlite3_result_int(context, flag ? 1 : 0)
    case .integer(let n), .date(let n), .duration(let n): sqlite3_result_int64(context, n)
    case .real(let x): sqlite3_result_double(context, x)
    case .text(let text): giveText(text, to: context)
    case .list, .record: giveText(value.json, to: context)
    }
  }

  private static func giveText(_ text: String, to context: OpaquePointer?) {
    var text = text
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    text.withUTF8 { bytes in
      if let start = bytes.baseAddress {
        start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
          sqlite3_result_text64(context, $0, sqlite3_uint64(bytes.count), transient, UInt8(SQLITE_UTF8))
        }
      } else {
        sqlite3_result_text(context, "", 0, transient)
      }
    }
  }

  /// A function's failure, which `StoreProblem` tells by the mark.
  static func fail(_ problem: EvaluationProblem, _ context: OpaquePointer?) {
    sqlite3_result_error(context, "\(Connection.evaluationMark)\(problem.message)", -1)
  }
}

private func callFunction(
  _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  guard let data = sqlite3_user_data(context), let values else { return sqlite3_result_null(context) }
  let box = Unmanaged<FunctionBox>.fromOpaque(data).takeUnretainedValue()
  if let quick = box.quick, count == 2, quick(context, values) { return }
  var arguments: [Value] = []
  arguments.reserveCapacity(Int(count))
  for index in 0..<Int(count) { arguments.append(Functions.read(values[index])) }
  if case .integer(let n)? = arguments.first {
    switch box.first {
    case .plain: break
    case .date: arguments[0] = .date(n)
    case .duration: arguments[0] = .duration(n)
    }
    // `bucket(date, duration)`.
    if box.first == .date, arguments.count > 1, case .integer(let m) = arguments[1] {
      arguments[1] = .duration(m)
    }
  }
  do {
    Functions.give(try box.body(arguments), to: context)
  } catch {
    Functions.fail(error, context)
  }
}

private func releaseFunction(_ data: UnsafeMutableRawPointer?) {
  if let data { Unmanaged<FunctionBox>.fromOpaque(data).release() }
}

private func releaseAggregate(_ data: UnsafeMutableRawPointer?) {
  if let data { Unmanaged<AggregateBox>.fromOpaque(data).release() }
}

/// SQLite keeps one pointer for each group, zero at first.
private func slot(_ context: OpaquePointer?, create: Bool) -> UnsafeMutablePointer<UnsafeMutableRawPointer?>?
{
  let size = create ? Int32(MemoryLayout<UnsafeMutableRawPointer?>.size) : 0
  return sqlite3_aggregate_context(context, size)?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
}

private func stepAggregate(
  _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  guard let slot = slot(context, create: true), let data = sqlite3_user_data(context), let values else {
    return
  }
  if slot.pointee == nil {
    let box = Unmanaged<AggregateBox>.fromOpaque(data).takeUnretainedValue()
    slot.pointee = Unmanaged.passRetained(AggregateRun(box.aggregate)).toOpaque()
  }
  guard let pointer = slot.pointee else { return }
  let run = Unmanaged<AggregateRun>.fromOpaque(pointer).takeUnretainedValue()
  run.state.add(Functions.read(values[0]))
}

private func finishAggregate(_ context: OpaquePointer?) {
  guard let slot = slot(context, create: false), let pointer = slot.pointee else {
    return sqlite3_result_null(context)
  }
  slot.pointee = nil
  let run = Unmanaged<AggregateRun>.fromOpaque(pointer).takeRetainedValue()
  do { Functions.give(try run.state.result(), to: context) } catch { Functions.fail(error, context) }
}

extension Store {
  /// Makes a function of a service known to the sources' SQL: pure, text and numbers in, one value out.
  package func register(_ name: String, _ body: @escaping ([Value]) -> Value) {
    queue.inDatabase { database in
      Functions.add(name, on: database.sqliteConnection) { values throws(EvaluationProblem) in body(values) }
    }
  }
}
