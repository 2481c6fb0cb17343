import Resources

/// The phrases that answers are put together from, cut at their slots once: data/phrases.txt.
struct Phrasebook: Sendable {
  /// The file's sections, by the names that stand there in brackets.
  enum Section: Int, Sendable, CaseIterable {
    case openingRanked, openingTable, openingProse, openingProsCons, openingBrief
    case positive, positiveMore, neutral, neutralMore, negative, negativeMore
    case cellPositive, cellNeutral, cellNegative, cellPlain, pro, con
    case verdictPositive, verdictNeutral, verdictNegative
    case criteria, closing, hedge, generic, genericPoint
    case sourceLead, sourceTitle, sourcePath, inline

    var name: String { "\(self)" }
  }

  enum Slot: String, Sendable, CaseIterable {
    case brand, feature, Feature, plain, buyer, one, many, focus, driver, Driver, count
  }

  /// Literal bytes, then a slot or the end of the phrase.
  struct Piece: Sendable {
    let start: Int
    let count: Int
    let slot: Slot?
  }

  private(set) var bytes: [UInt8] = []
  private(set) var pieces: [Piece] = []
  /// Each phrase's pieces.
  private(set) var phrases: [Range<Int>] = []
  /// Each section's phrases, by the section's raw value.
  private(set) var sections = [Range<Int>](repeating: 0..<0, count: Section.allCases.count)

  /// The embedded phrases. Throws `ScenarioProblem.damagedResource`, which a test rules out.
  static func builtIn() throws(ScenarioProblem) -> Phrasebook { try cached.get() }

  private static let cached = Result { () throws(ScenarioProblem) in
    try Phrasebook(parsing: Resource.phrases)
  }

  private init(parsing file: Resource) throws(ScenarioProblem) {
    var section: Int?
    let names = Dictionary(
      uniqueKeysWithValues: Section.allCases.map { (Substring($0.name), $0.rawValue) })
    for line in file.text.split(separator: "\n", omittingEmptySubsequences: true) {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("["), line.hasSuffix("]") {
        guard let known = names[line.dropFirst().dropLast()] else {
          throw .damagedResource(file.name, reason: "no section is called \(line)")
        }
        section = known
        sections[known] = phrases.count..<phrases.count
      } else {
        guard let section else {
          throw .damagedResource(file.name, reason: "a phrase stands before any section")
        }
        guard addPhrase(line) else {
          throw .damagedResource(file.name, reason: "`\(line)` has a slot that is not known")
        }
        sections[section] = sections[section].lowerBound..<phrases.count
      }
    }
    if let empty = sections.firstIndex(where: \.isEmpty) {
      throw .damagedResource(file.name, reason: "[\(Section.allCases[empty].name)] is empty")
    }
  }

  private mutating func addPhrase(_ line: Substring) -> Bool {
    let first = pieces.count
    var rest = line
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}"),
        let slot = Slot(rawValue: String(rest[rest.index(after: open)..<close]))
      else { return false }
      addPiece(rest[..<open], slot)
      rest = rest[rest.index(after: close)...]
    }
    addPiece(rest, nil)
    phrases.append(first..<pieces.count)
    return true
  }

  private mutating func addPiece(_ text: Substring, _ slot: Slot?) {
    let start = bytes.count
    var escaped = false
    for byte in text.utf8 {
      if escaped {
        bytes.append(byte == UInt8(ascii: "n") ? 0x0a : byte)
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = true
      } else {
        bytes.append(byte)
      }
    }
    pieces.append(Piece(start: start, count: bytes.count - start, slot: slot))
  }
}
