#if canImport(Glibc)
  import Glibc
#endif

/// Reads files from the package's Fixtures.
enum Fixture {
  struct Unreadable: Error { var path: String }

  /// The lines of a fixture as bytes, without their line feeds and without empty ones.
  static func lines(_ name: String, from file: String = #filePath) throws -> [ArraySlice<UInt8>] {
    let root = file.split(separator: "/").dropLast(3).joined(separator: "/")
    let path = "/\(root)/Fixtures/\(name)"
    guard let handle = fopen(path, "rb") else { throw Unreadable(path: path) }
    defer { fclose(handle) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, handle), count > 0 { bytes += chunk[..<count] }
    return bytes.split(separator: UInt8(ascii: "\n"))
  }
}
