import AuditModel

/// One thing that the reader saw otherwise than it was planted.
package struct ReaderMiss: Sendable, Equatable {
  package enum What: String, Sendable, CaseIterable {
    /// Planted and not found.
    case missed
    /// Found and not planted.
    case extra
    /// Found at another place in the order.
    case rank
    /// Found with another feeling.
    case sentiment
  }

  /// The answer's id, or `file:line`.
  package internal(set) var response: String
  package let brand: String
  package let what: What
  /// The rank or the feeling; nil for an extra one.
  package let planted: String?
  /// Nil for a missed one.
  package let read: String?
  package let templates: String?
  package let shape: String?
  /// What stands around it.
  package internal(set) var excerpt = ""

  /// Where the excerpt is to be taken: the mention's place; nil where there is none.
  let offset: Int?
  /// The answer's number in the database; 0 for a labelled file.
  var seq: Int64 = 0

  /// All that differs in one answer.
  static func all(
    in planted: PlantedAnswer, _ read: [ReadMention], response: String, seq: Int64
  ) -> [ReaderMiss] {
    var misses: [ReaderMiss] = []
    func note(_ brand: String, _ what: What, _ expected: String?, _ found: String?, at offset: Int?) {
      misses.append(
        ReaderMiss(
          response: response, brand: brand, what: what, planted: expected, read: found,
          templates: planted.templates, shape: planted.shape, offset: offset, seq: seq))
    }
    for (index, brand) in planted.brands.enumerated() {
      guard let found = read.first(where: { $0.brand == brand.name }) else {
        note(brand.name, .missed, "rank \(index + 1)", nil, at: nil)
        continue
      }
      if found.rank != index + 1 {
        note(brand.name, .rank, "rank \(index + 1)", "rank \(found.rank)", at: found.firstOffset)
      }
      if let feeling = brand.sentiment, feeling != found.sentiment {
        note(
          brand.name, .sentiment, feeling.rawValue, found.sentiment.rawValue, at: found.firstOffset)
      }
    }
    for mention in read where !planted.brands.contains(where: { $0.name == mention.brand }) {
      note(mention.brand, .extra, nil, "rank \(mention.rank)", at: mention.firstOffset)
    }
    return misses
  }
}
