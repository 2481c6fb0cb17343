import Planning
import Relation

/// A stage as it is written; a plan has names for fewer.
struct StageText {
  let text: String
  /// As the language calls it: `join left`, `pivot`, `where`.
  let word: String

  /// The text of each step of a plan: a `pivot` is two of them, and a `summarize` too where it computes with its sums.
  static func all(_ pipeline: String, _ stages: [PlannedPipeline.StageKind]) -> [StageText] {
    var result: [StageText] = []
    let written = split(pipeline).dropFirst().map(StageText.init)
    for (index, text) in written.enumerated() {
      let isTwo =
        text.word == "summarize"
        && projects(stages.dropFirst(result.count + 1)) > projects(written[(index + 1)...])
      result += Array(repeating: text, count: isTwo || text.word == "pivot" ? 2 : 1)
    }
    return result
  }

  private init(_ text: String) {
    let words = text.split(separator: " ")
    self.text = text
    word = words.prefix(words.dropFirst().first == "left" ? 2 : 1).joined(separator: " ")
  }

  /// How many steps at the beginning only compute columns.
  private static func projects(_ stages: ArraySlice<PlannedPipeline.StageKind>) -> Int {
    stages.prefix { if case .step(let step) = $0, case .project = step.kind { true } else { false } }.count
  }

  private static func projects(_ texts: ArraySlice<StageText>) -> Int {
    let count = texts.prefix { ["select", "derive"].contains($0.word) }.count
    return texts.dropFirst(count).first?.word == "pivot" ? count + 1 : count
  }

  /// At the pipes that stand in no bracket and in no text.
  private static func split(_ pipeline: String) -> [String] {
    var parts = [""]
    var depth = 0
    var isText = false
    var isEscaped = false
    for character in pipeline {
      if character == "\"", !isEscaped { isText.toggle() }
      isEscaped = character == "\\" && !isEscaped
      if !isText {
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
        if character == "|", depth == 0 {
          parts.append("")
          continue
        }
      }
      parts[parts.count - 1].append(character)
    }
    return parts
  }
}
