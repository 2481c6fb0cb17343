import AuditModel

/// A list of brands from which no reader can be made.
package enum ReaderProblem: ExplainedProblem, Equatable {
  /// A name or alias of the brand that holds nothing to look for (spaces, hyphens, invisible characters).
  case emptyAlias(brand: String)
  /// Two brands share a spelling once case, width, hyphens and apostrophes are folded away.
  case sharedAlias(alias: String, first: String, second: String)

  package var message: String {
    switch self {
    case .emptyAlias(let brand):
      "the brand `\(brand)` has an alias without any letter, digit or sign"
    case .sharedAlias(let alias, let first, let second):
      "the alias `\(alias)` belongs to both `\(first)` and `\(second)`"
    }
  }

  package var notes: [String] {
    switch self {
    case .emptyAlias:
      ["expected: at least one character that is not a space or a hyphen", "remove the alias"]
    case .sharedAlias:
      [
        "an alias names one brand of a client; case, width, hyphens and curly apostrophes make no difference",
        "remove it from one of the two brands, or make it longer (`Chase Bank`)",
      ]
    }
  }
}
