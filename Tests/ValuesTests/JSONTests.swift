import Testing
import Values

struct JSONTests {
  @Test(arguments: [
    (Value.real(12), "12"), (.real(0.1), "0.1"), (.real(1e300), "1e+300"), (.real(-0.0), "0"),
    (.real(.nan), "null"), (.real(.infinity), "null"), (.real(1e15), "1000000000000000.0"),
    (.integer(.min), "\(Int64.min)"),
    (.date(1_767_225_600_000), "\"2026-01-01T00:00:00Z\""), (.duration(-5), "-5"),
    (.text("a\"\\\n\t\r\u{0}\u{1b}[31m\u{7f}"), #""a\"\\\n\t\r\u0000\u001b[31m\u007f""#),
    (.text("\u{202e}abc\u{2066}\u{2028}\u{85}"), #""\u202eabc\u2066\u2028\u0085""#),
    (.text("\u{e9}\u{1f600}\u{4e2d}</script>"), "\"\u{e9}\u{1f600}\u{4e2d}</script>\""),
    (.list([.null, .bool(true), .list([])]), "[null,true,[]]"),
    (.record(Record([("b", .integer(1)), ("a\"", .text(""))])), #"{"b":1,"a\"":""}"#),
  ])
  func writing(_ value: Value, _ json: String) {
    #expect(value.json == json)
  }

  @Test(arguments: [
    "null", "true", "-12", "0.5", "1e5", "\"\"", #""\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t""#, "[]", "{}",
    #"{"a":[1,{"b":null}],"c":"x"}"#, " [ 1 , 2 ] \n", "9223372036854775807", "1.7976931348623157e308",
  ])
  func whatIsReadIsWrittenTheSame(_ text: String) throws {
    let value = try JSONParser.parse(text)
    #expect(try JSONParser.parse(value.json).same(as: value))
    var pretty: [UInt8] = []
    value.appendPrettyJSON(to: &pretty)
    #expect(try JSONParser.parse(String(decoding: pretty, as: UTF8.self)).same(as: value))
  }

  @Test(arguments: [
    "", "nul", "[1,]", "{\"a\":1,}", "[1 2]", "{a:1}", "'a'", "01", "+1", "1.", ".5", "1e", "\"\\x\"",
    "\"\n\"", "\"\\u12\"",
    "[1]]", "\"open", "[", "{\"a\"", "\u{1}", "-", String(repeating: "[", count: 100_000),
  ])
  func refuses(_ text: String) {
    #expect(throws: (any Error).self) { try JSONParser.parse(text) }
  }

  @Test func textSurvivesWritingAndReading() throws {
    let text = String(String.UnicodeScalarView((0..<0x3000).compactMap(Unicode.Scalar.init)))
    #expect(try JSONParser.parse(Value.text(text).json).text?.sameBytes(as: text) == true)
  }
}
