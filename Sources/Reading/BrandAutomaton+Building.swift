extension BrandAutomaton {
  private static let otherClass: UInt8 = 0
  private static let skippedClass: UInt8 = 1
  private static let separatorClass: UInt8 = 2

  /// From the keys of `BrandPattern`s: not empty, separators as single spaces, ASCII in lower case.
  init(keys: [[UInt8]]) {
    let (classes, width) = Self.classes(for: keys)
    var trie = Trie(width: width)
    for (pattern, key) in keys.enumerated() { trie.insert(key.map { classes[Int($0)] }, pattern: pattern) }
    trie.link(
      skipped: Int(Self.skippedClass), separator: Int(Self.separatorClass))
    let rank = trie.ranksWithFinalsLast()
    let finals = trie.outputs.count { !$0.isEmpty }
    var table = [UInt32](repeating: 0, count: trie.next.count)
    var starts: [Int32] = [0]
    var outputs: [Int32] = []
    for state in rank.order {
      let row = rank.place[state] * width
      for byte in 0..<width {
        table[row + byte] = UInt32(rank.place[Int(trie.next[state * width + byte])] * width)
      }
      guard !trie.outputs[state].isEmpty else { continue }
      outputs += trie.outputs[state]
      starts.append(Int32(outputs.count))
    }
    self.classes = classes
    self.width = width
    self.table = table
    self.outputs = outputs
    outputStarts = starts
    firstFinal = UInt32((rank.order.count - finals) * width)
  }

  private static func classes(for keys: [[UInt8]]) -> ([UInt8], Int) {
    var classes = [UInt8](repeating: otherClass, count: 256)
    var width = separatorClass + 1
    for byte in UInt8.min...UInt8.max {
      if TextBytes.isSkipped(byte) { classes[Int(byte)] = skippedClass }
      if TextBytes.isSeparator(byte) { classes[Int(byte)] = separatorClass }
    }
    for byte in keys.joined() where classes[Int(byte)] == otherClass {
      classes[Int(byte)] = width
      // 256 byte values less separators and the skipped one leave no room to overflow.
      width += 1
    }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { classes[Int(byte)] = classes[Int(byte | 0x20)] }
    return (classes, Int(width))
  }
}

/// The automaton while it is built: `next` is −1 where the trie has no edge, until `link` has filled it in.
private struct Trie {
  let width: Int
  var next: [Int32]
  var outputs: [[Int32]] = [[]]
  /// The class by which a state is reached from its parent.
  private var incoming: [Int] = [-1]
  private var breadthFirst: [Int] = [0]

  init(width: Int) {
    self.width = width
    next = Array(repeating: -1, count: width)
  }

  mutating func insert(_ key: [UInt8], pattern: Int) {
    var state = 0
    for byte in key {
      let edge = state * width + Int(byte)
      if next[edge] < 0 {
        next[edge] = Int32(outputs.count)
        outputs.append([])
        incoming.append(Int(byte))
        next.append(contentsOf: repeatElement(-1, count: width))
      }
      state = Int(next[edge])
    }
    outputs[state].append(Int32(pattern))
  }

  /// Failure links, folded into `next`. A run of separators is one, and a skipped byte changes nothing.
  mutating func link(skipped: Int, separator: Int) {
    var failure = [Int](repeating: 0, count: outputs.count)
    var head = 0
    while head < breadthFirst.count {
      let state = breadthFirst[head]
      head += 1
      for byte in 0..<width {
        let edge = state * width + byte
        let fallback = state == 0 ? 0 : Int(next[failure[state] * width + byte])
        if next[edge] < 0 {
          next[edge] = Int32(fallback)
        } else {
          let child = Int(next[edge])
          failure[child] = fallback
          outputs[child] += outputs[fallback]
          breadthFirst.append(child)
        }
      }
      next[state * width + skipped] = Int32(state)
      if incoming[state] == separator { next[state * width + separator] = Int32(state) }
    }
  }

  /// States in the order of their rows: breadth first (shallow states stay close together), final ones last.
  func ranksWithFinalsLast() -> (order: [Int], place: [Int]) {
    let order =
      breadthFirst.filter { outputs[$0].isEmpty } + breadthFirst.filter { !outputs[$0].isEmpty }
    var place = [Int](repeating: 0, count: order.count)
    for (rank, state) in order.enumerated() { place[state] = rank }
    return (order, place)
  }
}
