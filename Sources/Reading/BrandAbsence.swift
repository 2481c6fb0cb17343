/// "I couldn't find anything about X", "X is not mentioned": the answer says the name only to say that it has nothing
/// to say of it. The phrases are looked for in the same pass as the names.
enum BrandAbsence {
  /// How a phrase is tied to a name.
  enum Kind: Sendable, Equatable {
    /// A name right behind it is absent (`not familiar with`); fillers and other names may stand between.
    case ahead
    /// The same, where what is missing is said in between (`no … information on`).
    case aheadOfNoun
    /// A name right before it is absent (`is not mentioned`).
    case behind
  }

  /// A phrase found in a text: folded bytes.
  struct Found {
    var kind: Kind
    var start: Int
    var end: Int
  }

  static let phrases: [(key: [UInt8], kind: Kind)] =
    ahead.map { (TextFolder.key($0), .ahead) } + aheadOfNoun.map { (TextFolder.key($0), .aheadOfNoun) }
    + behind.map { (TextFolder.key($0), .behind) }

  private static let ahead = [
    "couldn't find", "could not find", "can't find", "cannot find", "can not find", "didn't find",
    "did not find", "unable to find", "not able to find", "wasn't able to find", "found nothing",
    "couldn't locate", "could not locate", "unable to locate", "not aware of", "unaware of",
    "not familiar with", "unfamiliar with", "never heard of", "haven't heard of", "have not heard of",
    "don't know", "do not know", "not know of",
  ]
  private static let aheadOfNoun = [
    "no", "don't have", "do not have", "doesn't have", "does not have", "without", "nothing", "lack",
    "limited",
    "don't see", "do not see", "isn't any", "is not any", "wasn't any", "aren't any", "weren't any",
  ]
  private static let behind = [
    "is not mentioned", "isn't mentioned", "was not mentioned", "wasn't mentioned", "are not mentioned",
    "did not come up", "didn't come up", "does not appear in", "doesn't appear in", "did not appear in",
    "didn't appear in", "was not found", "wasn't found", "could not be found", "couldn't be found",
    "does not seem to exist", "doesn't seem to exist", "does not appear to exist", "doesn't appear to exist",
    "does not appear to be a", "doesn't appear to be a", "is not a brand I", "isn't a brand I",
    "is not a company I", "isn't a company I", "is not something I", "isn't something I",
  ]

  /// What is missing, where the phrase itself doesn't say so.
  private static let nouns = keys(
    "information info data detail details result results review reviews record records evidence mention mentions "
      + "knowledge reference references source sources awareness coverage")
  private static let prepositions = keys("about on for regarding of concerning to with from")
  private static let fillers = keys(
    "a an the any anything anyone much specific reliable detailed current recent public publicly available credible "
      + "relevant verified verifiable direct clear enough sufficient further more related regarding brand brands "
      + "company companies product products named called and or nor either reference in my search")

  private static func keys(_ words: String) -> Set<[UInt8]> {
    Set(words.split(separator: " ").map { TextFolder.key(String($0)) })
  }

  /// The phrase whose clause the hit (folded bytes) stands in, or nil. `hits` are all hits, in order.
  static func phrase(for index: Int, of hits: [Range<Int>], found: [Found], in view: TextView) -> Found? {
    let hit = hits[index]
    guard !isPossessive(hit, in: view) else { return nil }
    return near(hit, found).first { phrase in
      switch phrase.kind {
      case .behind:
        return phrase.start >= hit.upperBound && phrase.start - hit.upperBound < 8
          && view.bytes[hit.upperBound..<phrase.start].allSatisfy(isLoose)
      case .ahead, .aheadOfNoun:
        guard phrase.end <= hit.lowerBound, hit.lowerBound - phrase.end < TextSentence.reach else {
          return false
        }
        return reaches(phrase, hit: index, hits: hits, view: view)
      }
    }
  }

  /// The phrases within reach of the hit; they stand in order of their ends.
  private static func near(_ hit: Range<Int>, _ found: [Found]) -> ArraySlice<Found> {
    var low = 0
    var high = found.count
    while low < high {
      let middle = (low + high) / 2
      if found[middle].end < hit.lowerBound - TextSentence.reach { low = middle + 1 } else { high = middle }
    }
    return found[low...].prefix { $0.start < hit.upperBound + 8 }
  }

  /// Whether only fillers and other names stand between the phrase and the hit.
  private static func reaches(_ phrase: Found, hit: Int, hits: [Range<Int>], view: TextView) -> Bool {
    let bytes = view.bytes
    var hasNoun = phrase.kind == .ahead
    var hasPreposition = false
    var other = hit
    while other > 0, hits[other - 1].lowerBound >= phrase.end { other -= 1 }
    // `nothing about X`: the phrase is its own noun, the preposition must follow.
    let isNothing =
      bytes[phrase.start..<phrase.end].count == 7 && TextBytes.lower(bytes[phrase.start]) == 0x6e
    var index = phrase.end
    while index < hits[hit].lowerBound {
      if other < hit, index == hits[other].lowerBound {
        index = hits[other].upperBound
        other += 1
        continue
      }
      if isLoose(bytes[index]) || bytes[index] == UInt8(ascii: ",") {
        index += 1
        continue
      }
      let start = index
      while index < hits[hit].lowerBound, TextBytes.isLetter(bytes[index]) { index += 1 }
      guard index > start else { return false }
      let word = bytes[start..<index].map(TextBytes.lower)
      if prepositions.contains(word) {
        hasPreposition = true
      } else if nouns.contains(word) {
        hasNoun = true
      } else if !fillers.contains(word) {
        // A name that isn't tracked may stand in a list of missing ones.
        let isName = TextBytes.isUpper(bytes[start]) && (phrase.kind == .ahead || hasPreposition)
        guard isName else { return false }
      }
    }
    return phrase.kind == .ahead || (hasNoun || isNothing) && hasPreposition
  }

  /// "no information on Acme's prices" is about the prices.
  private static func isPossessive(_ hit: Range<Int>, in view: TextView) -> Bool {
    TextBytes.has(view.bytes, "'s", at: hit.upperBound)
  }

  private static func isLoose(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || TextBytes.isDecoration(byte) || TextBytes.isSkipped(byte)
      || byte == UInt8(ascii: "]")
      // The bytes of “ and ”: no other character of a gap begins with them and is made of them alone.
      || byte == 0xe2 || byte == 0x80 || byte == 0x9c || byte == 0x9d
  }
}
