import AuditModel

/// Who answers for a job.
package struct JobOwner: Sendable, Equatable {
  package var name: String?
  package var email: String?

  /// Reads `Ada Lovelace <ada@example.com>`, a name or an address. Throws `JobProblem.badOwner`.
  package init(_ text: String) throws(JobProblem) {
    func trimmed(_ part: Substring) -> String? {
      let words = part.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return words.isEmpty ? nil : words
    }
    if let open = text.firstIndex(of: "<") {
      guard text.last == ">", let email = trimmed(text[text.index(after: open)...].dropLast()) else {
        throw .badOwner(text)
      }
      (name, self.email) = (trimmed(text[..<open]), email)
    } else if text.contains("@") {
      email = trimmed(text[...])
    } else {
      name = trimmed(text[...])
    }
    guard name != nil || email != nil, email.map(EmailAddress.isValid) ?? true else { throw .badOwner(text) }
  }
}
