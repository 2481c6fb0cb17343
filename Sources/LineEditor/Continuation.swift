/// How a statement of several lines stands in libedit's buffer, which knows one prompt only: behind each newline
/// come the characters of the continuation prompt, as text. They are put in and taken out here; the cursor may
/// not rest among them, and deleting one of them deletes the newline they belong to.
struct Continuation: Equatable {
  /// Blanks are no-break spaces, so that a blank the person typed is not taken for one of ours.
  let marker: [Unicode.Scalar]

  init(prompt: String) {
    let shown = Prompt(prompt).visible.unicodeScalars.map { $0 == " " ? "\u{A0}" : $0 }
    marker = shown.isEmpty ? ["\u{A0}", "\u{A0}"] : shown
  }

  /// The buffer for a statement.
  func buffer(for statement: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var buffer: [Unicode.Scalar] = []
    for scalar in statement {
      buffer.append(scalar)
      if scalar == "\n" { buffer += marker }
    }
    return buffer
  }

  func buffer(for statement: String) -> String {
    guard statement.utf8.contains(UInt8(ascii: "\n")) else { return statement }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: buffer(for: statement.unicodeScalars))
    return String(text)
  }

  /// The statement in a buffer, and the offset in its UTF-8 bytes that belongs to an index of the buffer.
  func statement(in buffer: [Unicode.Scalar], cursor: Int) -> (text: String, cursor: Int) {
    var text = String.UnicodeScalarView()
    var bytes = 0
    var cursorBytes: Int?
    var index = 0
    while index < buffer.count {
      if index >= cursor, cursorBytes == nil { cursorBytes = bytes }
      text.append(buffer[index])
      bytes += UTF8.width(buffer[index])
      index = buffer[index] == "\n" && hasMarker(buffer, after: index) ? index + 1 + marker.count : index + 1
    }
    return (String(text), cursorBytes ?? bytes)
  }

  /// Whether the text after the last newline is not ours: libedit shows what it searches for there.
  func isSearching(_ buffer: [Unicode.Scalar]) -> Bool {
    guard let newline = buffer.lastIndex(of: "\n"), !hasMarker(buffer, after: newline) else { return false }
    let rest = buffer[(newline + 1)...]
    return rest.starts(with: "bck".unicodeScalars) || rest.starts(with: "fwd".unicodeScalars)
  }

  /// The buffer and cursor as they should stand after a command turned `old` into `new`.
  func repaired(old: EditBuffer, new: EditBuffer) -> EditBuffer {
    var result = new
    if old.scalars != new.scalars {
      if new.isDeletion(from: old) {
        result = removingBrokenMarkers(old: old, new: new)
      }
      if !isSound(result.scalars) {
        let plain = statement(in: result.scalars, cursor: result.cursor)
        let head = plain.text.utf8.prefix(plain.cursor)
        let before = buffer(for: (String(head) ?? "").unicodeScalars).count
        result = EditBuffer(scalars: buffer(for: plain.text.unicodeScalars), cursor: before)
      }
    }
    result.cursor = settled(result, cameFrom: old.cursor)
    return result
  }

  private func isSound(_ buffer: [Unicode.Scalar]) -> Bool {
    buffer.indices.allSatisfy { buffer[$0] != "\n" || hasMarker(buffer, after: $0) }
  }

  private func hasMarker(_ buffer: [Unicode.Scalar], after newline: Int) -> Bool {
    buffer[(newline + 1)...].starts(with: marker)
  }

  /// The command took `old[cursor..<cursor + gone]` out; what is left of a newline and its marker goes too.
  private func removingBrokenMarkers(old: EditBuffer, new: EditBuffer) -> EditBuffer {
    let gone = new.cursor..<(new.cursor + old.scalars.count - new.scalars.count)
    var result = new
    for newline in old.scalars.indices where old.scalars[newline] == "\n" {
      let unit = newline..<(newline + 1 + marker.count)
      guard unit.overlaps(gone), hasMarker(old.scalars, after: newline) else { continue }
      if unit.upperBound > gone.upperBound {
        result.scalars.removeSubrange(result.cursor..<(result.cursor + unit.upperBound - gone.upperBound))
      }
      if unit.lowerBound < gone.lowerBound {
        result.scalars.removeSubrange((result.cursor - gone.lowerBound + unit.lowerBound)..<result.cursor)
        result.cursor -= gone.lowerBound - unit.lowerBound
      }
    }
    return result
  }

  /// Out of a marker: onwards if the cursor came from the left, before the newline if from the right.
  private func settled(_ buffer: EditBuffer, cameFrom previous: Int) -> Int {
    let lowest = max(0, buffer.cursor - marker.count)
    for newline in lowest..<max(lowest, buffer.cursor) where buffer.scalars[newline] == "\n" {
      let end = newline + 1 + marker.count
      guard buffer.cursor < end, hasMarker(buffer.scalars, after: newline) else { continue }
      return previous <= newline ? end : newline
    }
    return buffer.cursor
  }
}
