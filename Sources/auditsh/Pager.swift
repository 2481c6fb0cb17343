import Verbs

#if canImport(Glibc)
  import Glibc
#endif

/// The program that shows what is longer than the screen.
enum Pager {
  /// What is to be run for the option `pager`: by default `$PAGER`, else `less`, else `more`; nil for none. `missing`
  /// names a wished one that is not there.
  static func resolved(_ choice: ShellOptions.Pager) -> (command: String?, missing: String?) {
    let wished: String
    switch choice {
    case .off: return (nil, nil)
    case .command(let text): wished = text
    case .auto:
      guard let text = Host.environment("PAGER") else {
        return (isThere("less") ? less : isThere("more") ? "more" : nil, nil)
      }
      wished = text
    }
    // Programs that show text as it is are no pagers.
    if ["cat", "/bin/cat", "/usr/bin/cat"].contains(wished) { return (nil, nil) }
    let word = String(wished.drop { $0 == " " }.prefix { $0 != " " })
    return word.contains("=") || isThere(word) ? (wished, nil) : (nil, word)
  }

  /// Keys pressed before it has opened are commands to it: without its secure mode one of them may write a file.
  private static var less: String { getenv("LESSSECURE") == nil ? "LESSSECURE=1 less" : "less" }

  private static func isThere(_ program: String) -> Bool {
    if program.contains("/") { return access(program, X_OK) == 0 }
    let folders = (Host.environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { access("\($0)/\(program)", X_OK) == 0 }
  }
}
