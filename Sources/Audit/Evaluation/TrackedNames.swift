import AuditModel

/// The brands of a client by what they may be called: labels and planted truth hold names, and a brand may have been
/// renamed since (the old name is then an alias).
struct TrackedNames: Sendable {
  private var names: [String: String] = [:]
  private var spellings: [String: [String]] = [:]
  let all: [String]

  init(_ brands: [Brand]) {
    all = brands.map(\.name)
    for brand in brands {
      spellings[brand.name] = [brand.name] + brand.aliases.map(\.text)
      for alias in brand.aliases { names[alias.text] = brand.name }
    }
    // A name of its own comes before another's alias.
    for name in all { names[name] = name }
  }

  /// What the brand is called now; nil for one that is not tracked.
  func name(for text: String) -> String? { names[text] }

  func spellings(of name: String) -> [String] { spellings[name] ?? [name] }
}
