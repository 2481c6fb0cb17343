import AuditModel

/// Why alerts cannot go where somebody wants them.
package enum AlertProblem: ExplainedProblem, Equatable {
  case unknownKind(String)
  case blankInChannel(String)
  /// A webhook without an http or https address.
  case badAddress(String)

  package var message: String {
    switch self {
    case .unknownKind(let text): "`\(text)` is no channel for alerts"
    case .blankInChannel(let text): "the channel `\(text)` has a blank in it"
    case .badAddress(let text):
      "the channel `\(text)` has no address that begins with `https://` or `http://`"
    }
  }

  package var notes: [String] {
    switch self {
    case .unknownKind: ["channels are: " + AlertChannel.kinds.joined(separator: ", ") + ", or an address"]
    case .blankInChannel, .badAddress: ["--channel webhook:https://example.com/hook,email:ada@example.com"]
    }
  }
}
