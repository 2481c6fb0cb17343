import Foundation
import LanguageServer
import Testing
import Values

struct ServerTests {
  private static func shown(_ diagnostics: [Value]) -> [String] {
    diagnostics.map {
      "\($0.at("range")?.places ?? "") \($0.at("severity")?.integer ?? 0) \($0.at("code")?.text ?? "")"
    }
  }

  @Test func initializingTellsWhatIsOffered() {
    var client = Client(initialized: false)
    let result = client.request("initialize", .record(Record([])))
    #expect(result.at("capabilities", "textDocumentSync", "change")?.integer == 2)
    #expect(result.at("capabilities", "documentFormattingProvider")?.bool == true)
  }

  @Test func errorsAreShownWhereTheyAre() {
    var client = Client()
    let found = client.open("runs | where scroe > 1\n\"😀é\" + nonsense | count\n")
    #expect(found.first?.at("message")?.text?.contains("scroe") == true)
    #expect(found.first?.at("range")?.places == "0:13-0:18")
    // In UTF-16 the emoji are two units, é is one.
    #expect(found.dropFirst().first?.at("range")?.places.hasPrefix("1:8-") == true, "\(Self.shown(found))")
    #expect(client.open("runs | take 3\n").isEmpty)
  }

  @Test func warningsAreWarnings() {
    var client = Client()
    let found = client.open("let x = runs | take 3\n")
    #expect(found.map { $0.at("severity")?.integer } == [2])
  }

