import Foundation

/// A story: commands with what they print and how they end.
///
///     # why
///     $ auditsh -c 'runs | count'
///     > more lines of the command
///     what it prints
///     [exit 0]
struct Transcript {
  struct Scene {
    /// Comments and blank lines before the command, kept as they are.
    var lead: [String] = []
    var command: [String] = []
    var output: [String] = []
  }

  var scenes: [Scene] = []
  /// What follows the last command.
  var tail: [String] = []

  init(_ text: String) {
    var scene = Scene()
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if !isInside {
        if line.hasPrefix("$ ") {
          scene.command = [String(line.dropFirst(2))]
          isInside = true
        } else {
          scene.lead.append(line)
        }
      } else if line.hasPrefix("> "), scene.output.isEmpty {
        scene.command.append(String(line.dropFirst(2)))
      } else {
        scene.output.append(line)
        if line.hasPrefix("[exit ") {
          scenes.append(scene)
          scene = Scene()
          isInside = false
        }
      }
    }
    if isInside { scenes.append(scene) } else { tail = scene.lead }
  }

  var text: String {
    var lines: [String] = []
    for scene in scenes {
      lines += scene.lead
      for (index, line) in scene.command.enumerated() { lines.append((index == 0 ? "$ " : "> ") + line) }
      lines += scene.output
    }
    return (lines + (tail.isEmpty ? [""] : tail)).joined(separator: "\n")
  }

  /// The same story as it is now, told in a new folder.
  func played() throws -> Transcript {
    let folder = try Auditsh.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    if scenes.contains(where: { $0.command.joined().contains("demo.db") }) {
      try Auditsh.copyDemo(to: folder)
    }
    var copy = self
    for index in copy.scenes.indices {
      let command = copy.scenes[index].command.joined(separator: "\n")
      let outcome = try Auditsh.bash(command, in: folder)
      var output = outcome.output.replacing(folder.path, with: "<folder>")
      if !output.isEmpty, !output.hasSuffix("\n") { output += "\n" }
      copy.scenes[index].output =
        output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        + ["[exit \(outcome.code)]"]
    }
    return copy
  }
}
