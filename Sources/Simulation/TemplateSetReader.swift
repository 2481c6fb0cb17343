import AuditModel
import Resources

/// A template file's text → a `TemplateSet`. Sections may be named before they stand there, so it goes through the
/// file twice.
struct TemplateSetReader {
  private let file = Resource.templates
  private let mode: PersonaMode
  private var set = TemplateSet()
  private var numbers: [Substring: Int] = [:]

  init(mode: PersonaMode) { self.mode = mode }

  mutating func read() throws(ScenarioProblem) -> TemplateSet {
    let lines = file.text.split(separator: "\n").filter { !$0.hasPrefix("# ") }
    for line in lines {
      if let name = Self.heading(line), !name.hasPrefix("layout ") { numbers[name] = numbers.count }
    }
    set.sections = Array(repeating: 0..<0, count: numbers.count)
    var heading: Substring?
    for line in lines {
      if let name = Self.heading(line) {
        heading = name
      } else if let heading, let line = Phrasebook.untagged(line, mode) {
        try add(line, under: heading)
      }
    }
    for (name, number) in numbers where set.sections[number].isEmpty {
      throw damaged("[\(name)] is empty")
    }
    for group in TemplateSet.Group.allCases where !hasPlainLayout(group) {
      throw damaged("[layout \(group.rawValue) …] has no layout that suits every answer")
    }
    return set
  }

  private static func heading(_ line: Substring) -> Substring? {
    line.hasPrefix("[") && line.hasSuffix("]") ? line.dropFirst().dropLast() : nil
  }

  private func hasPlainLayout(_ group: TemplateSet.Group) -> Bool {
    set.layouts[group]?.contains { !$0.needsAbsent && $0.leastBrands <= 1 } == true
  }

  private func damaged(_ reason: String) -> ScenarioProblem {
    .damagedResource(file.name, reason: reason)
  }

  private mutating func add(_ line: Substring, under heading: Substring) throws(ScenarioProblem) {
    let pieces = try cut(line)
    guard let number = numbers[heading] else {
      let words = heading.split(separator: " ")
      guard words.count == 3, let group = TemplateSet.Group(rawValue: String(words[1])) else {
        throw damaged("[\(heading)] is no group and shape")
      }
      set.layouts[group, default: []].append(layout(pieces, shape: String(words[2])))
      return
    }
    if set.sections[number].isEmpty { set.sections[number] = set.phrases.count..<set.phrases.count }
    set.phrases.append(pieces)
    guard set.sections[number].upperBound == set.phrases.count - 1 else {
      throw damaged("[\(heading)] stands there twice")
    }
    set.sections[number] = set.sections[number].lowerBound..<set.phrases.count
  }

  /// Whether it names the absent brand shows in the layout's line or in the section that it names for that.
  private func layout(_ pieces: [TemplateSet.Piece], shape: String) -> TemplateSet.Layout {
    var (needsAbsent, least) = (false, 0)
    for piece in pieces {
      switch piece {
      case .phrase(let section): if section == numbers["nothing"] { needsAbsent = true }
      case .place(.absent): needsAbsent = true
      case .place(.first): least = max(least, 1)
      case .place(.second): least = max(least, 2)
      default: break
      }
    }
    return TemplateSet.Layout(
      shape: shape, pieces: pieces, needsAbsent: needsAbsent, leastBrands: least)
  }

  private mutating func cut(_ line: Substring) throws(ScenarioProblem) -> [TemplateSet.Piece] {
    var pieces: [TemplateSet.Piece] = []
    var rest = line
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}"),
        let piece = piece(rest[rest.index(after: open)..<close])
      else { throw damaged("`\(line)` names something that is not known") }
      pieces += [text(rest[..<open]), piece]
      rest = rest[rest.index(after: close)...]
    }
    return pieces + [text(rest)]
  }

  private func piece(_ name: Substring) -> TemplateSet.Piece? {
    if name.hasPrefix(">") { return numbers[name.dropFirst()].map(TemplateSet.Piece.phrase) }
    if name.hasPrefix("*") {
      let family = name.dropFirst()
      guard let positive = numbers["\(family) positive"], let neutral = numbers["\(family) neutral"],
        let negative = numbers["\(family) negative"]
      else { return nil }
      return .each(positive: positive, neutral: neutral, negative: negative)
    }
    if let place = TemplateSet.Place(rawValue: String(name)) { return .place(place) }
    return Phrasebook.Slot(rawValue: String(name)).map(TemplateSet.Piece.slot)
  }

  private mutating func text(_ text: Substring) -> TemplateSet.Piece {
    let start = set.bytes.count
    Phrasebook.unescape(text, into: &set.bytes)
    return .text(start..<set.bytes.count)
  }
}
