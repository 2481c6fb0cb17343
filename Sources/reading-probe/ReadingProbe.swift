import AuditModel
import Reading
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// The reader without a database, for Scripts/compare-vader and Scripts/bench-reading: texts come in a file, each with
/// a NUL behind it. The processor's seconds of the best round go to stderr; reading the file is not counted.
///
///     reading-probe vader TEXTS ROUNDS            a line a text: neg neu pos compound, as Python's round shows them
///     reading-probe hits BRANDS.json TEXTS ROUNDS    how many names are found, addresses and boundaries minded
///     reading-probe read BRANDS.json TEXTS ROUNDS    the same with citations and feelings
@main
enum ReadingProbe {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      switch (arguments.first, arguments.count) {
      case ("vader"?, 3): vader(try texts(arguments[2]), rounds: Int(arguments[3]) ?? 1)
      case ("hits"?, 4), ("read"?, 4):
        let reader = try AnswerReader(brands: try brands(arguments[2]))
        count(try texts(arguments[3]), rounds: Int(arguments[4]) ?? 1) { text in
          arguments.first == "hits"
            ? reader.hits(in: text).count : reader.read(text).mentions.reduce(0) { $0 + $1.frequency }
        }
      default: throw Refused(reason: "reading-probe vader|hits|read [BRANDS.json] TEXTS ROUNDS")
      }
    } catch {
      say("\(error)")
      exit(2)
    }
  }

  private struct Refused: Error { let reason: String }

  private static func vader(_ texts: [String], rounds: Int) {
    var scores: [SentimentScores] = []
    time(rounds) { scores = texts.map { VADER.scores($0) } }
    for score in scores { print(score.neg, score.neu, score.pos, score.compound) }
  }

  private static func count(_ texts: [String], rounds: Int, _ one: (String) -> Int) {
    var found = 0
    time(rounds) { found = texts.reduce(0) { $0 + one($1) } }
    print(found)
  }

  private static func time(_ rounds: Int, _ body: () -> Void) {
    var best = Double.infinity
    for _ in 0..<max(1, rounds) {
      let begun = seconds()
      body()
      best = min(best, seconds() - begun)
    }
    say("\(best)")
  }

  /// Of the processor, since what else the machine does is nobody's speed.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func say(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(2, bytes, bytes.count)
  }

  private static func texts(_ path: String) throws -> [String] {
    try bytes(path).split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  private static func brands(_ path: String) throws -> [Brand] {
    guard case .list(let list) = try JSONParser.parse(utf8: bytes(path)) else {
      throw Refused(reason: "\(path): expected a list of brands")
    }
    return list.enumerated().compactMap { index, value in
      guard case .record(let row) = value, let name = row["name"]?.text else { return nil }
      return Brand(
        id: "\(index)", name: name, aliases: items(row["aliases"]).compactMap(alias),
        domains: items(row["domains"]).compactMap(\.text), order: index)
    }
  }

  private static func alias(_ value: Value) -> BrandAlias? {
    guard case .record(let row) = value, let text = row["text"]?.text else { return nil }
    return BrandAlias(
      text: text, caseSensitive: row["caseSensitive"]?.bool ?? false,
      denyContexts: items(row["denyContexts"]).compactMap(\.text))
  }

  private static func items(_ value: Value?) -> [Value] {
    guard case .list(let items)? = value else { return [] }
    return items
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Refused(reason: "cannot read \(path)") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return bytes
  }
}
