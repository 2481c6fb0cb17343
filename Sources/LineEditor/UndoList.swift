/// The states of the line before each change, for Ctrl-_; letters typed in a row are one change.
struct UndoList {
  private var states: [EditBuffer] = []
  private var wasTyped = false
  private static let limit = 500

  /// Notes that the line has changed.
  mutating func record(_ old: EditBuffer, changedTo new: EditBuffer) {
    guard old.scalars != new.scalars else {
      if old.cursor != new.cursor { wasTyped = false }
      return
    }
    let isTyped = new.isTyped(after: old)
    if !(isTyped && wasTyped) { states.append(old) }
    wasTyped = isTyped
    if states.count > Self.limit { states.removeFirst() }
  }

  /// The state to go back to; nil where there is none.
  mutating func undo() -> EditBuffer? {
    wasTyped = false
    return states.popLast()
  }
}
