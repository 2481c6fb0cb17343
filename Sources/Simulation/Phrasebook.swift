import AuditModel
import Resources

/// The phrases that answers are put together from, cut at their slots once: data/phrases.txt.
struct Phrasebook: Sendable {
  /// The file's sections, by the names that stand there in brackets.
  enum Section: Int, Sendable, CaseIterable {
    case openingRanked, openingTable, openingProse, openingProsCons, openingBrief
    case positive, positiveMore, neutral, neutralMore, negative, negativeMore
    case cellPositive, cellNeutral, cellNegative, cellPlain, detail, pro, con
    case verdictPositive, verdictNeutral, verdictNegative
    case criteria, closing, hedge, generic, genericPoint
    case sourceLead, sourceTitle, sourcePath, inline

    var name: String { "\(self)" }
  }

  enum Slot: String, Sendable, CaseIterable {
    case brand, feature, plain, buyer, one, many, focus, driver, count, number, rating
    case capitalFeature = "Feature"
    case capitalFocus = "Focus"
    case capitalBuyer = "Buyer"
    case capitalDriver = "Driver"
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

  /// The embedded phrases for scenarios of this mode. Throws `ScenarioProblem.damagedResource`, which a test rules
  /// out.
  static func builtIn(_ mode: PersonaMode) throws(ScenarioProblem) -> Phrasebook {
    try (mode == .b2b ? business : consumer).get()
  }

  private static let business = Result { () throws(ScenarioProblem) in
    try Phrasebook(parsing: Resource.phrases, mode: .b2b)
  }
  private static let consumer = Result { () throws(ScenarioProblem) in
    try Phrasebook(parsing: Resource.phrases, mode: .b2c)
  }

  private init(parsing file: Resource, mode: PersonaMode) throws(ScenarioProblem) {
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
        guard let line = Self.untagged(line, mode) else { continue }
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

  /// The phrase without its mode's mark; nil where it is the other mode's.
  static func untagged(_ line: Substring, _ mode: PersonaMode) -> Substring? {
    for marked in PersonaMode.allCases where line.hasPrefix("\(marked.rawValue): ") {
      return marked == mode ? line.dropFirst(5) : nil
    }
    return line
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
    Self.unescape(text, into: &bytes)
    pieces.append(Piece(start: start, count: bytes.count - start, slot: slot))
  }

  /// `\n` is a new line, `\s` a space.
  static func unescape(_ text: Substring, into bytes: inout [UInt8]) {
    var escaped = false
    for byte in text.utf8 {
      if escaped {
        switch byte {
        case UInt8(ascii: "n"): bytes.append(0x0a)
        case UInt8(ascii: "s"): bytes.append(0x20)
        default: bytes.append(byte)
        }
        escaped = false
      } else if byte == UInt8(ascii: "\\") {
        escaped = true
      } else {
        bytes.append(byte)
      }
    }
  }
}
