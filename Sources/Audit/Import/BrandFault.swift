/// Something wrong with one brand of a list.
package struct BrandFault: Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    case wrongType(expected: String, found: String)
    case missing
    case empty
    /// A key that brands don't have; `nearest` is one that they have.
    case unknownKey(nearest: String?)
    /// Another entry has the name already.
    case repeated(entry: Int)
    /// Another entry is the primary brand already.
    case secondPrimary(entry: Int)
    case badDomain
  }

  /// From 1; 0 for the file as a whole.
  package var entry: Int
  /// `brands[2].aliases[0].text`, as in the file; empty for the file as a whole.
  package var path: String
  package var reason: Reason

  package init(entry: Int, path: String, reason: Reason) {
    self.entry = entry
    self.path = path
    self.reason = reason
  }

  /// `brand 3, `[2].name`: expected text, found a number`.
  package var text: String {
    var start = entry > 0 ? "brand \(entry), " : ""
    if !path.isEmpty { start += "`\(path)`: " }
    switch reason {
    case .wrongType(let expected, let found): return start + "expected \(expected), found a \(found)"
    case .missing: return start + "missing"
    case .empty: return start + "empty"
    case .unknownKey(let nearest):
      return start + "not known" + (nearest.map { ", did you mean `\($0)`?" } ?? "")
    case .repeated(let entry): return start + "brand \(entry) has this name already"
    case .secondPrimary(let entry): return start + "brand \(entry) is the primary one already"
    case .badDomain: return start + "expected a host as `acme.com`"
    }
  }
}
