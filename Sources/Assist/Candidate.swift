/// One thing that could stand at the cursor.
package struct Candidate: Equatable, Sendable {
  /// What is put in the line.
  package var text: String
  /// What the list shows for it.
  package var display: String
  /// A few words on it; may be empty.
  package var summary: String
  /// What follows `text` when it is the only candidate: a space, a closing quote or nothing.
  package var append: String

  package init(text: String, display: String? = nil, summary: String = "", append: String = " ") {
    self.text = text
    self.display = display ?? text
    self.summary = summary
    self.append = append
  }
}
