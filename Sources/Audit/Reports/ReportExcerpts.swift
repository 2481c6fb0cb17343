import AuditModel
import Reading
import Reporting
import Storage
import Values

/// Pieces of stored answers around a mention, as plain words with the brands marked. Throws `StoreProblem`.
struct ReportExcerpts {
  /// Bytes of an excerpt, before its ends are moved to words.
  private static let length = 340
  private static let lead = 90

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
    return [ReportExcerpt.Piece(isStart ? "" : "… ")] + marked(words) + [ReportExcerpt.Piece(isEnd ? "" : " …")]
  }

  private func marked(_ text: String) -> [ReportExcerpt.Piece] {
    let bytes = Array(text.utf8)
    var pieces: [ReportExcerpt.Piece] = []
    var at = 0
    for hit in reader?.hits(in: text) ?? [] where hit.start >= at && hit.end <= bytes.count {
      pieces.append(.init(String(decoding: bytes[at..<hit.start], as: UTF8.self)))
      pieces.append(
        .init(String(decoding: bytes[hit.start..<hit.end], as: UTF8.self), brands[hit.brand].isPrimary ? .own : .other))
      at = hit.end
    }
    pieces.append(.init(String(decoding: bytes[at...], as: UTF8.self)))
    return pieces.filter { !$0.text.isEmpty }
  }

  /// Some bytes around an offset, from a blank to a blank where there is one near.
  private static func window(_ bytes: [UInt8], around offset: Int) -> (String, isStart: Bool, isEnd: Bool) {
    func isBlank(_ index: Int) -> Bool { bytes[index] == 0x20 || bytes[index] == 0x0a }
    func isBoundary(_ index: Int) -> Bool { index >= bytes.count || bytes[index] & 0xc0 != 0x80 }
    var start = max(0, min(offset, bytes.count) - lead)
    if start > 0 {
      let near = (start..<min(start + 60, bytes.count)).first { isBlank($0) && $0 < offset }
      start = near ?? start
      while !isBoundary(start) { start += 1 }
    }
    var end = min(bytes.count, start + length)
    if end < bytes.count {
      end = ((max(start, end - 60))..<end).last(where: isBlank) ?? end
      while !isBoundary(end) { end -= 1 }
    }
    return (String(decoding: bytes[start..<max(start, end)], as: UTF8.self), start == 0, end >= bytes.count)
  }

  /// Without Markdown's marks and line ends.
  private static func plain(_ text: String) -> String {
    var words: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      let plain = word.filter { $0 != "*" && $0 != "`" && $0 != "|" && $0 != "#" }
      if plain.isEmpty || plain.allSatisfy({ $0 == "-" || $0 == ":" }) { continue }
      words.append(String(plain))
    }
    return words.joined(separator: " ")
  }
}
