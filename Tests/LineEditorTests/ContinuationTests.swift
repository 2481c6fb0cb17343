import Testing

@testable import LineEditor

struct ContinuationTests {
  private let continuation = Continuation(prompt: ". ")

  /// `|` is the cursor, `~` a no-break space.
  private func buffer(_ text: String) -> EditBuffer {
    let scalars = Array(text.unicodeScalars.map { $0 == "~" ? "\u{A0}" : $0 })
    let cursor = scalars.firstIndex(of: "|") ?? scalars.count
    return EditBuffer(scalars: scalars.filter { $0 != "|" }, cursor: cursor)
  }

  @Test func markersGoInAndOut() {
    let shown = continuation.buffer(for: "é\n\nb".unicodeScalars)
    #expect(shown == buffer("é\n.~\n.~b").scalars)
    #expect(continuation.statement(in: shown, cursor: shown.count) == ("é\n\nb", 5))
    #expect(continuation.statement(in: shown, cursor: 4) == ("é\n\nb", 3))
    #expect(continuation.statement(in: shown, cursor: 0) == ("é\n\nb", 0))
  }

  @Test(arguments: [
    // Backspace at a line's start, Delete at a line's end, a word deleted across the newline.
    ("a\n.~| b", "a\n.| b", "a| b"), ("a|\n.~b", "a|.~b", "a|b"), ("a\n.~|b", "a\n|b", "a|b"),
    // A whole unit gone is no harm.
    ("a\n.~|b", "|b", "|b"),
    // The cursor in a marker goes on, or back.
    ("a|\n.~b", "a\n|.~b", "a\n.~|b"), ("a\n.~|b", "a\n.|~b", "a|\n.~b"),
    // A newline that came without its marker gets one.
    ("|", "a\nb|", "a\n.~b|"),
  ]) func damageIsRepaired(before: String, after: String, repaired: String) {
    #expect(continuation.repaired(old: buffer(before), new: buffer(after)) == buffer(repaired))
  }

  @Test func libeditsSearchLineIsToldFromOurs() {
    #expect(continuation.isSearching(buffer("jobs\nbck:jo").scalars))
    #expect(!continuation.isSearching(buffer("jobs\n.~bck:jo").scalars))
    #expect(!continuation.isSearching(buffer("bck:jo").scalars))
  }
}
