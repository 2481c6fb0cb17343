#if canImport(Glibc)
  import Glibc
#endif

/// Who holds a lease: a process of a machine. `host|pid namespace|pid|random`, the last for the times when pids come
/// round.
struct WorkerName: Equatable {
  let text: String

  init(text: String) { self.text = text }

  /// A new name for this process.
  static func new() -> WorkerName {
    let random = String(UInt32.random(in: .min ... .max), radix: 16)
    return WorkerName(text: "\(place)|\(getpid())|\(random)")
  }

  /// Whether its process is known to be gone: it was on this machine, and no process has its pid. Of processes
  /// elsewhere nothing is known.
  var isGone: Bool {
    let parts = text.split(separator: "|", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] + "|" + parts[1] == Self.place, let pid = Int32(parts[2]), pid > 0
    else { return false }
    return kill(pid, 0) == -1 && errno == ESRCH
  }

  /// The machine and, because containers may share its name, the pid namespace.
  private static var place: String {
    "\(text { gethostname($0, $1) == 0 ? strlen($0) : 0 })|"
      + text { max(0, readlink("/proc/self/ns/pid", $0, $1)) }
  }

  /// What a C function writes into a buffer; it gives the length. Separators become dots.
  private static func text(_ write: (UnsafeMutablePointer<CChar>, Int) -> Int) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    let count = buffer.withUnsafeMutableBufferPointer { space in
      space.baseAddress.map { Int(write($0, 255)) } ?? 0
    }
    let bytes = buffer.prefix(min(count, 255)).map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self).replacing("|", with: ".")
  }
}
