import AuditModel

/// Why a client's list of brands cannot be changed as it was asked.
package enum BrandProblem: ExplainedProblem, Equatable {
  /// `known`: the names that there are, or the nearest alone.
  case unknown(brand: String, known: [String])
  /// Several clients track a brand of that name.
  case ambiguous(brand: String, clients: [String])
  /// There are several clients, or none, and none was named.
  case whichClient(clients: [String])
  case exists(brand: String, client: String)
  /// Another brand of the client is found by that text.
  case taken(text: String, owner: String)
  /// `what` holds no letter, digit or sign.
  case empty(what: String)
  case badDomain(String)
  case unknownAlias(text: String, brand: String, aliases: [String])
  /// The brand's own name cannot be taken from it.
  case ownName(brand: String)

  package var message: String {
    switch self {
    case .unknown(let brand, _): "there is no brand `\(brand)`"
    case .ambiguous(let brand, let clients): "\(clients.count) clients track a brand `\(brand)`"
    case .whichClient(let clients):
      clients.isEmpty ? "there is no client yet" : "there are \(clients.count) clients: say whose brand it is"
    case .exists(let brand, let client): "\(client) has the brand `\(brand)` already"
    case .taken(let text, let owner): "`\(text)` stands for the brand `\(owner)` already"
    case .empty(let what): "\(what) needs at least one letter, digit or sign"
    case .badDomain(let text): "`\(text)` is no domain"
    case .unknownAlias(let text, let brand, _): "`\(brand)` has no alias `\(text)`"
    case .ownName(let brand): "`\(brand)` is the brand's own name, which is always looked for"
    }
  }

  package var notes: [String] {
    switch self {
    case .unknown(_, let known):
      known.count == 1
        ? ["did you mean `\(known[0])`?"] : ["brands | select name, client    lists them all"]
    case .ambiguous(_, let clients): clients.map { "--client \"\($0)\"" }
    case .whichClient(let clients):
      clients.isEmpty
        ? ["`import brands FILE --client NAME` makes one", "`launch saas_weekly` makes one to try"]
        : clients.prefix(5).map { "--client \"\($0)\"" }
    case .exists(let brand, _): ["brand alias \"\(brand)\" TEXT    gives it another spelling"]
    case .taken(let text, let owner):
      [
        "a text names one brand of a client; case, width, hyphens and curly apostrophes make no difference",
        "brand alias \"\(owner)\" \"\(text)\" --remove    frees it, where it is no name",
      ]
    case .empty: []
    case .badDomain: ["a host such as `acme.com`, without `https://` and path"]
    case .unknownAlias(_, _, let aliases):
      [aliases.isEmpty ? "it has none" : "its aliases: " + aliases.joined(separator: ", ")]
    case .ownName(let brand): ["brand rename \"\(brand)\" NEW    gives it another"]
    }
  }
}
