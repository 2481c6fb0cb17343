import AuditModel

@testable import Reading

/// One hit of the draw, and what a person said of it. A row of Fixtures/ai-product-bench/labels.tsv.
struct GoldLabel {
  var file: String
  var queryId: String
  var offset: Int
  var brand: String
  var isAmbiguous: Bool
  /// `yes`: the brand (or its product line or company) is named here. `no`: something else. `?`: not labelled.
  var label: String
  var context: String

  static let folder = GoldBench.root + "/Fixtures/ai-product-bench/"
  /// Hits, and places where a name stands that the reader takes for something else.
  static let hitsFile = "labels.tsv"
  static let rejectedFile = "rejected.tsv"
  /// Hits that nobody had seen when the reader and the list of brands were last changed.
  static let freshFile = "labels-fresh.tsv"
  static let header = "file\tquery_id\toffset\tbrand\tambiguous\tlabel\tcontext"

  var platform: String { file.contains("chatgpt") ? "ChatGPT" : "Google AI Mode" }
  var key: String { "\(file)\t\(queryId)\t\(offset)\t\(brand)" }
  var line: String { "\(key)\t\(isAmbiguous ? "yes" : "no")\t\(label)\t\(context)" }

  static func load(_ file: String) throws -> [GoldLabel] {
    try GoldBench.read(folder + file).split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 7, let offset = Int(cells[2]) else { return nil }
      return GoldLabel(
        file: cells[0], queryId: cells[1], offset: offset, brand: cells[3], isAmbiguous: cells[4] == "yes",
        label: cells[5], context: cells[6])
    }
  }

  /// 100 hits of ambiguous names (at most three of a brand, so that the rare ones show) and 100 of all others, in
  /// the order of a fixed hash of their place: a small change of the reader leaves most of the draw as it was.
  static func draw(
    _ answers: [(answer: GoldBench.Answer, hits: [BrandHit])], _ brands: [Brand]
  ) -> [GoldLabel] {
    halves(of: labels(answers, brands, order: "draw 2", reach: 48))
  }

  /// Another 200, drawn alike in an order of their own, without those of `known`; with more text around them.
  static func drawFresh(
    _ answers: [(answer: GoldBench.Answer, hits: [BrandHit])], _ brands: [Brand], known: [GoldLabel]
  ) -> [GoldLabel] {
    let known = Set(known.map(\.key))
    let drawn = labels(answers, brands, order: "fresh 1", reach: 200)
    return halves(of: drawn.filter { !known.contains($0.key) })
  }

  private static func halves(of drawn: [GoldLabel]) -> [GoldLabel] {
    var perBrand: [String: Int] = [:]
    let first = drawn.filter { label in
      guard label.isAmbiguous else { return false }
      perBrand[label.brand, default: 0] += 1
      return perBrand[label.brand, default: 0] <= 3
    }
    return Array(first.prefix(100) + drawn.filter { !$0.isAmbiguous }.prefix(100))
  }

  /// 60 places that only case or a context keeps from being hits (at most six of a brand): what a reader without
  /// those would say, less what this one says.
  static func drawRejected(
    _ answers: [(answer: GoldBench.Answer, hits: [BrandHit])], _ brands: [Brand]
  ) throws -> [GoldLabel] {
    let plain = brands.map { brand in
      var brand = brand
      for index in brand.aliases.indices {
        brand.aliases[index].caseSensitive = false
        brand.aliases[index].denyContexts = []
      }
      // Spellings that differed in case alone are one now.
      return brand
    }
    let reader = try AnswerReader(brands: plain)
    let rejected = answers.map { answer, hits in
      (answer, reader.hits(in: answer.text).filter { hit in !hits.contains { $0.start == hit.start } })
    }
    var perBrand: [String: Int] = [:]
    let drawn = labels(rejected, brands, order: "draw 2", reach: 48).filter { label in
      perBrand[label.brand, default: 0] += 1
      return perBrand[label.brand, default: 0] <= 6
    }
    return Array(drawn.prefix(60))
  }

  /// All hits in the `order` of a draw, with about `reach` bytes on either side.
  private static func labels(
    _ answers: [(answer: GoldBench.Answer, hits: [BrandHit])], _ brands: [Brand], order: String, reach: Int
  ) -> [GoldLabel] {
    let ambiguous = Set(brands.flatMap(\.aliases).filter(\.caseSensitive).map { TextFolder.key($0.text) })
    var drawn: [(rank: String, label: GoldLabel)] = []
    for (answer, hits) in answers {
      let bytes = Array(answer.text.utf8)
      for hit in hits {
        let name = String(decoding: bytes[hit.start..<hit.end], as: UTF8.self)
        let label = GoldLabel(
          file: answer.file, queryId: answer.queryId, offset: hit.start, brand: brands[hit.brand].name,
          isAmbiguous: ambiguous.contains(TextFolder.key(name)), label: "?",
          context: context(bytes, hit, reach: reach))
        drawn.append((StableHash.id(order, label.key), label))
      }
    }
    return drawn.sorted { $0.rank < $1.rank }.map(\.label)
  }

  private static func context(_ bytes: [UInt8], _ hit: BrandHit, reach: Int) -> String {
    var start = max(0, hit.start - reach)
    while start > 0, bytes[start] & 0xc0 == 0x80 { start -= 1 }
    var end = min(bytes.count, hit.end + reach - 4)
    while end < bytes.count, bytes[end] & 0xc0 == 0x80 { end += 1 }
    func shown(_ range: Range<Int>) -> String {
      String(
        String(decoding: bytes[range], as: UTF8.self).flatMap {
          $0 == "\n" ? "⏎" : ($0 == "\t" ? "⇥" : String($0))
        })
    }
    return shown(start..<hit.start) + "⟦" + shown(hit.start..<hit.end) + "⟧" + shown(hit.end..<end)
  }
}
