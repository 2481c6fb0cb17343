import AuditModel

/// One pass over an answer's Markdown for its addresses: inline links, reference definitions, bare and angle URLs,
/// bare domains. What they cover is no place for mentions; a link's text is.
struct CitationScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let owners: CitationOwners
  /// Without it the zones alone are found, which is faster.
  let wantsCitations: Bool
  var zones: [CitationZone] = []
  var citations: [Citation] = []
  /// Reference links by their label, the first use of each: `[The Verge][1]`.
  var uses: [[UInt8]: (title: Range<Int>, offset: Int)] = [:]
  /// Definitions in the order of the text, resolved at the end since they usually stand behind their uses.
  var definitions: [(label: [UInt8], url: Range<Int>, title: Range<Int>?, offset: Int)] = []

  /// A use of a reference's label; the first with a title counts.
  mutating func use(_ label: Range<Int>, title: Range<Int>, offset: Int) {
    guard wantsCitations else { return }
    let label = self.label(label)
    if uses[label] == nil || uses[label]?.title.isEmpty == true { uses[label] = (title, offset) }
  }

  mutating func define(_ label: Range<Int>, url: Range<Int>, title: Range<Int>?, offset: Int) {
    guard wantsCitations else { return }
    definitions.append((self.label(label), url, title, offset))
  }

  private func label(_ range: Range<Int>) -> [UInt8] { bytes[range].map(TextBytes.lower) }

  /// Bytes at which something may begin or end; all others are passed over.
  private static let stops: [Bool] = (UInt8.min...UInt8.max).map { ":.][wW".utf8.contains($0) }

  init(_ bytes: UnsafeBufferPointer<UInt8>, owners: CitationOwners, wantsCitations: Bool = true) {
    self.bytes = bytes
    self.wantsCitations = wantsCitations
    self.owners = owners
  }

  mutating func scan() {
    var index = 0
    while true {
      index = Self.stops.withUnsafeBufferPointer { stops in
        var next = index
        while next < bytes.count, !stops[Int(bytes[next])] { next += 1 }
        return next
      }
      guard index < bytes.count else { break }
      index = max(stop(at: index), index + 1)
    }
    zones.sort { $0.start < $1.start }
    guard wantsCitations else { return }
    resolveDefinitions()
    finish()
  }

  /// Reads what stands at an interesting byte; returns where to go on.
  private mutating func stop(at index: Int) -> Int {
    switch bytes[index] {
    case UInt8(ascii: "["): definition(at: index)
    case UInt8(ascii: "]"): afterText(at: index)
    case UInt8(ascii: ":"): scheme(at: index)
    case UInt8(ascii: "."): bareDomain(at: index)
    default: www(at: index)
    }
  }

  mutating func add(_ url: CitationURL?, title: Range<Int>?, offset: Int) {
    guard wantsCitations, let url else { return }
    citations.append(
      Citation(
        url: url.text, domain: url.host, title: title.flatMap(titleText), offset: offset,
        brand: owners.owner(of: url.host.utf8)))
  }

  private func titleText(_ range: Range<Int>) -> String? {
    var range = range
    while let first = range.first, TextBytes.isSpace(bytes[first]) || TextBytes.isDecoration(bytes[first]) {
      range = range.dropFirst()
    }
    while let last = range.last, TextBytes.isSpace(bytes[last]) || TextBytes.isDecoration(bytes[last]) {
      range = range.dropLast()
    }
    var text: [UInt8] = []
    for index in range {
      let isEscape =
        bytes[index] == UInt8(ascii: "\\") && index + 1 < range.upperBound
        && TextBytes.isPunctuation(bytes[index + 1])
      if !isEscape { text.append(bytes[index]) }
    }
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }

  /// In order of the text; the first of equal URLs stands for all.
  private mutating func finish() {
    citations.sort { $0.offset < $1.offset }
    var seen: Set<String> = []
    citations.removeAll { !seen.insert($0.url).inserted }
  }
}
