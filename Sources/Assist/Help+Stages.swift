extension Help {
  /// A line on a word that begins a statement or a stage, for each that it begins; empty for a word that is none.
  static func words(_ name: String) -> [String] {
    let lines = (LanguageWords.statements + LanguageWords.stages).filter { $0.name == name }.map(\.line)
    return lines.isEmpty ? [] : lines + WordExamples.lines(name)
  }

  static func patterns() -> [String] {
    [
      "text ~ \"pattern\" finds the pattern anywhere in the text, in linear time:", "",
      "  .  any character but a line end     [a-z] [^a-z]  one of, none of",
      "  \\d \\w \\s  digit, word, blank (capital: not)",
      "  ^  $  start, end     \\b  word boundary",
      "  a* a+ a? a{2,5}  repeats     a|b  either     ( ) (?: )  groups",
      "  (?i) at the start folds case", "", "There are no backreferences.",
    ]
  }
}
