/// What makes questions of two runs the same: the source's id or, where there is none, a hash of the text and the
/// category, so that case and spacing make no difference.
package enum QuestionKey {
  package static func make(text: String, category: String?) -> String {
    let words = text.lowercased().split(whereSeparator: \.isWhitespace)
    return StableHash.id(words.joined(separator: " "), category ?? "")
  }
}
