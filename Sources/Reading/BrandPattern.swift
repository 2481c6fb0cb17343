import AuditModel

/// What is looked for: one folded spelling, and the aliases (of one brand) that fold to it.
struct BrandPattern: Sendable {
  /// An alias as it was written.
  struct Spelling: Sendable {
    var text: String
    /// The case that counts, normalised but not case folded; nil where any does.
    var exact: [UInt8]?
    var denials: [BrandDenial]
  }

  /// What the hot path asks of a pattern: plain bits, nothing that is counted when it is copied.
  struct Shape: Sendable {
    /// The place of the brand, or −1 for a phrase of `BrandAbsence`.
    var brand: Int
    /// Bytes of the key.
    var length: Int
    /// What kinds of characters need a boundary at the edges.
    var first: TextBoundary.Kind
    var last: TextBoundary.Kind
    var isMultiWord: Bool
    /// Letters of the key (bytes above ASCII count).
    var letters: Int
    /// Any case in any context is the brand.
    var isPlain: Bool
  }

  /// The place of the brand, or nil for a phrase of `BrandAbsence`.
  var brand: Int?
  var key: [UInt8]
  var spellings: [Spelling]

  var shape: Shape {
    let (first, last) = key.withUnsafeBufferPointer { bytes in
      (
        TextBoundary.kind(TextBytes.scalar(bytes, at: 0).0),
        TextBoundary.kind(TextBytes.scalar(bytes, before: bytes.count))
      )
    }
    return Shape(
      brand: brand ?? -1, length: key.count, first: first, last: last, isMultiWord: key.contains(0x20),
      letters: key.count { TextBytes.isLetter($0) || $0 >= 0x80 },
      isPlain: spellings.contains { $0.exact == nil && $0.denials.isEmpty })
  }

  init(brand: Int?, key: [UInt8], spellings: [Spelling] = []) {
    self.brand = brand
    self.key = key
    self.spellings = spellings
  }

  /// One pattern for each folded spelling of the brands. A brand's name is a spelling too, unless an alias that
  /// folds to it says how it counts.
  static func patterns(for brands: [Brand]) throws(ReaderProblem) -> [BrandPattern] {
    var patterns: [BrandPattern] = []
    var known: [[UInt8]: Int] = [:]
    for (index, brand) in brands.enumerated() {
      let name = TextFolder.key(brand.name)
      let isListed = brand.aliases.contains { TextFolder.key($0.text) == name }
      for alias in (isListed ? [] : [BrandAlias(text: brand.name)]) + brand.aliases {
        let key = TextFolder.key(alias.text)
        // A lone separator folds to nothing.
        guard !key.isEmpty else { throw .emptyAlias(brand: brand.name) }
        let spelling = Spelling(
          text: alias.text,
          exact: alias.caseSensitive ? TextFolder.key(alias.text, keepingCase: true) : nil,
          denials: alias.denyContexts.compactMap(BrandDenial.init))
        guard let place = known[key] else {
          known[key] = patterns.count
          patterns.append(BrandPattern(brand: index, key: key, spellings: [spelling]))
          continue
        }
        let owner = patterns[place].brand ?? index
        guard owner == index else {
          throw .sharedAlias(alias: alias.text, first: brands[owner].name, second: brand.name)
        }
        patterns[place].spellings.append(spelling)
      }
    }
    return patterns
  }
}
