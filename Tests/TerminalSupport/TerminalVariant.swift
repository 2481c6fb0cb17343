import Testing

/// A terminal's size and its locale: what a person sees must be right on each of them.
package struct TerminalVariant: Sendable, CustomTestStringConvertible {
  package let columns: Int
  package let rows: Int
  package let locale: String

  /// 80×24, 40×12 and 200×50, each in C.UTF-8 and in C.
  package static let all = [(80, 24), (40, 12), (200, 50)].flatMap { size in
    ["C.UTF-8", "C"].map { TerminalVariant(columns: size.0, rows: size.1, locale: $0) }
  }

  package var testDescription: String { "\(columns)×\(rows) \(locale)" }
}
