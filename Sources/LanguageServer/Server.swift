import Values

/// A language server (LSP 3.17) as a function: bytes from the editor in, bytes for the editor out. What it says comes
/// from the checker, the completer and the formatter that the program itself uses; it needs no database.
package struct Server {
  /// Codes of JSON-RPC and LSP.
  enum Code: Int64 {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case notInitialized = -32002
  }

  private enum State { case new, running, shutDown }

  private var reader = MessageReader()
  private var state = State.new
  private var output: [UInt8] = []
  private var documents: [String: TextDocument] = [:]
  /// Documents that changed since their diagnostics were published.
  private var changed: [String] = []
  /// Set by `exit`: 0 behind a `shutdown`, else 1.
  package private(set) var exitCode: Int32?

  package init() {}

  /// Takes what the editor sent, however it is cut, and gives what is to be sent back. Nothing that is sent makes it
  /// fail: what cannot be understood is answered with an error or passed over.
  package mutating func receive(_ bytes: [UInt8]) -> [UInt8] {
    output = []
    for item in reader.feed(bytes) where exitCode == nil {
      switch item {
      case .message(let message): handle(message)
      case .malformed(let reason): fail(.null, .parseError, reason)
      }
    }
    // Once for all the changes that came together: who types fast is not kept waiting.
    for uri in changed { publish(uri, documents[uri].map { Self.diagnostics(uri, $0) } ?? []) }
    changed = []
    return output
  }

  private mutating func handle(_ message: Value) {
    guard let method = message["method"]?.text else {
      // An answer to a request is passed over: the server asks for nothing.
      if message["result"] == nil, message["error"] == nil {
        fail(message["id"] ?? .null, .invalidRequest, "no method")
      }
      return
    }
    let parameters = message["params"] ?? .null
    if let id = message["id"] {
      request(id, method, parameters)
    } else if method == "exit" {
      exitCode = state == .shutDown ? 0 : 1
    } else if state == .running {
      notification(method, parameters)
    }
  }

  private mutating func request(_ id: Value, _ method: String, _ parameters: Value) {
    switch (method, state) {
    case ("initialize", .new):
      state = .running
      reply(id, Self.capabilities)
    case (_, .new): fail(id, .notInitialized, "`initialize` comes first")
    case (_, .shutDown): fail(id, .invalidRequest, "the server is shut down")
    case ("initialize", .running): fail(id, .invalidRequest, "initialized already")
    case ("shutdown", .running):
      state = .shutDown
      reply(id, .null)
    default: answer(id, method, parameters)
    }
  }

  private mutating func answer(_ id: Value, _ method: String, _ parameters: Value) {
    let ask: (String, TextDocument, Value) -> Value? =
      switch method {
      case "textDocument/completion": Self.completion
      case "textDocument/hover": Self.hover
      case "textDocument/definition": Self.definition
      case "textDocument/formatting": Self.formatting
      case "textDocument/documentSymbol": Self.symbols
      default: { _, _, _ in nil }
      }
    guard Self.requests.contains(method) else {
      return fail(id, .methodNotFound, "`\(method)` is not offered")
    }
    guard let uri = parameters["textDocument"]?["uri"]?.text, let document = documents[uri] else {
      return fail(id, .invalidParams, "the document is not open")
    }
    reply(id, ask(uri, document, parameters) ?? .null)
  }

  private mutating func notification(_ method: String, _ parameters: Value) {
    guard let item = parameters["textDocument"], let uri = item["uri"]?.text else { return }
    switch method {
    case "textDocument/didOpen":
      guard let text = item["text"]?.text else { return }
      documents[uri] = TextDocument(text)
    case "textDocument/didChange":
      guard documents[uri] != nil else { return }
      for change in parameters["contentChanges"]?.elements ?? [] { documents[uri]?.apply(change) }
    case "textDocument/didClose":
      documents[uri] = nil
    default: return
    }
    if !changed.contains(uri) { changed.append(uri) }
  }

  private mutating func publish(_ uri: String, _ diagnostics: [Value]) {
    send([
      ("method", .text("textDocument/publishDiagnostics")),
      ("params", .object([("uri", .text(uri)), ("diagnostics", .list(diagnostics))])),
    ])
  }

  private mutating func reply(_ id: Value, _ result: Value) { send([("id", id), ("result", result)]) }

  private mutating func fail(_ id: Value, _ code: Code, _ message: String) {
    let error = Value.object([("code", .integer(code.rawValue)), ("message", .text(message))])
    send([("id", id), ("error", error)])
  }

  private mutating func send(_ members: [(String, Value)]) {
    var body: [UInt8] = []
    Value.object([("jsonrpc", .text("2.0"))] + members).appendJSON(to: &body)
    output += Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }

  private static let requests: Set<String> = [
    "textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/formatting",
    "textDocument/documentSymbol",
  ]

  private static let capabilities = Value.object([
    (
      "capabilities",
      .object([
        ("positionEncoding", .text("utf-16")),
        // Documents are opened and closed; changes come as ranges.
        ("textDocumentSync", .object([("openClose", .bool(true)), ("change", .integer(2))])),
        (
          "completionProvider",
          .object([("triggerCharacters", .list(["|", "$", ".", "-", "\"", " "].map { .text($0) }))])
        ),
        ("hoverProvider", .bool(true)), ("definitionProvider", .bool(true)),
        ("documentFormattingProvider", .bool(true)), ("documentSymbolProvider", .bool(true)),
      ])
    ), ("serverInfo", .object([("name", .text("auditsh"))])),
  ])
}
