import AuditModel
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// The answers of ai-product-bench (amplifying-ai/ai-product-bench, 2025-05: 792 real ones, two platforms, three
/// runs), which stay outside the repository.
struct GoldBench {
  struct Answer {
    var file: String
    var queryId: String
    var platform: String
    var text: String
    /// The brands that people noted down, as they wrote them.
    var gold: Set<String>
    /// The addresses of the sources that came with the answer; not all stand in its text.
    var sources: Set<String>
  }

  static let howToGet: String =
    "needs the responses_*.jsonl of amplifying-ai/ai-product-bench: put the folder at ../shared/data/ai-product-bench (beside the "
    + "package) or name it in AUDITSH_BENCH_DATA"

  static let files = ["chatgpt", "google_ai_mode"].flatMap { platform in
    (1...3).map { "responses_\(platform)_run_\($0).jsonl" }
  }

  /// This package's root.
  static let root: String = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  /// The folder with the answers, or nil where there is none.
  static let folder: String? = {
    let named = getenv("AUDITSH_BENCH_DATA").map { String(cString: $0) }
    let folder = named ?? root + "/../shared/data/ai-product-bench"
    return access(folder + "/" + files[0], R_OK) == 0 ? folder : nil
  }()

  static func read(_ path: String) throws -> String {
    guard let file = fopen(path, "r") else { throw Missing(path: path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }

  struct Missing: Error { var path: String }

  static func answers() throws -> [Answer] {
    guard let folder else { throw Missing(path: howToGet) }
    return try files.flatMap { file in
      try read(folder + "/" + file).split(separator: "\n").map { line in
        let row = try JSONParser.parse(String(line))
        let gold = row["products_mentioned"].items.compactMap { $0["brand"].string }
        return Answer(
          file: file, queryId: row["query_id"].string ?? "", platform: row["model"].string ?? "",
          text: row["response"].string ?? "", gold: Set(gold),
          sources: Set(row["sources"].items.compactMap { $0["url"].string }))
      }
    }
  }

  /// The brands that `import brands` would read.
  static func brands() throws -> [Brand] {
    let list = try JSONParser.parse(read(root + "/Fixtures/ai-product-bench/brands.json")).items
    return list.enumerated().map { index, row in
      Brand(
        id: "\(index)", name: row["name"].string ?? "",
        aliases: row["aliases"].items.map { alias in
          BrandAlias(
            text: alias["text"].string ?? "", caseSensitive: alias["caseSensitive"].isTrue,
            denyContexts: alias["denyContexts"].items.compactMap(\.string))
        },
        domains: row["domains"].items.compactMap(\.string), order: index)
    }
  }
}

extension Value {
  fileprivate subscript(_ name: String) -> Value {
    guard case .record(let record) = self, let place = record.names.firstIndex(of: name) else { return .null }
    return record.values[place]
  }
  fileprivate var isTrue: Bool {
    guard case .bool(true) = self else { return false }
    return true
  }
  fileprivate var items: [Value] {
    guard case .list(let items) = self else { return [] }
    return items
  }
  fileprivate var string: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }
}
