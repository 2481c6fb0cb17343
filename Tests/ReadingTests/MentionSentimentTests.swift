import Resources
import Testing

@testable import Reading

/// What a reader expects of an answer's feeling about each brand.
@Suite struct MentionSentimentTests {
  struct Story: Sendable, CustomTestStringConvertible {
    var text: String
    /// Brand → sign of the feeling, for each time it is named.
    var signs: [Int]

    init(_ text: String, _ signs: Int...) {
      self.text = text
      self.signs = signs
    }

    var testDescription: String { text }
  }

  static let brands = ["Acme", "Zeta", "Best Buy", "Yahoo!", "Hate Inc."]

  @Test(arguments: [
    Story("Acme is great, but Zeta is overpriced.", 1, -1),
    Story("Acme is great; Zeta is overpriced.", 1, -1),
    Story("Acme is great and Zeta is overpriced.", 1, -1),
    Story("Acme is clunky, Zeta is intuitive.", -1, 1),
    Story("While Acme is outdated, Zeta is a joy to use.", -1, 1),
    Story("Acme is buggy. Zeta is reliable! Acme offers an app.", -1, 1, 0),
    Story("Although Zeta is pricey — some call it overpriced — Acme is loved by many.", -1, 1),
    Story("Acme isn’t reliable, however Zeta is.", -1, 0),
    Story("Acme and Zeta are both excellent.", 1, 1),
    Story("Acme is popular but overpriced, clunky and buggy.", -1),
  ])
  func contrastKeepsBrandsApart(story: Story) { expect(story) }

  @Test(arguments: [
    Story("You can buy it at Best Buy.", 0),
    Story("Best Buy is terrible.", -1),
    Story("Hate Inc. makes phones.", 0),
    Story("Yahoo! Mail is an e-mail service.", 0),
    Story("The report names Acme and Zeta.", 0, 0),
    Story("Tools like Acme exist.", 0),
    Story("The Acme Envy 13 has a screen.", 0),
    Story("The Acme Envy 13 is awful.", -1),
    Story("Acme SUCKS.", -1),
    Story("Users like Acme.", 1),
  ])
  func namesAndNeutralTextFeelNothing(story: Story) { expect(story) }

  @Test(arguments: [
    Story("1. **Acme**: intuitive and reliable\n2. **Zeta**: buggy and overpriced\n", 1, -1),
    Story("- **Acme** – a seamless experience\n- **Zeta** – clunky", 1, -1),
    Story("| Tool | Verdict |\n|---|---|\n| Acme | Excellent value |\n| Zeta | Unreliable |", 1, -1),
    Story("| Acme | excellent | Zeta | terrible |", 1, -1),
    Story("### Acme\nA reliable choice.\n\n### Zeta\n\n* **Cost:** steep\n* **Support:** terrible\n", 1, -1),
    Story("**1. Acme**\n\n- Reliable\n\n**2. Foo**\n\n- Terrible, awful\n\nZeta exists.", 1, 0),
    Story("### Acme Pro 2\n#### Best value\n### Zeta Go\n#### Terrible support", 1, -1),
    Story("Acme is great.&#x20;\n* Zeta is awful &amp; slow", 1, -1),
    Story("Best overall: Acme\nWorst support: Zeta", 1, -1),
    Story("Best for teams: Acme; overpriced and clunky: Zeta", 1, -1),
    Story("Good news follows.\n\nAcme\n\nTerrible weather.", -1),
    Story("[Acme](https://awful-terrible.example/horrible) ships phones.", 0),
    Story("Acme is sold at https://great.example/love-it/best daily.", 0),
  ])
  func markdownIsRead(story: Story) { expect(story) }

  @Test(arguments: [
    Story("Acme, Inc. is terrible. Zeta is great.", -1, 1),
    Story("Acme 3.5 is great. Zeta 2.0 is awful.", 1, -1),
    Story("Some tools, e.g. Acme, are terrible. Zeta shines.", -1, 1),
    Story("Acme is well-built.Zeta is flimsy.", 1, -1),
    Story("Is Acme great? Yes. Zeta is awful!", 1, -1),
    Story("\"Acme is awful.\" Zeta is great.", -1, 1),
    Story(
      "The long first line of this paragraph ends by naming its subject Acme\nas awful. Zeta is great.", -1, 1
    ),
    Story("Acme is great 👍\nZeta is awful 🔥", 1, -1),
  ])
  func sentencesEndWhereAReaderSays(story: Story) { expect(story) }

  @Test(arguments: [
    Story("Acme is better than Zeta.", 1, -1),
    Story("Acme is more expensive than Zeta.", -1, 1),
    Story("Acme is faster than the pricey Zeta", 1, -1),
    Story("Acme is clunky compared to Zeta.", -1, 1),
    Story("Compared to Acme, Zeta is unreliable.", 0, -1),
    Story("Acme is better than ever.", 1),
    Story("Acme and Best Buy are better than Zeta.", 1, 1, -1),
    Story("Acme is not as reliable as the Zeta models.", -1, 1),
    Story("Acme is as awful as Zeta.", -1, -1),
    Story("Avoid Acme.", -1),
  ])
  func comparisonsTakeSides(story: Story) { expect(story) }

  @Test(arguments: [
    Story("Acme has noise cancelling.", 0),
    Story("Acme comes with active noise cancelling.", 0),
    Story("The Acme massage gun is a limited edition.", 0),
    Story("Acme has lower prices.", 1),
    Story("Acme is hard to beat.", 1),
    Story("Acme's battery life is tough to beat.", 1),
    Story("Acme isn't hard to beat.", -1),
    Story("Acme is a no frills carrier.", 0),
    Story("Acme is a no-frills carrier.", 0),
    Story("Acme has no annual fee.", 1),
    Story("You can't go wrong with Acme.", 1),
    Story("Acme cleans without breaking the bank.", 1),
    Story("Acme has a pressure cooker and a fire tablet.", 0),
    Story("Acme has a low price; Zeta has a low profile.", 1, 0),
  ])
  func phrasesAreOneFeeling(story: Story) { expect(story) }

