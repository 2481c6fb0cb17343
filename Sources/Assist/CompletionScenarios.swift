import Resources

/// The built-in scenarios and their platforms, by a glance at the lines of their files: reading them as YAML takes
/// longer than a key press may.
final class CompletionScenarios {
  private(set) lazy var scenarios: [(name: String, summary: String)] = Resource.scenarios.map { scenario in
    (scenario.id, Self.value("title:", in: scenario.file.text) ?? "")
  }

  private(set) lazy var platforms: [(name: String, summary: String)] = {
    var found: [(name: String, summary: String)] = []
    for scenario in Resource.scenarios {
      for id in Self.platformIDs(scenario.file.text) where !found.contains(where: { $0.name == id }) {
        found.append((id, "a simulated platform"))
      }
    }
    return found
  }()

  private static func value(_ key: String, in text: String) -> String? {
    for line in text.split(separator: "\n") where line.hasPrefix(key) {
      return String(line.dropFirst(key.count).drop { $0 == " " })
    }
    return nil
  }

  private static func platformIDs(_ text: String) -> [String] {
    var ids: [String] = []
    var isInside = false
    for line in text.split(separator: "\n") {
      if let first = line.first, first != " ", first != "-", first != "#" {
        isInside = line.hasPrefix("platforms:")
      }
      let item = line.drop { $0 == " " }
      if isInside, item.hasPrefix("- id:") {
        ids.append(String(item.dropFirst(5).drop { $0 == " " }.prefix { $0 != " " && $0 != "#" }))
      }
    }
    return ids
  }
}
