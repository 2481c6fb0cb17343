import LanguageServer
import Testing
import Values

/// A scripted editor: what it sends goes through the server as bytes, what comes back is cut into messages.
struct Client {
  var server = Server()
  private var lastID: Int64 = 0
  static let uri = "file:///tmp/a%20b/script.audit"

  init(initialized: Bool = true) {
    guard initialized else { return }
    _ = request("initialize", .record(Record([("capabilities", .record(Record([])))])))
    _ = notify("initialized", .record(Record([])))
  }

  static func frame(_ json: String) -> [UInt8] {
    Array("Content-Length: \(json.utf8.count)\r\n\r\n\(json)".utf8)
  }

  /// The messages in a stream of them.
  static func messages(_ bytes: [UInt8]) -> [Value] {
    var messages: [Value] = []
    var rest = bytes[...]
    while let colon = rest.firstIndex(of: UInt8(ascii: ":")), let end = rest.firstIndex(of: 13),
      let length = Int(String(decoding: rest[(colon + 2)..<end], as: UTF8.self))
    {
      let body = rest[(end + 4)..<(end + 4 + length)]
      if let value = try? JSONParser.parse(utf8: Array(body)) { messages.append(value) }
      rest = rest[(end + 4 + length)...]
    }
    return messages
  }

  mutating func send(_ json: String) -> [Value] { Self.messages(server.receive(Self.frame(json))) }

  mutating func notify(_ method: String, _ parameters: Value) -> [Value] {
    send(#"{"jsonrpc":"2.0","method":"\#(method)","params":\#(parameters.json)}"#)
  }

  /// The result; null where the answer is an error.
  mutating func request(_ method: String, _ parameters: Value) -> Value {
    lastID += 1
    let answers = send(
      #"{"jsonrpc":"2.0","id":\#(lastID),"method":"\#(method)","params":\#(parameters.json)}"#)
    return answers.last?.at("result") ?? .null
  }

  /// What is published when the text is opened.
  mutating func open(_ text: String, uri: String = uri) -> [Value] {
    let item = Record([
      ("uri", .text(uri)), ("languageId", .text("auditsh")), ("version", .integer(1)), ("text", .text(text)),
    ])
    return Self.diagnostics(
      notify("textDocument/didOpen", .record(Record([("textDocument", .record(item))]))))
  }

  /// The same after a change; without places the whole text is new.
  mutating func change(_ text: String, from: (Int, Int)? = nil, to: (Int, Int)? = nil) -> [Value] {
    var change: [(String, Value)] = [("text", .text(text))]
    if let from, let to {
      change.append(("range", .record(Record([("start", Self.place(from)), ("end", Self.place(to))]))))
    }
    let parameters = Record([
      ("textDocument", Self.document), ("contentChanges", .list([.record(Record(change))])),
    ])
    return Self.diagnostics(notify("textDocument/didChange", .record(parameters)))
  }

  mutating func ask(_ method: String, _ place: (Int, Int)) -> Value {
    request(
      "textDocument/\(method)",
      .record(Record([("textDocument", Self.document), ("position", Self.place(place))])))
  }

  static let document = Value.record(Record([("uri", .text(uri))]))

  static func place(_ place: (Int, Int)) -> Value {
    .record(Record([("line", .integer(Int64(place.0))), ("character", .integer(Int64(place.1)))]))
  }

  private static func diagnostics(_ messages: [Value]) -> [Value] {
    guard case .list(let list)? = messages.last?.at("params", "diagnostics") else { return [] }
    return list
  }
}

extension Value {
  func at(_ path: String...) -> Value? {
    path.reduce(self) { value, name in
      guard case .record(let record)? = value else { return nil }
      return record[name]
    }
  }

  /// `1:4-1:9` of an LSP range.
  var places: String {
    func text(_ place: Value?) -> String {
      "\(place?.at("line")?.integer ?? -1):\(place?.at("character")?.integer ?? -1)"
    }
    return "\(text(at("start")))-\(text(at("end")))"
  }

  var items: [Value] { if case .list(let list) = self { list } else { [] } }
}
