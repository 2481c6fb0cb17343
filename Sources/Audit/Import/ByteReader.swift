#if canImport(Glibc)
  import Glibc
#endif

/// A file that is read in pieces: only what is not consumed yet is in memory. A byte order mark is dropped.
final class ByteReader {
  private static let piece = 1 << 18

  let path: String
  /// Bytes of the file; 0 for what has no size (a pipe).
  let size: Int64
  /// Bytes read from the file so far.
  private(set) var position: Int64 = 0
  /// How many bytes are ready.
  var count: Int { end - start }
  private(set) var isAtEnd = false
  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: piece)
  private var start = 0
  private var end = 0

  /// Throws `ImportProblem`.
  init(path: String) throws(ImportProblem) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .cannotRead(file: path, reason: Self.reason(errno))
    }
    self.path = path
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
    while count < 3, try fill() {}
    if count >= 2, buffer[0] ^ buffer[1] == 1, max(buffer[0], buffer[1]) == 0xff {
      throw .notUTF8(file: path)
    }
    if count >= 3, buffer[0] == 0xef, buffer[1] == 0xbb, buffer[2] == 0xbf { consume(3) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EISDIR: "it is a folder"
    case EACCES: "it may not be read by this user"
    default: String(cString: strerror(code))
    }
  }

  /// Reads one more piece; false at the end of the file.
  func fill() throws(ImportProblem) -> Bool {
    guard !isAtEnd else { return false }
    if start > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        memmove(base, base + start, end - start)
      }
      end -= start
      start = 0
    }
    // As much again as is waiting, so that looking at a long row from its beginning each time stays cheap.
    let wanted = max(Self.piece, end)
    if buffer.count - end < wanted {
      buffer.append(contentsOf: repeatElement(0, count: max(buffer.count, wanted)))
    }
    while true {
      let got = buffer.withUnsafeMutableBytes { bytes in
        read(descriptor, bytes.baseAddress.map { $0 + end }, wanted)
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .cannotRead(file: path, reason: Self.reason(errno)) }
      isAtEnd = got == 0
      end += got
      position += Int64(got)
      return got > 0
    }
  }

  /// Gives the bytes that are ready; they are valid during the call alone.
  func withReady<T>(_ body: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    buffer.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  func consume(_ count: Int) { start += count }
}

extension UnsafeBufferPointer<UInt8> {
  /// The place of the first `byte` from `from` on, or nil.
  func first(_ byte: UInt8, from: Int) -> Int? {
    guard let base = baseAddress, from < count,
      let found = memchr(base + from, Int32(byte), count - from)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// How many line ends (LF) there are.
  var lineEnds: Int {
    var count = 0
    var place = 0
    while let found = first(0x0a, from: place) {
      count += 1
      place = found + 1
    }
    return count
  }

  /// Line and column, from 0, of a byte; columns count characters (scalars).
  func place(of offset: Int) -> (line: Int, column: Int) {
    let before = self[..<Swift.min(offset, count)]
    let lineStart = before.lastIndex(of: 0x0a).map { $0 + 1 } ?? 0
    let lines = before.count { $0 == 0x0a }
    return (lines, before[lineStart...].count { $0 & 0xc0 != 0x80 })
  }

  /// The place of the first byte that is not UTF-8, or nil.
  var firstBadByte: Int? {
    var index = 0
    while index < count {
      let length = scalarLength(at: index)
      guard length > 0 else { return index }
      index += length
    }
    return nil
  }

  /// Bytes of the scalar at `index`; 0 where there is none (RFC 3629, the table of well-formed sequences).
  private func scalarLength(at index: Int) -> Int {
    let lead = self[index]
    if lead < 0x80 { return 1 }
    let length = lead >= 0xf0 ? 4 : (lead >= 0xe0 ? 3 : 2)
    guard (0xc2...0xf4).contains(lead), index + length <= count else { return 0 }
    let second = self[index + 1]
    let low: UInt8 = lead == 0xe0 ? 0xa0 : (lead == 0xf0 ? 0x90 : 0x80)
    let high: UInt8 = lead == 0xed ? 0x9f : (lead == 0xf4 ? 0x8f : 0xbf)
    guard (low...high).contains(second) else { return 0 }
    for next in 2..<Swift.max(2, length) where self[index + next] & 0xc0 != 0x80 { return 0 }
    return length
  }
}
