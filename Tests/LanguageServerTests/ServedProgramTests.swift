import Foundation
import Testing
import Values

/// `auditsh lsp` as an editor starts it.
struct ServedProgramTests {
  @Test func theProgramServes() throws {
    let open =
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///x.audit","text":"runs | where nope > 1"}}}"#
    let input =
      Client.frame(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}"#) + Client.frame(open)
      + Client.frame(#"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#)
      + Client.frame(#"{"jsonrpc":"2.0","method":"exit"}"#)
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "auditsh")
    process.arguments = ["lsp", "--stdio"]
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input))
    try stdin.fileHandleForWriting.close()
    let messages = Client.messages([UInt8](stdout.fileHandleForReading.readDataToEndOfFile()))
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(messages.count == 3)
    #expect(messages.compactMap { $0.at("params", "diagnostics")?.items.count } == [1])
  }

  /// Diagnostics of a 2,000-line text after a change: the time is printed. A release build takes less than 50 ms.
  @Test func aChangeOfALongTextIsCheckedSoon() {
    var lines: [String] = []
    for number in 0..<400 {
      lines.append("# part \(number)")
      lines.append("let part\(number) = runs | where failed > \(number) and status == \"failed\"")
      lines.append("  | select id, failed, startedAt, more = failed * 2 + \(number)")
      lines.append("  | sort -failed")
      lines.append("assert ($part\(number) | count) >= 0, \"part \(number)\"")
    }
    var client = Client()
    #expect(client.open(lines.joined(separator: "\n")).isEmpty)
    var times: [Double] = []
    for round in 0..<5 {
      let start = ContinuousClock.now
      let found = client.change(round % 2 == 0 ? "x" : "", from: (1001, 0), to: (1001, round % 2))
      times.append((ContinuousClock.now - start) / .milliseconds(1))
      #expect(found.isEmpty == (round % 2 == 1))
    }
    print("diagnostics of a change in 2,000 lines: \(times.sorted()[2]) ms")
  }
}
