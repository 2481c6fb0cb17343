import AuditModel
import Testing

@testable import Reading

#if canImport(Glibc)
  import Glibc
#endif

/// The reader against what people found in real answers.
@Suite(.serialized, .enabled(if: GoldBench.folder != nil, Comment(rawValue: GoldBench.howToGet)))
struct GoldTests {
  /// Everything read once, for all tests of this suite.
  private struct Readings {
    var brands: [Brand]
    var reader: AnswerReader
    var answers: [(answer: GoldBench.Answer, hits: [BrandHit])]
  }

  private static let readings = Result {
    let brands = try GoldBench.brands()
    let reader = try AnswerReader(brands: brands)
    let answers = try GoldBench.answers().map { ($0, reader.hits(in: $0.text)) }
    return Readings(brands: brands, reader: reader, answers: answers)
  }

  /// Of the brands that people noted down and that stand literally in the answer, how many does the reader find?
  @Test func recall() throws {
    let readings = try Self.readings.get()
    var places: [[UInt8]: Int] = [:]
    for (index, brand) in readings.brands.enumerated() {
      for name in [brand.name] + brand.aliases.map(\.text) { places[TextFolder.key(name)] = index }
    }
    var named: [String: Int] = [:]
    var found: [String: Int] = [:]
    var missed: [String] = []
    for (answer, all) in readings.answers {
      let oracle = GoldOracle(answer.text)
      let hits = Set(all.map(\.brand))
      for name in answer.gold.sorted() {
        guard let brand = places[TextFolder.key(name)], oracle.names(name) else { continue }
        named[answer.platform, default: 0] += 1
        if hits.contains(brand) {
          found[answer.platform, default: 0] += 1
        } else {
          missed.append("\(answer.file) \(answer.queryId): \(name)")
        }
      }
    }
    for platform in named.keys.sorted() {
      report("recall, \(platform)", found[platform, default: 0], of: named[platform, default: 0])
    }
    let (all, whole) = (found.values.reduce(0, +), named.values.reduce(0, +))
    report("recall", all, of: whole)
    #expect(whole > 3000)
    #expect(Double(all) >= 0.99 * Double(whole), Comment(rawValue: missed.joined(separator: "\n")))
    if !missed.isEmpty { print("not found:", missed.joined(separator: "; ")) }
  }

  /// Of the sources that came with the answers and whose address stands in the text, how many are cited?
  @Test func sources() throws {
    let owners = CitationOwners(brands: [])
    var (literal, cited, invented) = (0, 0, 0)
    for (answer, _) in try Self.readings.get().answers {
      var text = answer.text
      let citations = text.withUTF8 { bytes in
        var scanner = CitationScanner(bytes, owners: owners)
        scanner.scan()
        return Set(scanner.citations.map(\.url))
      }
      let named = answer.sources.filter { citations.contains($0) || GoldOracle.contains(answer.text, $0) }
      literal += named.count
      cited += named.count { citations.contains($0) }
      invented += citations.subtracting(answer.sources).count
    }
    report("sources cited", cited, of: literal)
    report("citations that are no source", invented, of: cited + invented)
    #expect(literal > 1000 && Double(cited) >= 0.98 * Double(literal))
    #expect(Double(invented) <= 0.03 * Double(cited))
  }

  /// Of 200 hits that were drawn and labelled by hand, and of 200 more that nobody had seen when the reader and the
  /// list were last changed: how many of those that the reader still finds are right?
  @Test func precision() throws {
    let hits = try keys(of: Self.readings.get())
    let seen = try GoldLabel.load(GoldLabel.hitsFile)
    let fresh = try GoldLabel.load(GoldLabel.freshFile)
    for labels in [seen, fresh] {
      #expect(labels.count == 200 && labels.allSatisfy { ["yes", "no"].contains($0.label) })
      let still = labels.count { hits.contains($0.key) }
      #expect(still >= 190, "the reader has changed much: draw and label anew (AUDITSH_GOLD_DRAW)")
    }
    #expect(Set((seen + fresh).map(\.key)).count == 400)
    let still = (seen + fresh).filter { hits.contains($0.key) }
    func right(_ labels: [GoldLabel]) -> Int { labels.count { $0.label == "yes" } }
    for (name, part) in [
      ("ChatGPT", still.filter { $0.platform == "ChatGPT" }),
      ("Google AI Mode", still.filter { $0.platform != "ChatGPT" }),
      ("ambiguous names", still.filter(\.isAmbiguous)),
      ("other names", still.filter { !$0.isAmbiguous }),
      ("the fresh draw", fresh.filter { hits.contains($0.key) }),
    ] {
      report("precision, \(name)", right(part), of: part.count)
    }
    report("precision", right(still), of: still.count)
    #expect(Double(right(still)) >= 0.97 * Double(still.count))
  }

  /// Of 60 places that were drawn from what the reader passes over for its case or context, and labelled by hand: how
  /// many of those that name something else does it still pass over?
  @Test func otherMeanings() throws {
    let labels = try GoldLabel.load(GoldLabel.rejectedFile)
    #expect(labels.count == 60 && labels.allSatisfy { ["yes", "no"].contains($0.label) })
    let hits = try keys(of: Self.readings.get())
    let others = labels.filter { $0.label == "no" }
    let passed = others.count { !hits.contains($0.key) }
    report("other meanings passed over", passed, of: others.count)
    report(
      "brands passed over", labels.count { $0.label == "yes" && !hits.contains($0.key) }, of: labels.count)
    #expect(others.count >= 30)
    #expect(Double(passed) >= 0.95 * Double(others.count))
  }

