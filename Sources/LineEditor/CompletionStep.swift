/// What one press of Tab does.
enum CompletionStep: Equatable {
  case nothing
  /// Put this in place of the text from `replaceFrom` to the cursor.
  case insert(String)
  /// Put this in, and show what could go on.
  case insertAndList(String)
  case list

  /// The only candidate is put in with what follows it; of several, what all begin with, and a list.
  init(_ result: CompletionResult, statement: String, cursor: Int) {
    let bytes = Array(statement.utf8)
    guard let first = result.candidates.first, result.replaceFrom >= 0,
      result.replaceFrom <= cursor, cursor <= bytes.count
    else {
      self = .nothing
      return
    }
    if result.candidates.count == 1 {
      self = .insert(Self.whole(first, behind: bytes[cursor...]))
      return
    }
    let typed = bytes[result.replaceFrom..<cursor]
    let common = Self.commonStart(of: result.candidates)
    self = common.utf8.count > typed.count ? .insertAndList(common) : .list
  }

  /// A candidate with what follows it, unless that stands behind the cursor already.
  static func whole(_ candidate: CompletionCandidate, behind: ArraySlice<UInt8>) -> String {
    let isThere = !candidate.append.isEmpty && behind.starts(with: candidate.append.utf8)
    return DisplayText.clean(candidate.text + (isThere ? "" : candidate.append), keepingNewlines: true)
  }

  private static func commonStart(of candidates: [CompletionCandidate]) -> String {
    var common = Array(candidates[0].text.unicodeScalars)
    for candidate in candidates.dropFirst() {
      let same = zip(common, candidate.text.unicodeScalars).prefix { $0 == $1 }.count
      common.removeSubrange(same...)
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: common)
    return DisplayText.clean(String(text), keepingNewlines: true)
  }
}
