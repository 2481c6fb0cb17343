import LanguageServer

#if canImport(Glibc)
  import Glibc
#endif

/// `auditsh lsp`: the language server between the standard input and output, until `exit` or the input's end.
enum ServeRunner {
  static func run() throws -> Int32 {
    var server = Server()
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(0, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return 1 }
      try FileOutput.write(server.receive(Array(buffer[..<count])), to: 1)
      if let code = server.exitCode { return code }
    }
  }
}
