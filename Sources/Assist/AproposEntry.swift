/// A word that is looked for, or what may stand for it.
struct AproposForm {
  let text: String
  let bytes: [UInt8]
  /// As it stands inside of a name.
  let capitalized: String
  /// Short ones would be part of too much.
  let isLong: Bool
  /// What a hit of it is worth, in twelfths.
  let worth: Int

  private init(_ text: String, worth: Int) {
    self.text = text
    bytes = Array(text.utf8)
    capitalized = text.prefix(1).uppercased() + text.dropFirst()
    isLong = text.count > 2
    self.worth = worth
  }

  /// The word itself first.
  static func all(_ word: String) -> [AproposForm] {
    let stem = AproposWords.stem(word)
    return [AproposForm(word, worth: 12)] + AproposWords.same(word).map { AproposForm($0, worth: 8) }
      + (stem == word ? [] : [AproposForm(stem, worth: 9)])
  }
}

/// An entry as it is searched: in lower case and cut into words, once.
struct AproposEntry {
  let entry: Apropos.Entry
  private let name: String
  private let nameBytes: [UInt8]
  private let nameWords: [String]
  private let words: [String]
  /// A field or an option is a part of its page.
  private let isPart: Bool

  init(_ entry: Apropos.Entry) {
    self.entry = entry
    name = entry.name.lowercased()
    nameBytes = Array(name.utf8)
    nameWords = name.split(separator: " ").map(String.init)
    words = entry.text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    isPart = entry.kind == "field" || entry.kind == "option"
  }

  /// How well the best of the forms fits; 0 where none does.
  func score(_ forms: [AproposForm]) -> Int {
    forms.reduce(0) { max($0, hit($1) * $1.worth / 12) }
  }

  private func hit(_ form: AproposForm) -> Int {
    if name == form.text { return isPart ? 45 : 100 }
    if nameWords.contains(form.text) { return 80 }
    if nameBytes.starts(with: form.bytes) { return isPart ? 15 : 50 }
    let inText = words.contains(form.text)
    if inText, entry.kind == "topic" { return 60 }
    if inText { return isPart ? 18 : 20 }
    // `time` is no part of `sentiment`, but `voice` is of `weightedVoice`.
    if form.isLong, entry.name.contains(form.capitalized) { return isPart ? 14 : 30 }
    return form.isLong && words.contains { $0.utf8.starts(with: form.bytes) } ? 12 : 0
  }
}
