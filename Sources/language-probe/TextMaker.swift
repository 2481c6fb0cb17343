/// Texts from seeds: pieces of programs taken apart, doubled, swapped and put together, and now and then something deep or
/// long.
struct TextMaker {
  let seeds: [[UInt8]]
  /// The tokens of all seeds, roughly: words, strings, signs, blanks.
  private let words: [[UInt8]]
  private var state: UInt64

  init(seeds: [[UInt8]], seed: UInt64) {
    self.seeds = seeds.filter { !$0.isEmpty }
    words = Array(Set(self.seeds.flatMap(Self.words))).sorted { $0.lexicographicallyPrecedes($1) }
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  /// xorshift64* (Vigna 2016).
  mutating func draw(_ count: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % max(1, count)
  }

  mutating func pick<T>(_ list: [T]) -> T { list[draw(list.count)] }

  mutating func next() -> [UInt8] {
    guard !seeds.isEmpty, !words.isEmpty else { return [] }
    switch draw(1000) {
    case 0: return deep()
    case 1: return long()
    case 2..<150: return (0..<(1 + draw(40))).flatMap { _ in pick(words) + (draw(3) == 0 ? [] : [0x20]) }
    default: break
    }
    var parts = Self.words(pick(seeds))
    for _ in 0..<(1 + draw(5)) { mutate(&parts) }
    var text = parts.flatMap { $0 }
    if draw(10) == 0, !text.isEmpty { text[draw(text.count)] = UInt8(draw(256)) }
    if draw(20) == 0, !text.isEmpty {
      text.insert(pick([0, 0x0d, 0xff, 0xc3, 0xef, 0x5c]), at: draw(text.count))
    }
    if draw(6) == 0 { text += [0x0a] + pick(seeds) }
    return text
  }

  private mutating func mutate(_ parts: inout [[UInt8]]) {
    guard !parts.isEmpty else { return parts.append(pick(words)) }
    let place = draw(parts.count)
    switch draw(16) {
    case 6...: restructure(&parts)
    case 0: parts.remove(at: place)
    case 1: parts.insert(pick(words), at: place)
    case 2: parts[place] = pick(words)
    case 3: parts.swapAt(place, draw(parts.count))
    case 4:
      let end = min(parts.count, place + 1 + draw(8))
      parts.insert(contentsOf: parts[place..<end], at: draw(parts.count))
    default: parts.insert(contentsOf: Self.words(pick(seeds)).prefix(draw(30)), at: place)
    }
  }

  /// Brackets, blocks or strings inside each other.
  private mutating func deep() -> [UInt8] {
    let opening = pick([
      "(", "[", "{a: ", "-", "not ", "if true {\n", "\"$(", "def a() {", "abs(",
      "a.", "a[", "{", "x | ", "if(", "} else if true {\n", "(runs | where ", "for a in (", "1 + ",
      "test \"a\" {\n",
    ])
    let begin = pick(["", "let x = ", "runs | where ", "if true {\n"])
    let count = 1 + draw(100_000)
    return Array(begin.utf8) + Array(repeating: Array(opening.utf8), count: count).flatMap { $0 }
  }

  /// A seed again and again, up to a megabyte.
  private mutating func long() -> [UInt8] {
    let part = pick(seeds) + [pick([0x0a, 0x20, 0x7c, 0x2b] as [UInt8])]
    let size = 1 + draw(1_000_000)
    return Array(repeating: part, count: size / part.count + 1).flatMap { $0 }
  }

  static func words(_ text: [UInt8]) -> [[UInt8]] {
    var list: [[UInt8]] = []
    var current: [UInt8] = []
    func kind(_ byte: UInt8) -> Int {
      switch byte {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x5f, 0x80...: 0
      case 0...0x20: 1
      default: 2
      }
    }
    for byte in text {
      if let last = current.last, kind(last) != kind(byte) || kind(byte) == 2 {
        list.append(current)
        current = []
      }
      current.append(byte)
    }
    if !current.isEmpty { list.append(current) }
    return list
  }
}
