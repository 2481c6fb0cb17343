/// The targets that Package.swift declares, read from its text: asking SwiftPM would wait for the lock that the
/// running `swift test` holds. It knows the ways of writing a target that the manifest uses, and the tests make sure
/// that no folder of Sources or Tests escapes it.
struct Manifest {
  let targets: [String: Set<String>]

  init(_ text: String) {
    let code = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.replacing(/(^|\s)\/\/.*/, with: "") }.joined(separator: "\n")
    var named: [String: String] = [:]
    for match in code.matches(of: /let (\w+) = Target\.Dependency\.product\(\s*name: "([^"]+)"/) {
      named[String(match.1)] = String(match.2)
    }
    var targets: [String: Set<String>] = [:]
    for match in code.matches(
      of: /(?:\broom|\btests|\.target|\.executableTarget|\.testTarget)\(\s*(?:name: )?"([^"]+)"/)
    {
      let call = Self.inside(code[match.range.lowerBound...], "(", ")")
      let list = call.firstRange(of: /(?:needs|dependencies):\s/).map {
        Self.inside(call[$0.upperBound...], "[", "]")
      }
      targets[String(match.1)] = Set((list.map(Self.elements) ?? []).map { named[$0] ?? $0 })
    }
    self.targets = targets
  }

  /// What stands between the first `open` and the `close` that belongs to it.
  private static func inside(_ text: Substring, _ open: Character, _ close: Character) -> Substring {
    guard let start = text.firstIndex(of: open) else { return "" }
    var depth = 0
    for index in text[start...].indices {
      if text[index] == open { depth += 1 }
      if text[index] == close { depth -= 1 }
      if depth == 0 { return text[text.index(after: start)..<index] }
    }
    return text[text.index(after: start)...]
  }

  /// `"A", grdb, .product(name: "B", package: "C")` → A, grdb, B.
  private static func elements(_ list: Substring) -> [String] {
    list.matches(of: /\.\w+\(\s*name: "([^"]+)"[^)]*\)|"([^"]+)"|(\w+)/).map { match in
      String(match.1 ?? match.2 ?? match.3 ?? "")
    }
  }
}