  @Test(arguments: [
    Story("Avoid Acme.", -1),
    Story("Avoid the Acme models.", -1),
    Story("Avoid Acme's fees.", 0),
    Story("Avoid Acme’s hassle.", 1),
    Story("Acme prevents leaks.", 1),
    Story("With Acme you avoid the hassle of setup.", 1),
  ])
  func whatTakesAwayIsNotAboutTheBrand(story: Story) { expect(story) }

  @Test(arguments: [
    Story("### Acme\n**Pros:**\n- Kills germs\n- Sits well\n", 1),
    Story("### Acme\n* **Pros**: low noise floor, kills bugs\n* **Cons**: premium feel for a prize\n", 1),
    Story("**Acme**\n\n**Cons:**\n- A premium price with love\n- Not great\n", -1),
    Story("### Acme\nCons: none\nGreat value for teams\n", 1),
    Story("### Acme\nDrawbacks:\n- None\n", 0),
    Story("Acme – Pros: great screen; Cons: great weight", 1),
    Story("### Acme\n#### Cons\n- Excellent if you love cables\n\n### Zeta\nExcellent.\n", 0, 1),
    Story("### Acme\n* **Cons:**\n  * love of noise\n* **Verdict:** excellent\n", 1),
    Story("Pros and cons of Acme: it is great.", 1),
    Story("Acme has drawbacks.", -1),
  ])
  func headingsSayWhatIsGoodAndBad(story: Story) { expect(story) }

  @Test func manyBrandsInASegmentHearEightWords() {
    let gap = "one two three four five six seven eight nine"
    let scores = scores("Awful Acme \(gap) and \(gap) excellent Zeta").map(\.score)
    #expect(scores.count == 2 && scores[0] < 0 && scores[1] > 0)
  }

  @Test func hitsMayComeInAnyOrderAndBeNonsense() {
    let text = Array("Acme is great. Zeta is awful.".utf8)
    let hits = [
      BrandHit(brand: 1, start: 15, end: 19), BrandHit(brand: 0, start: 0, end: 4),
      BrandHit(brand: 2, start: 500, end: 600), BrandHit(brand: 2, start: -4, end: 2),
    ]
    let scores = text.withUnsafeBufferPointer { MentionSentiment().scores(in: $0, hits: hits) }
    #expect(scores[0] < 0 && scores[1] > 0 && scores[2] == 0 && scores[3] == 0)
  }

  @Test func longTextTakesTimeInProportion() {
    // A sentence of 64,000 words and 8,000 hits: what is quadratic here would take minutes.
    let text = String(repeating: "Acme is better than Zeta and but great ", count: 8_000)
    let bytes = Array(text.utf8)
    let length = bytes.count / 8_000
    let hits = (0..<8_000).map { BrandHit(brand: $0 % 2, start: $0 * length, end: $0 * length + 4) }
    let scores = bytes.withUnsafeBufferPointer { MentionSentiment().scores(in: $0, hits: hits) }
    #expect(scores.count == hits.count && scores.allSatisfy { $0 > 0 })
  }

  @Test func hostileBytesAreRead() {
    let seeds: [[UInt8]] = [[0xff, 0xe2, 0x80], Array("](((|::;;--..!!\n\n## ".utf8), Array("😀é—’“".utf8)]
    for seed in seeds {
      for cut in 0...seed.count {
        let text = Array("Acme ".utf8) + seed[..<cut] + Array(" great".utf8) + seed + seed[..<cut]
        let scores = text.withUnsafeBufferPointer {
          MentionSentiment().scores(in: $0, hits: [BrandHit(brand: 0, start: 0, end: 4)])
        }
        #expect(scores.allSatisfy { $0 >= -1 && $0 <= 1 })
      }
    }
  }

  @Test func ownWordsAreNotVADERs() {
    #expect(VADER.scores("overpriced").compound == 0)
    let lexicon = VADERLexicon.shared
    let own = lexicon.plain.indices.filter { lexicon.extended[$0].isFelt && !lexicon.plain[$0].isFelt }
    let listed = SentimentWordFile(Resource.sentimentWords.bytes).reduce(0) { count, entry in
      entry.word.contains(0x20) ? count : count + 1
    }
    // A word that VADER knows, or one listed twice, would be missing here.
    #expect(own.count == listed && listed > 150)
    #expect(own.allSatisfy { abs(lexicon.extended[$0].valence) <= 4 && lexicon.extended[$0].valence != 0 })
    #expect(
      MentionSentiment.version == MentionSentiment.version && MentionSentiment.version.contains("words-"))
  }

  private func expect(_ story: Story) {
    let found = scores(story.text)
    #expect(found.map { $0.score > 0.05 ? 1 : $0.score < -0.05 ? -1 : 0 } == story.signs, "\(found)")
  }

  private func scores(_ text: String) -> [(brand: String, score: Double)] {
    let bytes = Array(text.utf8)
    var hits: [BrandHit] = []
    for start in bytes.indices {
      for (brand, name) in Self.brands.enumerated() where bytes[start...].starts(with: name.utf8) {
        hits.append(BrandHit(brand: brand, start: start, end: start + name.utf8.count))
      }
    }
    let scores = bytes.withUnsafeBufferPointer { MentionSentiment().scores(in: $0, hits: hits) }
    return zip(hits, scores).map { (Self.brands[$0.brand], $1) }
  }
}
