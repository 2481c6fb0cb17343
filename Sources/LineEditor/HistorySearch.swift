/// What Ctrl-R has found so far. Letters of ASCII are found in either case, unless a capital is typed.
struct HistorySearch {
  private let entries: [String]
  private(set) var pattern: [Unicode.Scalar] = []
  /// Nothing older (or newer) holds the pattern; what was found before stays.
  private(set) var hasFailed = false
  private var index: Int
  private var found: EditBuffer?

  init(entries: [String]) {
    self.entries = entries
    index = entries.count
  }

  /// What was found, with the cursor where the pattern begins in it.
  var line: EditBuffer? { found }

  mutating func extend(_ scalar: Unicode.Scalar) {
    pattern.append(scalar)
    find(stride(from: min(index, entries.count - 1), through: 0, by: -1))
  }

  mutating func shorten() {
    guard pattern.popLast() != nil else { return }
    (index, found) = (entries.count, nil)
    if !pattern.isEmpty { find(stride(from: entries.count - 1, through: 0, by: -1)) }
    if pattern.isEmpty { hasFailed = false }
  }

  mutating func findOlder() {
    guard !pattern.isEmpty else { return }
    find(stride(from: index - 1, through: 0, by: -1))
  }

  mutating func findNewer() {
    guard !pattern.isEmpty else { return }
    find(stride(from: index + 1, to: entries.count, by: 1))
  }

  private mutating func find(_ indices: some Sequence<Int>) {
    let isExact = pattern.contains { ("A"..."Z").contains($0) }
    let wanted = Self.bytes(EditBuffer.text(pattern[...]), isExact)
    for candidate in indices {
      let bytes = Self.bytes(entries[candidate], isExact)
      guard let place = Self.place(of: wanted, in: bytes) else { continue }
      let head = String(decoding: bytes[..<place], as: UTF8.self).unicodeScalars.count
      index = candidate
      found = EditBuffer(scalars: Array(entries[candidate].unicodeScalars), cursor: head)
      hasFailed = false
      return
    }
    hasFailed = true
  }

  private static func bytes(_ text: String, _ isExact: Bool) -> [UInt8] {
    isExact ? Array(text.utf8) : text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }

  private static func place(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count)
    where bytes[start] == first && bytes[start...].starts(with: wanted) {
      return start
    }
    return nil
  }
}
