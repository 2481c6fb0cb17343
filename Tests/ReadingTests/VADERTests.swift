import Testing

@testable import Reading

@Suite struct VADERTests {
  /// Expected scores computed with vaderSentiment 3.3.2 (Python); what each holds on to stands beside it.
  @Test(arguments: [
    ("", 0.0),
    ("   \n", 0.0),
    ("the table", 0.0),
    ("good", 0.4404),
    ("GOOD day", 0.5622),
    ("GOOD DAY", 0.4404),
    ("At least it isn't a horrible book.", 0.431),
    ("The book was only kind of good.", 0.3832),
    ("Catch utf-8 emoji such as 💘 and 💋 and 😁", 0.875),
    ("good but good but bad good", 0.5994),
    ("!!!!! good ????", 0.7208),
    ("no good", -0.3412),
    ("it is so the shit now", 0.6124),
    ("x y \u{212a}iller app", -0.6486),
  ])
  func compoundIsPythons(text: String, compound: Double) {
    #expect(VADER.scores(text).compound == compound)
  }

  @Test func noWordsMeansNoShares() {
    #expect(VADER.scores("") == SentimentScores(neg: 0, neu: 0, pos: 0, compound: 0))
    #expect(VADER.scores("word") == SentimentScores(neg: 0, neu: 1, pos: 0, compound: 0))
  }

  @Test func bytesThatAreNoTextAreWords() {
    let bytes: [UInt8] = [0xff, 0x20, 0xe2, 0x80, 0x20] + Array("good".utf8) + [0x20, 0xf0, 0x9f]
    #expect(bytes.withUnsafeBufferPointer { VADER.scores($0) }.pos > 0)
  }

  @Test func roundingIsPythons() {
    // Exact ties go to the even neighbour, what only looks like one by its binary value.
    #expect(SentimentScores.rounded(0.0625, scale: 1000) == 0.062)
    #expect(SentimentScores.rounded(0.1875, scale: 1000) == 0.188)
    #expect(SentimentScores.rounded(0.0005, scale: 1000) == 0.001)
    #expect(SentimentScores.rounded(0.0015, scale: 1000) == 0.002)
    #expect(SentimentScores.rounded(0.0025, scale: 1000) == 0.003)
    #expect(SentimentScores.rounded(0.4535, scale: 1000) == 0.454)
    #expect(SentimentScores.rounded(-0.00031, scale: 10000) == -0.0003)
  }
}
