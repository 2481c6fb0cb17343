#if canImport(Glibc)
  import Glibc
#endif

/// An http or https address that takes JSON. Posts are made by the `curl` program: see docs/decisions/0011.
package struct Webhook: Sendable {
  package let address: String

  package init(address: String) { self.address = address }

  /// How a post went.
  package struct Reply: Sendable, Equatable {
    /// Whether somebody answered at all.
    package var isReached: Bool
    /// In a sentence; nil where the answer was a success (2xx).
    package var failure: String?
  }

  /// Posts `body`, a document of JSON, and waits for the answer's status, `timeout` milliseconds at most. Redirects are
  /// not followed. `key` goes along as `Idempotency-Key`.
  package func post(_ body: String, key: String, userAgent: String, timeout: Int64) -> Reply {
    let seconds = "\(max(1, timeout) / 1000).\(String(1000 + max(1, timeout) % 1000).dropFirst())"
    let options = [
      ("url", address), ("request", "POST"), ("data-binary", "@-"), ("user-agent", userAgent),
      ("header", "Content-Type: application/json"), ("header", "Idempotency-Key: \(key)"),
      ("header", "Expect:"),
      ("max-time", seconds), ("proto", "=http,https"), ("max-redirs", "0"), ("output", "/dev/null"),
      ("write-out", "%{http_code}"),
    ]
    let config =
      options.map { "\($0.0) = \(Self.quoted($0.1))\n" }.joined()
      + "silent\nshow-error\ngloboff\n"
    // The address may hold a secret, so it goes by a file that has no name: arguments are everybody's to read.
    let result = Subprocess.run(
      ["curl", "--disable", "--config", "/dev/fd/3"], input: body, third: config)
    switch result {
    case .notStarted:
      return Reply(isReached: false, failure: "curl cannot be started: is it installed?")
    case .signalled: return Reply(isReached: false, failure: "interrupted")
    case .exited(let code, let output, let errors):
      guard code == 0 else {
        return Reply(isReached: false, failure: Self.explained(code, errors, timeout: timeout))
      }
      return Self.judged(status: Int(output) ?? 0)
    }
  }

  private static func judged(status: Int) -> Reply {
    switch status {
    case 200...299: Reply(isReached: true, failure: nil)
    case 300...399: Reply(isReached: true, failure: "answered \(status): redirects are not followed")
    default: Reply(isReached: true, failure: "answered \(status)")
    }
  }

  private static func explained(_ code: Int32, _ errors: String, timeout: Int64) -> String {
    switch code {
    case 6: return "the host has no address"
    case 7: return "the connection was refused"
    case 28: return "no answer within \(timeout) ms"
    case 35, 51, 60: return "the host's certificate is not to be trusted"
    case 52: return "the connection was closed without an answer"
    default:
      // `curl: (3) URL using bad/illegal format`: the part after the number, one line.
      let line = errors.split(separator: "\n").first.map(String.init) ?? ""
      let reason = line.split(separator: ")", maxSplits: 1).last.map { $0.drop { $0 == " " } } ?? ""
      return "curl failed (\(code)): \(reason)"
    }
  }

  /// As curl's configuration files take it.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n", "\r", "\0": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
