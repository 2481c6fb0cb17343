import AuditModel

/// Puts an answer's content into words, into a buffer of bytes.
struct AnswerComposer {
  private(set) var bytes: [UInt8] = []
  private(set) var citations: [String] = []

  let writer: AnswerWriter
  let question: Int
  let style: AnswerStyle
  var words: WordStream
  private var spelling: WordStream
  /// Where each section's next phrase is taken, so that an answer does not repeat itself.
  private var turns = [Int](repeating: -1, count: Phrasebook.Section.allCases.count)
  private var feature: Int
  private var buyer: Int
  /// How many brands the answer names.
  var count = 0
  /// The feeling about the brand that is being written about.
  var mood = Sentiment.neutral
  /// Reference links whose targets stand at the end.
  var references: [String] = []
  /// The brands that a layout goes through, and the one that it says nothing is known of.
  var named: [PlantedBrand] = []
  var absent: Int?
  /// Where each section of the later templates is.
  var laterTurns: [Int?]
  var hasFootnotes = false

  init(_ writer: AnswerWriter, draws: Draws, question: Int, platform: Int) {
    self.writer = writer
    self.question = question
    style = writer.platforms[platform].behaviour.style
    words = WordStream(draws, .wording)
    laterTurns = Array(repeating: nil, count: writer.later.sections.count)
    spelling = WordStream(draws, .spelling)
    feature = words.pick(writer.features.count)
    buyer = words.pick(writer.buyers.count)
    bytes.reserveCapacity(2560)
  }

  mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func add(_ text: ArraySlice<UInt8>) { bytes.append(contentsOf: text) }

  mutating func cite(_ domain: String) { citations.append(domain) }

  /// A phrase of the section, another one each time until all have been used.
  mutating func add(_ section: Phrasebook.Section, brand: Int = 0, bold: Bool = false) {
    let range = writer.book.sections[section.rawValue]
    let turn = turns[section.rawValue]
    let place = turn < 0 ? words.pick(range.count) : (turn + 1) % range.count
    turns[section.rawValue] = place
    for piece in writer.book.phrases[range.lowerBound + place] {
      let piece = writer.book.pieces[piece]
      bytes.append(contentsOf: writer.book.bytes[piece.start..<piece.start + piece.count])
      if let slot = piece.slot { fill(slot, brand: brand, bold: bold) }
    }
  }

  mutating func fill(_ slot: Phrasebook.Slot, brand: Int, bold: Bool) {
    switch slot {
    case .brand: name(brand, bold: bold)
    case .feature: bytes.append(contentsOf: nextFeature())
    case .capitalFeature: capital(nextFeature())
    case .plain:
      let feature = nextFeature()
      bytes.append(contentsOf: feature.starts(with: Self.the) ? feature[4...] : feature[...])
    case .buyer:
      buyer = (buyer + 1) % writer.buyers.count
      bytes.append(contentsOf: writer.buyers[buyer])
    case .capitalBuyer:
      buyer = (buyer + 1) % writer.buyers.count
      capital(writer.buyers[buyer])
    case .one: bytes.append(contentsOf: writer.one)
    case .many: bytes.append(contentsOf: writer.many)
    case .focus: bytes.append(contentsOf: writer.questions[question].focus)
    case .capitalFocus: capital(writer.questions[question].focus)
    case .driver: bytes.append(contentsOf: writer.questions[question].driver)
    case .capitalDriver: capital(writer.questions[question].driver)
    case .number: add(String(3 + words.pick(47)))
    case .rating: rating()
    case .count: add(Self.numbers[min(count, Self.numbers.count - 1)])
    }
  }

  /// Stars in keeping with the feeling: 4.2 to 4.8, 3.5 to 4.1 or 2.2 to 3.2.
  private mutating func rating() {
    let tenths: Int
    switch mood {
    case .positive: tenths = 42 + words.pick(7)
    case .neutral: tenths = 35 + words.pick(7)
    case .negative: tenths = 22 + words.pick(11)
    }
    add("\(tenths / 10).\(tenths % 10)")
  }

  private static let the = Array("the ".utf8)
  private static let numbers = [
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
  ]

  private mutating func nextFeature() -> [UInt8] {
    feature = (feature + 1) % writer.features.count
    return writer.features[feature]
  }

  private mutating func capital(_ text: [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: text)
    if start < bytes.count, (0x61...0x7a).contains(bytes[start]) { bytes[start] -= 0x20 }
  }

  /// A brand's name: as it is usually spelled, or now and then by an alias.
  mutating func name(_ brand: Int, bold: Bool) {
    let spellings = writer.brands[brand].spellings
    let choice =
      spellings.count > 1 && spelling.chance(14) ? 1 + spelling.pick(spellings.count - 1) : 0
    if bold { add("**") }
    bytes.append(contentsOf: spellings[choice])
    if bold { add("**") }
  }
}
