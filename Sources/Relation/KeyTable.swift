import Values

/// Numbers keys of so many values, in the order in which they come first. Equal keys are those where `Value.same(as:)`
/// says so for each value.
struct KeyTable {
  private let width: Int
  /// Number after number.
  private var values: [Value] = []
  private var hashes: [Int] = []
  /// The number in each slot, or -1; a power of two of them, at most half taken.
  private var slots = [Int32](repeating: -1, count: 16)

  init(width: Int) { self.width = width }

  /// How many keys there are.
  var count: Int { hashes.count }

  func key(_ number: Int) -> ArraySlice<Value> { values[number * width..<(number + 1) * width] }

  /// The number of a key; nil where it has not come yet.
  func find(_ key: UnsafeBufferPointer<Value>) -> Int? { search(key, Self.hash(key)).number }

  /// The number of a key, and whether it is new.
  mutating func insert(_ key: UnsafeBufferPointer<Value>) -> (number: Int, isNew: Bool) {
    let hash = Self.hash(key)
    let (found, slot) = search(key, hash)
    if let found { return (found, false) }
    let number = count
    values.append(contentsOf: key)
    hashes.append(hash)
    slots[slot] = Int32(number)
    if count * 2 > slots.count { grow() }
    return (number, true)
  }

  private static func hash(_ key: UnsafeBufferPointer<Value>) -> Int {
    var hasher = Hasher()
    for value in key { value.hashContent(into: &hasher) }
    return hasher.finalize()
  }

  /// The number of a key, or the slot where it belongs.
  private func search(_ key: UnsafeBufferPointer<Value>, _ hash: Int) -> (number: Int?, slot: Int) {
    let mask = slots.count - 1
    var slot = hash & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, holds(key, number) { return (number, slot) }
      slot = (slot + 1) & mask
    }
    return (nil, slot)
  }

  private func holds(_ key: UnsafeBufferPointer<Value>, _ number: Int) -> Bool {
    for index in 0..<width where !values[number * width + index].same(as: key[index]) { return false }
    return true
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (number, hash) in hashes.enumerated() {
      var slot = hash & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }
}
