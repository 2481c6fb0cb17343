import AuditModel

@testable import Reading

/// A reader for brands that are only names, and what it finds as text.
func reader(_ names: String...) throws -> AnswerReader {
  try AnswerReader(brands: names.map { Brand(id: $0, name: $0) })
}

/// The original text of each hit.
func found(_ text: String, _ brands: [Brand]) throws -> [String] {
  let bytes = Array(text.utf8)
  return try AnswerReader(brands: brands).hits(in: text).map {
    String(decoding: bytes[$0.start..<$0.end], as: UTF8.self)
  }
}

func found(_ text: String, _ names: String...) throws -> [String] {
  try found(text, names.map { Brand(id: $0, name: $0) })
}
