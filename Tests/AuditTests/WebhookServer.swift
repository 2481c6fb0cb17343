import Dispatch
import Foundation

/// An HTTP server on a port of its own that answers every request in one way and remembers what it got.
final class WebhookServer: @unchecked Sendable {
  private let socket: Int32
  private let answer: String?
  private let lock = NSLock()
  private var received: [String] = []
  let port: UInt16

  /// `status` is what it answers, such as `204 No Content`; nil: it never does.
  init(_ status: String?, headers: String = "") throws {
    answer = status.map { "HTTP/1.1 \($0)\r\nContent-Length: 0\r\nConnection: close\r\n\(headers)\r\n" }
    let listening = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listening, $0, size) == 0 && listen(listening, 16) == 0 && getsockname(listening, $0, &size) == 0
      }
    }
    guard isBound else { throw CocoaError(.fileReadUnknown) }
    (socket, port) = (listening, UInt16(bigEndian: address.sin_port))
    DispatchQueue(label: "webhook").async { [weak self] in
      while true {
        let client = accept(listening, nil, nil)
        guard client >= 0, let self else { return }
        self.serve(client)
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  var url: String { "http://127.0.0.1:\(port)/hook?token=secret" }

  /// Whole requests, heads and bodies.
  var requests: [String] { lock.withLock { received } }

  private func serve(_ client: Int32) {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while !Self.isWhole(bytes) {
      let count = recv(client, &buffer, buffer.count, 0)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    lock.withLock { received.append(String(decoding: bytes, as: UTF8.self)) }
    // Without an answer the connection stays open until the other side gives up.
    guard let answer else { return }
    _ = answer.withCString { send(client, $0, strlen($0), 0) }
    close(client)
  }

  private static func isWhole(_ bytes: [UInt8]) -> Bool {
    let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")
    guard parts.count > 1 else { return false }
    let length = parts[0].components(separatedBy: "\r\n").first {
      $0.lowercased().hasPrefix("content-length:")
    }
    let wanted = length.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
    return parts.dropFirst().joined(separator: "\r\n\r\n").utf8.count >= wanted
  }
}
