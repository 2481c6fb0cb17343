import AuditModel

/// Where alerts of a job go, as its configuration names it: `webhook:https://…` or a plain address, `slack:#channel`,
/// `email:ada@example.com`, or a kind alone.
package struct AlertChannel: Sendable, Equatable {
  /// `webhook` for plain addresses.
  package let kind: String
  /// What follows the kind; for webhooks the address.
  package let target: String

  /// The kinds that a job may be given. Only webhooks have a transport here.
  package static let kinds = ["webhook", "email", "slack", "teams", "pagerduty", "sms"]

  /// Throws `AlertProblem` for what no job should be given; what was imported need not pass.
  package init(_ text: String) throws(AlertProblem) {
    let isAddress = Self.isAddress(text)
    let colon = text.firstIndex(of: ":")
    kind = isAddress ? "webhook" : String(text[..<(colon ?? text.endIndex)])
    target = isAddress ? text : colon.map { String(text[text.index(after: $0)...]) } ?? ""
    guard Self.kinds.contains(where: { $0.sameText(as: kind) }) else { throw .unknownKind(text) }
    guard text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7f }) else {
      throw .blankInChannel(text)
    }
    if kind == "webhook", !Self.isAddress(target) { throw .badAddress(text) }
  }

  /// The address that alerts for a channel are posted to; nil where there is no transport.
  static func address(of channel: String) -> String? {
    guard let channel = try? AlertChannel(channel), channel.kind == "webhook" else { return nil }
    return channel.target
  }

  /// An http or https address with a host.
  private static func isAddress(_ text: String) -> Bool {
    for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
      return text.dropFirst(scheme.count).first.map { $0.isLetter || $0.isNumber || $0 == "[" } ?? false
    }
    return false
  }
}

extension String {
  fileprivate func sameText(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
