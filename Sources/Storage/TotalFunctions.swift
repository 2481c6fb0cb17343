import GRDBSQLite
import Relation

// `sum` and `avg` inside SQLite, by the one implementation (`NumberTotal`). SQLite's own depend on the order of the rows and
// on its version: they round at each row before 3.43, and whole numbers overflow on the way.

private final class TotalRun {
  var total = NumberTotal()
}

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
  guard kind == SQLITE_INTEGER || kind == SQLITE_FLOAT,
    let slot = sqlite3_aggregate_context(context, Int32(MemoryLayout<UnsafeMutableRawPointer?>.size))?
      .assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
  else { return }
  if slot.pointee == nil { slot.pointee = Unmanaged.passRetained(TotalRun()).toOpaque() }
  guard let pointer = slot.pointee else { return }
  let run = Unmanaged<TotalRun>.fromOpaque(pointer)
  if kind == SQLITE_INTEGER {
    run._withUnsafeGuaranteedRef { $0.total.add(sqlite3_value_int64(value)) }
  } else {
    run._withUnsafeGuaranteedRef { $0.total.add(sqlite3_value_double(value)) }
  }
}

private func finishSum(_ context: OpaquePointer?) {
  let total = finished(context)
  do { Functions.give(try total.sum(), to: context) } catch { Functions.fail(error, context) }
}

private func finishMean(_ context: OpaquePointer?) { Functions.give(finished(context).mean(), to: context) }

/// The total of a group, which SQLite forgets now.
private func finished(_ context: OpaquePointer?) -> NumberTotal {
  guard
    let slot = sqlite3_aggregate_context(context, 0)?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self),
    let pointer = slot.pointee
  else { return NumberTotal() }
  slot.pointee = nil
  return Unmanaged<TotalRun>.fromOpaque(pointer).takeRetainedValue().total
}
