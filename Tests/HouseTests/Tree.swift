import Foundation

/// The files of this package, by their paths from its root.
enum Tree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  static func folders(in path: String) throws -> [String] {
    let found = try FileManager.default.contentsOfDirectory(
      at: root.appendingPathComponent(path), includingPropertiesForKeys: [.isDirectoryKey])
    return try found.filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
      .map(\.lastPathComponent).sorted()
  }

  /// Files below a folder whose names end in one of `endings`, sorted.
  static func files(below folder: String, _ endings: [String]) throws -> [String] {
    guard let found = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path) else {
      throw CocoaError(.fileReadNoSuchFile)
    }
    return found.compactMap { $0 as? String }.filter { path in endings.contains { path.hasSuffix("." + $0) } }
      .map { "\(folder)/\($0)" }.sorted()
  }

  static func lines(_ path: String) throws -> [Substring] {
    var lines = try text(path).split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
