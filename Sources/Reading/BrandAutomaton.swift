/// Aho & Corasick's automaton (1975) over folded spellings, as one flat table.
///
/// Bytes are mapped to classes first (which folds ASCII case and makes separators one), a state is its row's offset
/// in the table, and the states at which a spelling ends have the highest numbers: a step is two loads and a compare.
struct BrandAutomaton: Sendable {
  /// Where a spelling's last byte was read.
  struct End {
    var pattern: Int
    /// The folded byte behind it.
    var end: Int
  }

  let classes: [UInt8]
  /// Row-major; entries are row offsets.
  let table: [UInt32]
  /// The first row at which something ends.
  let firstFinal: UInt32
  /// For each final state: a range of `outputs`.
  let outputStarts: [Int32]
  let outputs: [Int32]
  let width: Int

  /// Every end of every spelling, overlapping ones too, in order of the end.
  func ends(in bytes: UnsafeBufferPointer<UInt8>, into ends: inout [End]) {
    guard !outputs.isEmpty else { return }
    classes.withUnsafeBufferPointer { classes in
      table.withUnsafeBufferPointer { table in
        var state: UInt32 = 0
        for index in 0..<bytes.count {
          state = table[Int(state) &+ Int(classes[Int(bytes[index])])]
          if state >= firstFinal {
            collect(state, bytes[index], end: index + 1, into: &ends)
          }
        }
      }
    }
  }

  private func collect(_ state: UInt32, _ byte: UInt8, end: Int, into ends: inout [End]) {
    // A skipped byte leaves the state as it is: what ended here has been said.
    guard !TextBytes.isSkipped(byte) else { return }
    let row = Int(state - firstFinal) / width
    for place in outputStarts[row]..<outputStarts[row + 1] {
      ends.append(End(pattern: Int(outputs[Int(place)]), end: end))
    }
  }

  /// The folded byte at which a spelling of `length` key bytes begins that ends before `end`: runs of separators
  /// count once, skipped bytes don't.
  static func start(of length: Int, endingAt end: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var index = end
    var left = length
    while left > 0, index > 0 {
      index -= 1
      let byte = bytes[index]
      if TextBytes.isSkipped(byte) { continue }
      if TextBytes.isSeparator(byte) {
        while index > 0, TextBytes.isSeparator(bytes[index - 1]) || TextBytes.isSkipped(bytes[index - 1]) {
          index -= 1
        }
      }
      left -= 1
    }
    return index
  }
}
