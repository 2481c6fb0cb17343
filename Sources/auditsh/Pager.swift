#if canImport(Glibc)
  import Glibc
#endif

/// The program that shows what is longer than the screen.
enum Pager: Equatable {
  /// `$PAGER`, else `less`, else `more`; without them none.
  case auto
  case off
  /// A command for the shell.
  case command(String)

  /// The words of the option `pager`.
  init(_ text: String) {
    switch text {
    case "auto": self = .auto
    case "off", "": self = .off
    default: self = .command(text)
    }
  }

  /// What is to be run; nil for none. `missing` names a wished one that is not there.
  func resolved() -> (command: String?, missing: String?) {
    let wished: String
    switch self {
    case .off: return (nil, nil)
    case .command(let text): wished = text
    case .auto:
      guard let text = Host.environment("PAGER") else {
        return (["less", "more"].first(where: Self.isThere), nil)
      }
      wished = text
    }
    // Programs that show text as it is are no pagers.
    if ["cat", "/bin/cat", "/usr/bin/cat"].contains(wished) { return (nil, nil) }
    let word = String(wished.drop { $0 == " " }.prefix { $0 != " " })
    return word.contains("=") || Self.isThere(word) ? (wished, nil) : (nil, word)
  }

  private static func isThere(_ program: String) -> Bool {
    if program.contains("/") { return access(program, X_OK) == 0 }
    let folders = (Host.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
