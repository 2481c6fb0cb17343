import AuditModel
import Testing

@testable import Reading

@Suite struct BrandBoundaryTests {
  @Test(arguments: [
    ("in general", "GE"), ("monitoring, Bring, Ringing", "Ring"), ("starting", "Ting"),
    ("purchases", "Chase"),
    ("regarding", "Rega"), ("eBay", "Bay"), ("PayPal", "Pay"), ("HelloFresh", "Fresh"), ("A2GE", "GE"),
    ("my_ring_size", "Ring"), ("Dysons", "Dyson"), ("parallèle", "parall"), ("GEÜ", "GE"),
    ("ge\u{ad}neral", "GE"), ("iRobot", "Robot"), ("FreshBooks", "Books"), ("1GE", "GE"),
  ])
  func noHitInsideAnotherWord(_ text: String, _ name: String) throws {
    #expect(try found(text, name).isEmpty)
  }

  @Test(arguments: [
    ("I use C++ daily", "C++"), ("c++20", "C++"), ("Yahoo! wins", "Yahoo!"), ("Command-R+ and", "Command-R+"),
    ("Command R+", "Command-R+"), ("Ring Doorbells", "Ring"), ("(Ring)", "Ring"), ("**Ring**", "Ring"),
    ("_Ring_ is", "Ring"), ("Ring's", "Ring"), ("Ring’s", "Ring"), ("Ring.", "Ring"), ("Ring™ 2", "Ring"),
    ("Ring® 2", "Ring"), ("Ring¹ is", "Ring"), ("RING", "ring"), ("Ring\u{200b}See more", "Ring"),
    ("see\u{200b}Ring", "Ring"), ("Ring-based", "Ring"), ("Best:Ring", "Ring"), ("AT\\&T", "AT&T"),
    ("AT&amp;T", "AT&T"), ("Ring&nbsp;is", "Ring"), ("&#82;ing", "Ring"),
  ])
  func hit(_ text: String, _ name: String) throws {
    #expect(try found(text, name).count == 1)
  }

  @Test(arguments: [
    ("T-Mobile", "T Mobile"), ("T‑Mobile", "T-Mobile"), ("T\u{a0}Mobile", "T-Mobile"),
    ("T  Mobile", "T-Mobile"),
    ("T\\-Mobile", "T-Mobile"), ("La Roche–Posay", "La Roche-Posay"), ("Paula’s Choice", "Paula's Choice"),
    ("Paula's Choice", "Paula’s Choice"), ("Ｓｏｎｙ", "Sony"), ("Ｔ－Ｍｏｂｉｌｅ", "T-Mobile"), ("ﬁtbit", "Fitbit"),
    ("Ac\u{200d}me", "Acme"), ("NESTLÉ", "Nestlé"), ("Nestle\u{301}", "NESTLÉ"), ("ﾄﾖﾀ", "トヨタ"),
    ("ｶﾞｰﾐﾝ", "ガーミン"), ("STRASSE", "Straße"), ("Ⅷ", "VIII"), ("x² Labs", "x2 Labs"), ("Löwe", "LÖWE"),
  ])
  func spellingsFoldToOne(_ text: String, _ name: String) throws {
    #expect(try found(text, name) == [text])
  }

  @Test func nameDoesNotRunAcrossLines() throws {
    #expect(try found("Best\nBuy", "Best Buy").isEmpty)
    #expect(try found("Best\tBuy", "Best Buy").count == 1)
  }

  @Test func scriptsWithoutSpacesNeedNoBoundary() throws {
    #expect(try found("私はソニーが好き", "ソニー") == ["ソニー"])
    #expect(try found("苹果手机和Apple手机", "苹果", "Apple") == ["苹果", "Apple"])
    #expect(try found("Apple은 좋다", "Apple") == ["Apple"])
    #expect(try found("파인애플", "애플").isEmpty)
  }

  @Test func gluedText() throws {
    #expect(try found("$999.00Acer Swift", "Acer") == ["Acer"])
    #expect(try found("\\$1,099.99HP Envy", "HP") == ["HP"])
    #expect(try found("€999Acer", "Acer") == ["Acer"])
    #expect(try found("4.7Acer", "Acer") == ["Acer"])
    #expect(try found("reviewApple MacBook", "Apple") == ["Apple"])
    #expect(try found("American ExpressExperience", "American Express") == ["American Express"])
    #expect(try found("MilesCapital One offers", "Capital One") == ["Capital One"])
    #expect(try found("DZ071Cosori", "Cosori").isEmpty)
  }

  @Test func offsetsAreTheOriginals() throws {
    let text = "💼 “Best”\u{a0}– Ｓｏｎｙ’s ﬁtbit &amp; Bang &amp; Olufsen™…"
    let bytes = Array(text.utf8)
    let hits = try reader("Sony", "Fitbit", "Bang & Olufsen").hits(in: text)
    #expect(
      hits.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) } == [
        "Ｓｏｎｙ", "ﬁtbit", "Bang &amp; Olufsen",
      ])
    #expect(hits.map(\.brand) == [0, 1, 2])
  }

  @Test func leftmostThenLongestAmongThoseWithBoundaries() throws {
    #expect(
      try found("Warner Bros. Discovery", "Warner Bros.", "Warner Bros. Discovery", "Discovery")
        == ["Warner Bros. Discovery"])
    // The longest has no boundary behind it: the shorter one takes its place.
    #expect(try found("Made In Cookwares", "Made In", "Made In Cookware") == ["Made In"])
    #expect(try found("New York Times Square", "York Times Square", "New York") == ["New York"])
    #expect(try found("a b c d", "b c x", "c d") == ["c d"])
  }
}
