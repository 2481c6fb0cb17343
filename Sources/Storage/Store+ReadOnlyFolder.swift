#if canImport(Glibc)
  import Glibc
#endif

// A database in WAL mode wants two files beside it, even to be read. Where they can't be made it is opened as one that
// nobody changes; what others may have left in its -wal must then be nothing.
extension Store {
  /// The name to open a file by.
  static func openingName(_ path: String, _ access: Access) -> String {
    guard access == .readOnly, !canMakeFiles(beside: path), !hasLog(path) else { return path }
    return immutableName(path)
  }

  /// The cause where a file could not be opened for reading because of where it lies; else nil.
  static func readOnlyFolderProblem(_ path: String, _ access: Access) -> StoreProblem? {
    guard access == .readOnly, Glibc.access(path, R_OK) == 0, !canMakeFiles(beside: path), hasLog(path) else {
      return nil
    }
    return .unreadableLog(path: path)
  }

  private static func canMakeFiles(beside path: String) -> Bool {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    return Glibc.access(folder, W_OK) == 0
  }

  /// Whether changes wait beside the file.
  private static func hasLog(_ path: String) -> Bool {
    var status = stat()
    return stat("\(path)-wal", &status) == 0 && status.st_size > 0
  }

  /// SQLite's name for a file that nobody changes while it is open.
  static func immutableName(_ path: String) -> String {
    var name = path.hasPrefix("/") ? "file://" : "file:"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = Array("0123456789ABCDEF")
        name += "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
      }
    }
    return name + "?immutable=1"
  }
}
