import Testing

/// Habits of the files, whatever they say.
struct FileTests {
  @Test func noFileIsTooLong() throws {
    let endings = ["swift", "c", "h"]
    for file in try Tree.files(below: "Sources", endings) + Tree.files(below: "Tests", endings) {
      let count = try Tree.lines(file).count
      #expect(
        count <= House.maximumLines,
        "\(file) has \(count) lines, \(House.maximumLines) are the most: move a concern to Type+Concern.swift"
      )
    }
  }

  @Test func nothingForbiddenStandsInSources() throws {
    for file in try Tree.files(below: "Sources", ["swift", "c", "h"]) {
      let text = try Tree.text(file)
      for (words, pattern, instead) in House.forbidden where words.contains(where: text.contains) {
        let regex = try Regex(pattern)
        for (index, line) in try Tree.lines(file).enumerated() where line.firstMatch(of: regex) != nil {
          Issue.record("\(file):\(index + 1) has what /\(pattern)/ forbids: \(instead)")
        }
      }
    }
  }

  @Test func filesEndAsTextFilesDo() throws {
    let folders = ["Sources", "Tests", "docs"]
    for file in try folders.flatMap({ try Tree.files(below: $0, ["swift", "c", "h", "md"]) }) {
      let text = try Tree.text(file)
      #expect(
        text.hasSuffix("\n") && !text.contains("\r"),
        "\(file): end it with a newline, and lines with \\n alone")
    }
  }
}
