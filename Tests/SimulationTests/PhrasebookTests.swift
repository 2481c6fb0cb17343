import AuditModel
import Resources
import Testing

@testable import Simulation

@Suite struct PhrasebookTests {
  /// Words that VADER's lexicon knows.
  static let lexicon: Set<Substring> = {
    let text = Resource.vaderLexicon.text
    return Set(text.split(whereSeparator: \.isNewline).compactMap { $0.split(separator: "\t").first })
  }()

  static func felt(_ text: some StringProtocol) -> [Substring] {
    text.lowercased().split { !($0.isLetter || $0 == "'" || $0 == "-") }
      .filter { lexicon.contains(Substring($0)) }
      .map { Substring($0) }
  }

  @Test func theLexiconIsThere() { #expect(Self.felt("a great mess") == ["great", "mess"]) }

  @Test(arguments: PersonaMode.allCases)
  func neutralPhrasesHoldNoFeeling(mode: PersonaMode) throws {
    let book = try Phrasebook.builtIn(mode)
    let neutral: [Phrasebook.Section] = [
      .neutral, .neutralMore, .verdictNeutral, .cellNeutral, .cellPlain,
    ]
    for section in neutral {
      for phrase in book.sections[section.rawValue] {
        let text = book.literal(phrase)
        #expect(Self.felt(text).isEmpty, "\(Self.felt(text)) in \(text)")
      }
    }
  }

  @Test(arguments: PersonaMode.allCases)
  func phrasesOfAFeelingNameTheBrandAndShowIt(mode: PersonaMode) throws {
    let book = try Phrasebook.builtIn(mode)
    for section in [
      Phrasebook.Section.positive, .negative, .verdictPositive, .verdictNegative, .neutral,
      .verdictNeutral,
    ] {
      for phrase in book.sections[section.rawValue] {
        let brands = book.phrases[phrase].count { book.pieces[$0].slot == .brand }
        #expect(brands == 1, "\(book.literal(phrase))")
        if section != .neutral, section != .verdictNeutral {
          #expect(!Self.felt(book.literal(phrase)).isEmpty, "\(book.literal(phrase))")
        }
      }
    }
  }

  @Test(arguments: Scenario.builtInIDs) func scenariosWordsHoldNoFeeling(id: String) throws {
    let product = try Scenario.builtIn(id).product
    for text in product.features + product.buyers + [product.one, product.many, product.purpose] {
      #expect(Self.felt(text).isEmpty, "\(Self.felt(text)) in \(text)")
    }
  }
}

extension Phrasebook {
  fileprivate func literal(_ phrase: Int) -> String {
    phrases[phrase]
      .map { String(decoding: bytes[pieces[$0].start..<pieces[$0].start + pieces[$0].count], as: UTF8.self) }
      .joined(separator: " _ ")
  }
}
