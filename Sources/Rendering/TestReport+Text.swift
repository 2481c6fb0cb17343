// The report that people read.
extension TestReport {
  /// One file's tests, a line each, with what failed below. Meant for a terminal or a log.
  package static func text(_ file: TestFile, options: RenderOptions) -> String {
    var text = options.style.paint(VisibleText.of(file.path, unicode: options.unicode), .strong) + "\n"
    for result in file.results {
      let name = VisibleText.of(result.name, unicode: options.unicode)
      text += "  \(sign(result.status, options)) \(name)"
      text += options.style.paint("  \(duration(result.milliseconds))", .dim) + "\n"
      if result.status == .skipped, !result.message.isEmpty { text += "      \(result.message)\n" }
      guard result.status == .failed || result.status == .error else { continue }
      text += indented(result.details)
      if !result.output.isEmpty { text += indented("output:\n" + tail(result.output)) }
    }
    return text
  }

  /// `2 files, 5 tests: 4 passed, 1 failed in 0.3 s`.
  package func summary(options: RenderOptions) -> String {
    var parts = ["\(count(.passed)) passed"]
    for (status, word) in [
      (TestResult.Status.failed, "failed"), (.error, "with errors"), (.skipped, "skipped"),
    ] {
      if count(status) > 0 { parts.append("\(count(status)) \(word)") }
    }
    func plural(_ n: Int, _ word: String) -> String { "\(n) \(word)\(n == 1 ? "" : "s")" }
    let text =
      "\(plural(files.count, "file")), \(plural(total, "test")): \(parts.joined(separator: ", ")) in "
      + Self.duration(milliseconds)
    let isGood = count(.failed) + count(.error) == 0
    return options.style.paint(text, isGood ? .good : .bad) + "\n"
  }

  private static func sign(_ status: TestResult.Status, _ options: RenderOptions) -> String {
    switch status {
    case .passed: options.style.paint(options.unicode ? "✔" : "ok", .good)
    case .failed, .error: options.style.paint(options.unicode ? "✘" : "FAIL", .bad)
    case .skipped: options.style.paint(options.unicode ? "–" : "skip", .dim)
    }
  }

  static func duration(_ milliseconds: Int64) -> String {
    milliseconds < 1000
      ? "\(milliseconds) ms" : NumberText.fixed(Double(milliseconds) / 1000, 1, NumberStyle()) + " s"
  }

  private static func indented(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while lines.last == "" { lines.removeLast() }
    return lines.map { $0.isEmpty ? "\n" : "      \($0)\n" }.joined()
  }

  /// The last lines: a test may have printed a lot.
  private static func tail(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 21 else { return text }
    return "… \(lines.count - 20) lines before\n" + lines.suffix(20).joined(separator: "\n")
  }
}
