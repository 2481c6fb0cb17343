import Values

// TAP version 14 (testanything.org): a line a test, what failed as YAML below. Its first line says 13: what is used here
// means the same in both, and `prove` up to 3.44 (Debian 12) takes no later version.
extension TestReport {
  package var tap: String {
    var text = "TAP version 13\n1..\(total)\n"
    var number = 0
    for file in files {
      for result in file.results {
        number += 1
        let isGood = result.status == .passed || result.status == .skipped
        text += "\(isGood ? "ok" : "not ok") \(number) - \(description("\(file.path): \(result.name)"))"
        text += result.status == .skipped ? " # SKIP \(description(result.message))\n" : "\n"
        if !isGood { text += Self.yaml(result) }
      }
    }
    return text
  }

  /// `#` and `\` have a meaning in a description.
  private func description(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "#": result += "\\#"
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// JSON is YAML: its strings need no rules of their own.
  private static func yaml(_ result: TestResult) -> String {
    func line(_ name: String, _ value: Value) -> String { "  \(name): \(value.json)\n" }
    var text =
      "  ---\n" + line("message", .text(result.message)) + line("severity", .text(result.status.rawValue))
    if result.line > 0 {
      text += line("file", .text(result.file)) + line("line", .integer(Int64(result.line)))
      text += line("column", .integer(Int64(result.column)))
    }
    text += line("duration_ms", .integer(result.milliseconds))
    if !result.output.isEmpty { text += line("output", .text(result.output)) }
    return text + "  ...\n"
  }
}
