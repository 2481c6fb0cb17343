import Foundation
import LineEditor
import Rendering
import Testing

/// The screens in docs/browse.md are the ones that are drawn. RECORD=1 rewrites them and fails once.
struct PageTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/browse.md")

  @Test func screensOfThePageAreTrue() throws {
    let told = try String(contentsOf: Self.file, encoding: .utf8)
    var lines: [String] = []
    var isInScreen = false
    var screens = 0
    for line in told.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if isInScreen {
        if line == "```" { isInScreen = false } else { continue }
      }
      if line == "```text", let head = lines.last, head.hasPrefix("<!-- screen ") {
        isInScreen = true
        screens += 1
        lines += [line] + (try drawn(head))
        continue
      }
      lines.append(line)
    }
    #expect(screens >= 5)
    let now = lines.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["RECORD"] != nil, now != told {
      try now.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("recorded docs/browse.md; look at it before it is committed")
      return
    }
    #expect(now == told, "RECORD=1 writes the screens anew")
  }

  /// `<!-- screen 80x24: Enter f -->`.
  private func drawn(_ head: String) throws -> [String] {
    let parts = head.dropFirst("<!-- screen ".count).dropLast("-->".count).split(separator: ":", maxSplits: 1)
    let size = parts[0].split(separator: "x").compactMap { Int($0) }
    let keys = parts.count > 1 ? parts[1].split(separator: " ").compactMap { Self.key(String($0)) } : []
    var lines: [String] = []
    try Stage.play([Stage.launch, "browse"], columns: size[0], rows: size[1]) { stage in
      for key in keys { stage.press(key) }
      lines = stage.lines
    }
    return lines
  }

  private static func key(_ name: String) -> TerminalKey? {
    switch name {
    case "Enter": .enter
    case "Esc": .escape
    case "Tab": .tab
    case "Up": .up
    case "Down": .down
    default: name.unicodeScalars.first.map(TerminalKey.character)
    }
  }
}
