/// A candidate with the word that what was typed is held against.
struct CompleterOffer {
  var key: String
  var candidate: Candidate

  init(_ key: String, _ candidate: Candidate) {
    self.key = key
    self.candidate = candidate
  }

  /// A word that stands for itself.
  init(_ text: String, _ summary: String = "", append: String = " ") {
    self.init(text, Candidate(text: text, summary: summary, append: append))
  }
}

/// Which candidates go with what was typed, and in which order.
enum CompleterMatch {
  /// How many candidates there are at most.
  static let limit = 200

  /// Exact words before beginnings, both without regard to case; only where there is neither, words that hold the
  /// typed letters in their order (else Tab could never put in what all beginnings share). Within each the order given
  /// is kept; of equal texts the first stays.
  static func pick(_ typed: String, _ offers: [CompleterOffer]) -> [Candidate] {
    let wanted = folded(typed)
    var tiers: [[Candidate]] = [[], [], [], []]
    var seen: Set<String> = []
    for offer in offers where !hasControls(offer.candidate.text) {
      guard let tier = tier(wanted, folded(offer.key)), seen.insert(offer.candidate.text).inserted
      else { continue }
      tiers[tier].append(offer.candidate)
    }
    let near = tiers[0] + tiers[1]
    return Array((near.isEmpty ? tiers[2] + tiers[3] : near).prefix(limit))
  }

  /// 0 the word itself, 1 a beginning, 2 a part, 3 its letters in order; nil for no match.
  private static func tier(_ typed: [UInt8], _ key: [UInt8]) -> Int? {
    if key.starts(with: typed) { return key.count == typed.count ? 0 : 1 }
    if typed.isEmpty || typed.count > key.count { return nil }
    if holds(key, typed) { return 2 }
    var rest = typed[...]
    for byte in key where byte == rest.first { rest.removeFirst() }
    return rest.isEmpty ? 3 : nil
  }

  private static func holds(_ key: [UInt8], _ typed: [UInt8]) -> Bool {
    (0...(key.count - typed.count)).contains { key[$0...].starts(with: typed) }
  }

  /// Lower case, of ASCII alone.
  private static func folded(_ text: String) -> [UInt8] {
    text.utf8.map { $0 >= 0x41 && $0 <= 0x5a ? $0 | 0x20 : $0 }
  }

  /// Names out of the database may hold anything; what cannot be typed is not offered.
  private static func hasControls(_ text: String) -> Bool {
    text.utf8.contains { $0 < 0x20 || $0 == 0x7f }
  }
}