  private func keys(of readings: Readings) -> Set<String> {
    var keys: Set<String> = []
    for (answer, hits) in readings.answers {
      for hit in hits {
        keys.insert("\(answer.file)\t\(answer.queryId)\t\(hit.start)\t\(readings.brands[hit.brand].name)")
      }
    }
    return keys
  }

  /// What people are told of an answer is what was done with it.
  @Test func tracesAreTheHits() throws {
    let readings = try Self.readings.get()
    var rejected = 0
    for (answer, hits) in readings.answers where answer.file.contains("run_1") {
      let traces = readings.reader.traces(in: answer.text)
      let counted = traces.filter { $0.rejection == nil }
      rejected += traces.count - counted.count
      let found = counted.map {
        BrandHit(brand: $0.brand, start: $0.range.lowerBound, end: $0.range.upperBound)
      }
      #expect(found == hits, "\(answer.file) \(answer.queryId)")
    }
    print("rejected:", rejected)
    #expect(rejected > 1000)
  }

  /// A letter or digit may touch a hit only where the case shows that two words were glued together, or behind a
  /// price; and that is rare.
  @Test func noHitInsideAnotherWord() throws {
    func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7a).contains(byte | 0x20) }
    func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5a).contains(byte) }
    var all = 0
    var glued = 0
    for (answer, hits) in try Self.readings.get().answers {
      let bytes = Array(answer.text.utf8)
      for hit in hits {
        all += 1
        let before = hit.start > 0 ? bytes[hit.start - 1] : 0x20
        let behind = hit.end < bytes.count ? bytes[hit.end] : 0x20
        if isLetter(before) || isLetter(behind) { glued += 1 }
        let name = String(
          decoding: bytes[max(0, hit.start - 8)..<min(bytes.count, hit.end + 8)], as: UTF8.self)
        #expect(!isLetter(before) || !isUpper(before) && isUpper(bytes[hit.start]), "\(name)")
        #expect(!isLetter(behind) || isUpper(behind) && !isUpper(bytes[hit.end - 1]), "\(name)")
        #expect(!(0x30...0x39).contains(behind), "\(name)")
      }
    }
    print("hits:", all, "glued:", glued)
    #expect(all > 9000 && Double(glued) < 0.005 * Double(all))
  }

  /// Short names of the list, and names that words end with: none of the many words that hold them is a hit.
  @Test func shortNamesAreNotFoundInsideWords() throws {
    let names: Set = ["GE", "Ting", "Ring", "Chase", "Rega"]
    let readings = try Self.readings.get()
    var inside: [String: Int] = [:]
    for (answer, hits) in readings.answers {
      let bytes = Array(answer.text.utf8)
      for hit in hits where names.contains(readings.brands[hit.brand].name) {
        let before = String(decoding: bytes[..<hit.start].suffix(4), as: UTF8.self).unicodeScalars.last
        let behind = String(decoding: bytes[hit.end...].prefix(4), as: UTF8.self).unicodeScalars.first
        let isInside = [before, behind].contains { $0?.properties.isAlphabetic == true }
        #expect(!isInside, "\(answer.file) \(answer.queryId) \(hit.start)")
      }
      for name in names { inside[name, default: 0] += Self.places(of: name, insideWordsOf: bytes) }
    }
    print("inside words:", inside.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" })
    #expect(inside["GE", default: 0] > 1000 && inside["Ring", default: 0] > 500)
  }

  /// How often a name stands with a letter right before or behind it, in any case.
  private static func places(of name: String, insideWordsOf bytes: [UInt8]) -> Int {
    let wanted = name.utf8.map(TextBytes.lower)
    guard let first = wanted.first, bytes.count > wanted.count else { return 0 }
    return bytes.indices.dropLast(wanted.count).count { start in
      guard TextBytes.lower(bytes[start]) == first,
        bytes[start..<start + wanted.count].elementsEqual(wanted, by: { TextBytes.lower($0) == $1 })
      else { return false }
      let end = start + wanted.count
      return start > 0 && TextBytes.isLetter(bytes[start - 1])
        || end < bytes.count && TextBytes.isLetter(bytes[end])
    }
  }

  /// Writes fresh draws, with the labels known so far, into the folder named in AUDITSH_GOLD_DRAW.
  @Test(.enabled(if: getenv("AUDITSH_GOLD_DRAW") != nil, "only to draw the hits that are labelled by hand"))
  func draw() throws {
    let folder = try #require(getenv("AUDITSH_GOLD_DRAW").map { String(cString: $0) })
    let readings = try Self.readings.get()
    let draws = [
      (GoldLabel.hitsFile, GoldLabel.draw(readings.answers, readings.brands)),
      (GoldLabel.rejectedFile, try GoldLabel.drawRejected(readings.answers, readings.brands)),
      (
        GoldLabel.freshFile,
        GoldLabel.drawFresh(
          readings.answers, readings.brands, known: try GoldLabel.load(GoldLabel.hitsFile))
      ),
    ]
    for (name, drawn) in draws {
      let labels = (try? GoldLabel.load(name)) ?? []
      let known = Dictionary(labels.map { ($0.key, $0.label) }, uniquingKeysWith: { first, _ in first })
      let file = try #require(fopen(folder + "/" + name, "w"))
      defer { fclose(file) }
      fputs(GoldLabel.header + "\n", file)
      for var label in drawn {
        label.label = known[label.key] ?? (name == GoldLabel.freshFile ? "" : "?")
        fputs(label.line + "\n", file)
      }
    }
  }

  private func report(_ name: String, _ count: Int, of whole: Int) {
    let share = whole > 0 ? Double(count) / Double(whole) : 0
    print("\(name): \(count)/\(whole) = \((share * 10_000).rounded() / 10_000)")
  }
}
