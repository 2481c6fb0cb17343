/// Email addresses as the dashboard's contract wants them.
enum EmailAddress {
  /// `^[^@\s]+@[^@\s]+\.[^@\s]+$`.
  static func isValid(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !text.contains(where: \.isWhitespace) else {
      return false
    }
    let host = parts[1]
    return host.indices.contains { index in
      host[index] == "." && index > host.startIndex && host.index(after: index) < host.endIndex
    }
  }
}
