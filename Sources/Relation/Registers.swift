import Values

/// The values of the row that is being worked on: the columns that somebody reads, and what was computed of them.
///
/// A pointer, since every expression goes through it for every row: an array in a captured variable cost a fifth of the
/// time in checks for exclusive access, and a copy of the row for each stage. Places come from a `FrameLayout` alone, and
/// `Registers` makes room for all of them.
struct Frame {
  fileprivate let values: UnsafeMutablePointer<Value>

  @inline(__always)
  subscript(place: Int) -> Value {
    get { values[place] }
    nonmutating set { values[place] = newValue }
  }

  /// The values from a place on.
  func slice(_ place: Int, _ count: Int) -> UnsafeBufferPointer<Value> {
    UnsafeBufferPointer(start: values + place, count: count)
  }
}

/// Owns the memory of a frame.
final class Registers {
  private let values: UnsafeMutablePointer<Value>
  private let count: Int

  /// All are null at first.
  init(_ count: Int) {
    self.count = count
    values = .allocate(capacity: max(1, count))
    values.initialize(repeating: .null, count: count)
  }

  deinit {
    values.deinitialize(count: count)
    values.deallocate()
  }

  /// Valid as long as this lives.
  var frame: Frame { Frame(values: values) }
}
