import Testing
import Values

#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif

/// A row of `Fixtures/oracles/cron-next.jsonl`: what cronsim, which follows Debian's cron, answers.
struct CronOracle {
  let expression: String
  let zone: String
  let from: Int64
  /// Nil where the expression is refused.
  let next: [Int64]?
  let about: String?

  struct Unreadable: Error { let line: String }

  static func rows() throws -> [CronOracle] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let bytes = try #require(read("/\(root)/Fixtures/oracles/cron-next.jsonl"))
    return try bytes.split(separator: UInt8(ascii: "\n")).map { try CronOracle(line: Array($0)) }
  }

  private init(line: [UInt8]) throws {
    guard case .record(let row) = try JSONParser.parse(utf8: line),
      let expression = row["expr"]?.text, let zone = row["tz"]?.text,
      let from = row["from"]?.text.flatMap(Timestamp.parse), let next = row["next"]
    else { throw Unreadable(line: String(decoding: line, as: UTF8.self)) }
    self.expression = expression
    self.zone = zone
    self.from = from
    about = row["about"]?.text
    if case .list(let times) = next {
      self.next = times.compactMap { $0.text.flatMap(Timestamp.parse) }
    } else {
      self.next = nil
    }
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }
}
