/// Runs a pattern over many texts, to be used by one thread. Sets of places that the program can be at together are
/// states; where a state leads on a class of scalars is worked out once and kept in a table (a lazy automaton), which
/// is thrown away when it grows too large: time stays linear, memory flat.
package final class PatternMatcher {
  /// What stood before the place that is looked at.
  private enum Before: Int {
    case nothing, other, word
  }

  private struct State: Hashable {
    /// Where the program goes on, before what takes no scalar is followed.
    var places: [Int]
    var before: Before
  }

  private static let unknown: Int32 = -1
  private static let accepts: Int32 = -2
  /// Cells of the table, and places in all states.
  private let limit: Int
  private let program: [Pattern.Instruction]
  private let foldsCase: Bool
  private let minds: (start: Bool, words: Bool)
  /// Where another class of scalars begins; sorted. Sets tell no two scalars of a class apart.
  private let cuts: [UInt32]
  private let classes: Int
  private var asciiClasses: [Int] = []
  /// What every match begins with.
  private let prefix: ByteSearch?

  private var states: [State: Int] = [:]
  private var known: [State] = []
  private var places = 0
  private var table: [Int32] = []
  private var acceptsAtEnd: [Bool?] = []
  private var marks: [Bool]
  /// How often the table was begun anew.
  private var generation = 0

  /// `limit` bounds the table and the places of all states in it.
  package init(_ pattern: Pattern, limit: Int = 1 << 18) {
    self.limit = limit
    program = pattern.program
    foldsCase = pattern.foldsCase
    var cuts: Set<UInt32> = []
    var minds = (start: false, words: false)
    for instruction in program {
      switch instruction {
      case .take(let set):
        for range in set.ranges { cuts.formUnion([range.lowerBound, range.upperBound &+ 1]) }
      case .start: minds.start = true
      case .boundary: minds.words = true
      default: break
      }
    }
    self.minds = minds
    self.cuts = cuts.sorted()
    classes = 2 * (cuts.count + 1)
    marks = [Bool](repeating: false, count: program.count)
    prefix = ByteSearch(Self.prefix(of: program), foldsCase: pattern.foldsCase)
    asciiClasses = (0..<128).map { self.class(of: $0) }
  }

  /// The ASCII that the program takes first, whatever comes.
  private static func prefix(of program: [Pattern.Instruction]) -> [UInt8] {
    var bytes: [UInt8] = []
    for case .take(let set) in program.prefix(while: { if case .take = $0 { true } else { false } }) {
      guard !set.isNegated, set.ranges.count == 1, let range = set.ranges.first, range.count == 1,
        range.lowerBound < 0x80
      else { break }
      bytes.append(UInt8(range.lowerBound))
    }
    return bytes
  }

  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches($0) }
  }

  /// Whether it matches somewhere. `text` is UTF-8; what isn't is read as U+FFFD.
  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let isASCII = text.isASCII
    // A letter outside ASCII may fold to one inside.
    let isSearched = isASCII || !foldsCase
    if isSearched, let prefix, prefix.place(in: text) == nil { return false }
    if isASCII { return matches(valid: text, isSearched: isSearched) }
    var valid = String(decoding: text, as: UTF8.self)
    return valid.withUTF8 { matches(valid: $0, isSearched: isSearched) }
  }

  private func matches(valid text: UnsafeBufferPointer<UInt8>, isSearched: Bool) -> Bool {
    var index = 0
    if isSearched, let prefix {
      guard let place = prefix.place(in: text) else { return false }
      // What stands before is known from its last byte, but for letters outside ASCII.
      if place == 0 || !minds.words || text[place - 1] < 0x80 { index = place }
    }
    let isWord = index > 0 && text[index - 1] < 0x80 && Pattern.isWord(UInt32(text[index - 1]))
    var state = start(index == 0 ? .nothing : isWord ? .word : .other)
    while index < text.count {
      let kind: Int
      if text[index] < 0x80 {
        kind = asciiClasses[Int(text[index])]
        index += 1
      } else {
        kind = self.class(of: Self.scalar(in: text, &index))
      }
      var next = table[state &* classes &+ kind]
      if next < 0 {
        if next == Self.unknown { next = step(state, kind) }
        if next == Self.accepts { return true }
      }
      state = Int(next)
    }
    return endAccepts(state)
  }

  /// The scalar of two to four bytes that begins at `index`, which goes on behind it.
  private static func scalar(in text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let first = UInt32(text[index])
    let count = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    var scalar = first & (0x7f >> UInt32(count))
    for place in index + 1..<min(index + count, text.count) {
      scalar = scalar << 6 | UInt32(text[place] & 0x3f)
    }
    index += count
    return scalar
  }

  // MARK: Classes

  private func `class`(of scalar: UInt32) -> Int {
    let value = foldsCase ? Pattern.fold(scalar) : scalar
    var (low, high) = (0, cuts.count)
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] <= value { low = middle + 1 } else { high = middle }
    }
    return 2 * low + (minds.words && Pattern.isWord(scalar) ? 1 : 0)
  }

  /// One scalar of a class, folded.
  private func scalar(of kind: Int) -> UInt32 { kind < 2 ? 0 : cuts[kind / 2 - 1] }

  // MARK: States

  private func start(_ before: Before) -> Int { number(of: State(places: [], before: seen(before))) }

  /// What the program tells apart of what stood before.
  private func seen(_ before: Before) -> Before {
    switch before {
    case .nothing: minds.start ? .nothing : .other
    case .word: minds.words ? .word : .other
    case .other: .other
    }
  }

  private func number(of state: State) -> Int {
    if let number = states[state] { return number }
    if table.count + classes > limit || places > limit {
      states = [:]
      known = []
      table = []
      acceptsAtEnd = []
      places = 0
      generation += 1
    }
    let number = known.count
    states[state] = number
    known.append(state)
    places += state.places.count + 1
    table += repeatElement(Self.unknown, count: classes)
    acceptsAtEnd.append(nil)
    return number
  }

  /// The state that a scalar of a class leads to, or `accepts`.
  private func step(_ number: Int, _ kind: Int) -> Int32 {
    let cell = number * classes + kind
    if table[cell] != Self.unknown { return table[cell] }
    let isWord = kind & 1 == 1
    guard let takers = follow(known[number], isWordNext: isWord) else {
      table[cell] = Self.accepts
      return Self.accepts
    }
    let scalar = scalar(of: kind)
    var next: [Int] = []
    for place in takers {
      if case .take(let set) = program[place], set.contains(scalar) { next.append(place + 1) }
    }
    let before = generation
    let result = self.number(
      of: State(places: next.sorted(), before: seen(minds.words && isWord ? .word : .other)))
    // A new table has no such cell.
    if generation == before { table[cell] = Int32(result) }
    return Int32(result)
  }

  private func endAccepts(_ number: Int) -> Bool {
    if let answer = acceptsAtEnd[number] { return answer }
    let answer = follow(known[number], isWordNext: nil) == nil
    acceptsAtEnd[number] = answer
    return answer
  }

  /// The places that take a scalar, from a state's and from the program's start (a match may begin at every place);
  /// nil where the end of the program is reached. `isWordNext` is nil at the end of the text.
  private func follow(_ state: State, isWordNext: Bool?) -> [Int]? {
    var takers: [Int] = []
    var seen: [Int] = []
    defer { for place in seen { marks[place] = false } }
    var stack = state.places + [0]
    let isBoundary = (state.before == .word) != (isWordNext ?? false)
    while let place = stack.popLast() {
      if marks[place] { continue }
      marks[place] = true
      seen.append(place)
      switch program[place] {
      case .match: return nil
      case .jump(let target): stack.append(target)
      case .split(let a, let b):
        stack.append(b)
        stack.append(a)
      case .start: if state.before == .nothing { stack.append(place + 1) }
      case .end: if isWordNext == nil { stack.append(place + 1) }
      case .boundary(let wanted): if isBoundary == wanted { stack.append(place + 1) }
      case .take: takers.append(place)
      }
    }
    return takers
  }
}
