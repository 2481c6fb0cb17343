#if canImport(Glibc)
  import Glibc
#endif

/// Paths for completion.
enum CompletionFiles {
  private static let limit = 200

  /// What lies where `prefix` points to and begins as it ends, by name; folders end with `/`, and names that begin
  /// with a dot must be asked for with one.
  static func beginning(_ prefix: String) -> [String] {
    let folder = prefix.lastIndex(of: "/").map { String(prefix[...$0]) } ?? ""
    let wanted = Array(prefix.dropFirst(folder.count).utf8)
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(stream) }
    var found: [String] = []
    var looked = 0
    while looked < 20_000, let entry = readdir(stream) {
      looked += 1
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: UInt8.self, capacity: 256) {
          String(decodingCString: $0, as: UTF8.self)
        }
      }
      let bytes = name.utf8
      guard bytes.starts(with: wanted), name != ".", name != "..",
        bytes.first != UInt8(ascii: ".") || wanted.first == UInt8(ascii: ".")
      else { continue }
      let isFolder =
        entry.pointee.d_type == UInt8(DT_DIR) || isFolderByLink(folder + name, entry.pointee.d_type)
      found.append(folder + name + (isFolder ? "/" : ""))
    }
    return Array(found.sorted().prefix(limit))
  }

  /// A link may lead to a folder.
  private static func isFolderByLink(_ path: String, _ type: UInt8) -> Bool {
    guard type == UInt8(DT_LNK) || type == UInt8(DT_UNKNOWN) else { return false }
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
