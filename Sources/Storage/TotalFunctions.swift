import GRDBSQLite
import Relation

// `sum` and `avg` inside SQLite, by the one implementation (`NumberTotal`). SQLite's own depend on the order of the rows and
// on its version: they round at each row before 3.43, and whole numbers overflow on the way.

enum TotalFunctions {
  /// Registers `au_sum` and `au_avg` on a connection.
  static func register(on database: OpaquePointer?) {
    sqlite3_create_function_v2(
      database, "au_sum", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil, nil, addToTotal, finishSum, nil)
    sqlite3_create_function_v2(
      database, "au_avg", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nil, nil, addToTotal, finishMean, nil)
  }
}

private func addToTotal(
  _ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?
) {
  guard let value = values?.pointee else { return }
  let kind = sqlite3_value_type(value)
  guard kind == SQLITE_INTEGER || kind == SQLITE_FLOAT, let total = total(context) else { return }
  if kind == SQLITE_INTEGER {
    total.pointee.add(sqlite3_value_int64(value))
  } else {
    total.pointee.add(sqlite3_value_double(value))
  }
}

/// The group's total, of which SQLite keeps the address, zero at first. It is asked for at each row, hence no object.
private func total(_ context: OpaquePointer?) -> UnsafeMutablePointer<NumberTotal>? {
  let size = Int32(MemoryLayout<UnsafeMutablePointer<NumberTotal>?>.size)
  guard
    let slot = sqlite3_aggregate_context(context, size)?
      .assumingMemoryBound(to: UnsafeMutablePointer<NumberTotal>?.self)
  else { return nil }
  if let known = slot.pointee { return known }
  let fresh = UnsafeMutablePointer<NumberTotal>.allocate(capacity: 1)
  fresh.initialize(to: NumberTotal())
  slot.pointee = fresh
  return fresh
}

private func finishSum(_ context: OpaquePointer?) {
  do { Functions.give(try finished(context).sum(), to: context) } catch { Functions.fail(error, context) }
}

private func finishMean(_ context: OpaquePointer?) { Functions.give(finished(context).mean(), to: context) }

/// The total of a group, which SQLite forgets now.
private func finished(_ context: OpaquePointer?) -> NumberTotal {
  guard
    let slot = sqlite3_aggregate_context(context, 0)?
      .assumingMemoryBound(to: UnsafeMutablePointer<NumberTotal>?.self),
    let total = slot.pointee
  else { return NumberTotal() }
  slot.pointee = nil
  defer { total.deallocate() }
  return total.move()
}
