/// A page of help that belongs to no source, verb or word of the language: an idea, a metric, the shell's keys.
package struct HelpTopic: Sendable {
  package enum Group: String, Sendable, CaseIterable {
    case language, shell, metrics
  }

  package let name: String
  package let group: Group
  /// Other words that `help` and `apropos` find it by, in lower case.
  let synonyms: [String]
  package let summary: String
  let text: [String]
  /// Whole statements; tests run each on the demo database.
  package let examples: [String]
  /// Other pages: what `help` takes.
  package let see: [String]

  init(
    _ name: String, _ group: Group, _ summary: String, synonyms: [String] = [], text: [String],
    examples: [String] = [], see: [String] = []
  ) {
    self.name = name
    self.group = group
    self.synonyms = synonyms
    self.summary = summary
    self.text = text
    self.examples = examples
    self.see = see
  }

  /// Every topic, in the order of `help topics`.
  package static let all = language + shell + metrics

  /// The topic of a name or one of its synonyms.
  static func named(_ word: String) -> HelpTopic? {
    let word = word.lowercased()
    return all.first { $0.name.lowercased() == word } ?? all.first { $0.synonyms.contains(word) }
  }

  var lines: [String] {
    var lines = ["\(name)    \(summary)", ""] + text
    if !examples.isEmpty { lines += ["", "Examples"] + examples.map { "  " + $0 } }
    if !see.isEmpty { lines += ["", "See also  " + see.map { "help \($0)" }.joined(separator: " · ")] }
    return lines
  }
}