  @Test func changesAreFollowed() {
    var client = Client()
    #expect(client.open("# 😀é\nruns | take 3").isEmpty)
    #expect(!client.change("tak", from: (1, 7), to: (1, 11)).isEmpty)
    #expect(client.change("e", from: (1, 10), to: (1, 10)).isEmpty)
    #expect(client.change("\njobs | where", from: (0, 5), to: (0, 5)).count == 1)
    #expect(client.change(" 1 == 1 ", from: (1, 12), to: (1, 99)).count <= 1)
    #expect(client.change("runs").isEmpty)
    #expect(
      client.request("textDocument/formatting", .record(Record([("textDocument", Client.document)]))).items
        .first?.at("newText")?.text == "runs\n")
  }

  @Test func closingTakesTheErrorsAway() {
    var client = Client()
    #expect(!client.open("nonsense").isEmpty)
    let sent = client.notify(
      "textDocument/didClose", .record(Record([("textDocument", Client.document)])))
    #expect(sent.last?.at("params", "diagnostics")?.items.isEmpty == true)
    #expect(client.ask("hover", (0, 1)).isNull)
  }

  @Test func completionOffersWhatFits() {
    var client = Client()
    _ = client.open("# é😀\nruns | where sta")
    let items = client.ask("completion", (1, 16)).at("items")?.items ?? []
    let status = items.first { $0.at("label")?.text == "status" }
    #expect(status?.at("textEdit", "range")?.places == "1:13-1:16")
    #expect(
      client.ask("completion", (1, 3)).at("items")?.items.contains { $0.at("label")?.text == "runs" } == true)
  }

  @Test func hoverTells() {
    var client = Client()
    _ = client.open(
      "let few = runs | where status == \"failed\"\n$few | sort lower(status) | json\nlaunch saas_weekly\nruns | where done + total > 1"
    )
    func text(_ place: (Int, Int)) -> String {
      client.ask("hover", place).at("contents", "value")?.text ?? ""
    }
    #expect(text((0, 25)).contains("**status**"))
    #expect(text((1, 9)).isEmpty == false)
    #expect(text((3, 22)).contains("(count)"))
    #expect(text((0, 12)).contains("Fields"))
    #expect(text((0, 19)).contains("keep the rows"))
    #expect(text((1, 2)).contains("**$few**"))
    #expect(text((1, 14)).contains("lower(text)"))
    #expect(text((2, 2)).contains("launch SCENARIO"))
    #expect(text((3, 26)).isEmpty)
  }

  @Test func hoverTellsOfLoopVariablesAndParameters() {
    var client = Client()
    _ = client.open(
      """
      for one in runs | take 2 { $one | json }
      def failing(least: number, days: duration = 7d) { runs | where failed >= $least and startedAt > ago($days) }
      for n in [1, 2] { failing $n }
      """)
    func text(_ place: (Int, Int)) -> String {
      client.ask("hover", place).at("contents", "value")?.text ?? ""
    }
    // Where it is used, and where it is made.
    #expect(text((0, 28)).contains("**$one** record"), "\(text((0, 28)))")
    #expect(text((0, 5)).contains("**one** record"), "\(text((0, 5)))")
    #expect(text((1, 75)).contains("**$least** number"), "\(text((1, 75)))")
    #expect(text((1, 13)).contains("**least** number"), "\(text((1, 13)))")
    #expect(text((1, 104)).contains("**$days** duration"), "\(text((1, 104)))")
    #expect(text((1, 29)).contains("**days** duration"), "\(text((1, 29)))")
    #expect(text((2, 27)).contains("**$n** number"), "\(text((2, 27)))")
    #expect(text((2, 20)).contains("failing"), "\(text((2, 20)))")
  }

  @Test func definitionsAreFound() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "auditsh \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "let shared = runs | take 3\n".write(
      to: folder.appending(path: "common.audit"), atomically: true, encoding: .utf8)
    var client = Client()
    let text = """
      include "common.audit"
      let x = 1
      def twice(n: number) { $n * 2 + $x }
      for x in [1, 2] { $x }
      twice 3
      $shared
      """
    let uri = folder.appending(path: "main.audit").absoluteString
    #expect(client.open(text, uri: uri).allSatisfy { $0.at("severity")?.integer == 2 })
    func found(_ place: (Int, Int)) -> (uri: String, places: String) {
      let result = client.request(
        "textDocument/definition",
        .record(
          Record([
            ("textDocument", .record(Record([("uri", .text(uri))]))), ("position", Client.place(place)),
          ])))
      return (result.at("uri")?.text ?? "", result.at("range")?.places ?? "")
    }
    #expect(found((2, 24)).places == "2:10-2:11")
    #expect(found((2, 33)).places == "1:4-1:5")
    #expect(found((3, 19)).places == "3:4-3:5")
    #expect(found((4, 1)).places == "2:4-2:9")
    #expect(found((5, 3)).uri.hasSuffix("common.audit") && found((5, 3)).places == "0:4-0:10")
    #expect(found((0, 12)).uri.hasSuffix("%20" + folder.lastPathComponent.dropFirst(8) + "/common.audit"))
    let outline = client.request(
      "textDocument/documentSymbol",
      .record(Record([("textDocument", .record(Record([("uri", .text(uri))])))])))
    #expect(outline.items.compactMap { $0.at("name")?.text } == ["x", "twice", "n", "x"])
  }

  /// Bytes in any order and requests of any shape get an answer or none, and the next good one is answered.
  @Test func malformedMessagesAreSurvived() {
    var client = Client()
    _ = client.open("runs | take 3")
    for body in [
      "", "{", "[]", "null", "1", "\"x\"", "{\"id\":1}", "{\"method\":3,\"id\":1}",
      "{\"method\":\"x\",\"id\":[]}",
      #"{"id":2,"method":"textDocument/hover"}"#, #"{"id":2,"method":"textDocument/hover","params":[1]}"#,
      #"{"id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"\#(Client.uri)"}}}"#,
      #"{"id":2,"method":"textDocument/hover","params":{"textDocument":{"uri":"\#(Client.uri)"},"position":{"line":-1,"character":-9}}}"#,
      #"{"id":2,"method":"textDocument/completion","params":{"textDocument":{"uri":"\#(Client.uri)"},"position":{"line":9223372036854775807,"character":9223372036854775807}}}"#,
      #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"\#(Client.uri)"},"contentChanges":[{"text":3},{"range":{"start":1},"text":"x"},4]}}"#,
      #"{"method":"textDocument/didChange","params":{"textDocument":{"uri":"\#(Client.uri)"},"contentChanges":[{"range":{"start":{"line":9,"character":0},"end":{"line":0,"character":1}},"text":"é"}]}}"#,
      #"{"method":"textDocument/didOpen","params":{"textDocument":{"uri":7}}}"#, "{\"id\":3,\"result\":null}",
    ] { _ = client.send(body) }
    for bytes in [
      Array("Content-Length: x\r\n\r\n".utf8), Array("Content-Length: -4\r\n\r\n".utf8),
      Array("\r\n\r\n".utf8),
      Array("Content-Length: 99999999999999\r\n\r\n".utf8), Client.frame("\u{0}{"),
      [UInt8](repeating: 65, count: 20_000),
    ] { _ = client.server.receive(bytes) }
    #expect(client.change("nonsense").count == 1)
    let parse = Client.messages(client.server.receive(Client.frame("{")))
    #expect(parse.last?.at("error", "code")?.integer == -32700)
    #expect(client.send(#"{"id":5,"method":"no/such"}"#).last?.at("error", "code")?.integer == -32601)
  }

  @Test func messagesMayComeInPieces() {
    var client = Client()
    _ = client.open("runs")
    let bytes = Client.frame(
      #"{"id":9,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"\#(Client.uri)"}}}"#)
    var answer: [UInt8] = []
    for byte in bytes + bytes { answer += client.server.receive([byte]) }
    #expect(Client.messages(answer).count == 2)
  }

  @Test func itIsStartedAndStoppedInOrder() {
    var early = Client(initialized: false)
    #expect(early.send(#"{"id":1,"method":"shutdown"}"#).last?.at("error", "code")?.integer == -32002)
    _ = early.send(#"{"method":"exit"}"#)
    #expect(early.server.exitCode == 1)
    var client = Client()
    _ = client.request("shutdown", .null)
    #expect(
      client.send(#"{"id":1,"method":"textDocument/hover"}"#).last?.at("error", "code")?.integer == -32600)
    _ = client.send(#"{"method":"exit"}"#)
    #expect(client.server.exitCode == 0)
  }
}
