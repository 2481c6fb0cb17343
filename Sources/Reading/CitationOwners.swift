import AuditModel

/// Whose a host is, by the longest domain suffix.
struct CitationOwners: Sendable {
  private let owners: [ArraySlice<UInt8>: Int]
  /// The last labels of the domains, backwards: the quick way to say no.
  private let endings: Set<[UInt8]>

  /// Of two brands with the same domain the first has it.
  init(brands: [Brand]) {
    var owners: [ArraySlice<UInt8>: Int] = [:]
    for (index, brand) in brands.enumerated() {
      for domain in brand.domains {
        let host = Array(Self.host(domain).utf8)[...]
        if !host.isEmpty, owners[host] == nil { owners[host] = index }
      }
    }
    self.owners = owners
    endings = Set(owners.keys.map { Self.ending($0) })
  }

  /// The same for a host as it stands in a text.
  func owner(ofHost bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    guard endings.contains(Self.ending(bytes)) else { return nil }
    return owner(of: bytes.map(TextBytes.lower))
  }

  /// `host` in lower case, without `www.`.
  func owner(of host: some Collection<UInt8>) -> Int? {
    guard !owners.isEmpty else { return nil }
    var suffix = Array(host)[...]
    while true {
      if let owner = owners[suffix] { return owner }
      guard let dot = suffix.firstIndex(of: UInt8(ascii: ".")) else { return nil }
      suffix = suffix[(dot + 1)...]
    }
  }

  private static func ending(_ host: some BidirectionalCollection<UInt8>) -> [UInt8] {
    host.reversed().prefix { $0 != UInt8(ascii: ".") }.map(TextBytes.lower)
  }

  /// The host of a configured domain, however it was written: `https://www.Acme.com/`, `*.acme.com`.
  private static func host(_ domain: String) -> String {
    var text = domain[...]
    if let scheme = text.firstRange(of: "://") { text = text[scheme.upperBound...] }
    text = text.prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" && !$0.isWhitespace }
    var host = text.lowercased()
    while host.hasPrefix("*.") || host.hasPrefix("www.") { host.removeFirst(host.hasPrefix("*.") ? 2 : 4) }
    while host.hasSuffix(".") { host.removeLast() }
    return host
  }
}
