import AuditModel
import Reading
import Reporting
import Storage
import Values

/// Pieces of stored answers around a mention, as plain words with the brands marked. Throws `StoreProblem`.
struct ReportExcerpts {
  /// Bytes of an excerpt, before its ends are moved to words.
  private static let length = 360
  private static let lead = 140

  private let connection: Connection
  private let calls: [ReportSample.Call]
  /// Nil where the run's brands cannot be matched; then nothing is marked.
  private let reader: AnswerReader?
  private let brands: [Brand]

  init(_ facts: ReportFacts) throws {
    connection = facts.connection
    calls = facts.sample.calls
    let client = try connection.text("SELECT clientId FROM runs WHERE seq = ?", [.integer(facts.run.seq)])
    brands = try client.map { try Clients.brands(of: $0, in: facts.connection) } ?? []
    // Aliases that two brands share are refused when they are set; a damaged list costs the marks alone.
    reader = try? AnswerReader(brands: brands)
  }

  /// Empty where the answer has no text.
  func pieces(of naming: ReportSample.Naming) throws -> [ReportExcerpt.Piece] {
    try pieces(call: naming.call, offset: naming.offset)
  }

  /// `offset` is in bytes of the stored text.
  func pieces(call: Int, offset: Int) throws -> [ReportExcerpt.Piece] {
    let text = try connection.text(
      "SELECT text FROM responses WHERE seq = ?", [.integer(calls[call].seq)])
    guard let text, !text.isEmpty else { return [] }
    let (piece, isStart, isEnd) = Self.window(Array(text.utf8), around: offset)
    let words = Self.plain(piece)
    guard !words.isEmpty else { return [] }
    return [ReportExcerpt.Piece(isStart ? "" : "… ")] + marked(words) + [
      ReportExcerpt.Piece(isEnd ? "" : " …")
    ]
  }

  private func marked(_ text: String) -> [ReportExcerpt.Piece] {
    let bytes = Array(text.utf8)
    var pieces: [ReportExcerpt.Piece] = []
    var at = 0
    for hit in reader?.hits(in: text) ?? [] where hit.start >= at && hit.end <= bytes.count {
      pieces.append(.init(String(decoding: bytes[at..<hit.start], as: UTF8.self)))
      pieces.append(
        .init(
          String(decoding: bytes[hit.start..<hit.end], as: UTF8.self),
          brands[hit.brand].isPrimary ? .own : .other))
      at = hit.end
    }
    pieces.append(.init(String(decoding: bytes[at...], as: UTF8.self)))
    return pieces.filter { !$0.text.isEmpty }
  }

  /// Some bytes around an offset: from the beginning of a sentence, or else a word, to the end of one.
  private static func window(_ bytes: [UInt8], around offset: Int) -> (String, isStart: Bool, isEnd: Bool) {
    let offset = max(0, min(offset, bytes.count))
    func isBlank(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x0a }
    func endsSentence(_ index: Int) -> Bool {
      bytes[index] == 0x0a || (bytes[index] == 0x20 && index > 0 && ".!?".utf8.contains(bytes[index - 1]))
    }
    func boundary(_ index: Int) -> Int {
      var index = index
      while index < bytes.count, index > 0, bytes[index] & 0xc0 == 0x80 { index -= 1 }
      return index
    }
    var start = 0
    if offset > lead {
      let near = (max(0, offset - lead)..<offset)
      start = boundary(near.last(where: endsSentence) ?? near.first(where: isBlank) ?? near.lowerBound)
    }
    var end = min(bytes.count, start + length)
    if end < bytes.count {
      let near = max(offset + 1, end - 130)..<max(offset + 2, end)
      end = boundary(
        near.last(where: { $0 < bytes.count && endsSentence($0) })
          ?? near.last(where: { $0 < bytes.count && isBlank($0) }) ?? end)
    }
    return (String(decoding: bytes[start..<max(start, end)], as: UTF8.self), start == 0, end >= bytes.count)
  }

  /// Without Markdown's marks; lines and table cells that are no sentences are set apart.
  private static func plain(_ text: String) -> String {
    var result = ""
    for part in unlinked(text).split(whereSeparator: { $0.isNewline || $0 == "|" }) {
      let words = part.split(whereSeparator: \.isWhitespace)
        .map { $0.filter { $0 != "*" && $0 != "`" && $0 != "#" } }
        .filter { word in !word.isEmpty && !word.allSatisfy { $0 == "-" || $0 == ":" } }
        .joined(separator: " ")
      guard !words.isEmpty else { continue }
      if let last = result.last { result += ".!?:;,".contains(last) ? " " : " · " }
      result += words
    }
    return result
  }

  /// `[words](address)` as its words.
  private static func unlinked(_ text: String) -> String {
    guard text.contains("](") else { return text }
    var result = ""
    var rest = text[...]
    while let middle = rest.firstRange(of: "](") {
      let words = rest[..<middle.lowerBound]
      if let open = words.lastIndex(of: "["), let close = rest[middle.upperBound...].firstIndex(of: ")") {
        result += words[..<open] + words[words.index(after: open)...]
        rest = rest[rest.index(after: close)...]
      } else {
        result += rest[..<middle.upperBound]
        rest = rest[middle.upperBound...]
      }
    }
    return result + rest
  }
}
