#if canImport(Glibc)
  import Glibc
#endif

/// Expands patterns, as a shell would: ours gets them as they were typed.
enum FilePatterns {
  /// The files meant, in the order given, a pattern's in order of their names; one that is named twice comes once.
  static func expand(_ patterns: [String]) throws(ImportProblem) -> [String] {
    var files: [String] = []
    for pattern in patterns {
      guard !pattern.isEmpty else { throw .emptyName(of: "name of a file") }
      let isPattern = pattern.utf8.contains { $0 == 0x2a || $0 == 0x3f || $0 == 0x5b }
      // A file may have such a name.
      guard isPattern, access(pattern, F_OK) != 0 else {
        files.append(pattern)
        continue
      }
      let found = matches(pattern)
      guard !found.isEmpty else { throw .noMatch(pattern: pattern) }
      files += found
    }
    guard !files.isEmpty else { throw .noFiles }
    var seen: Set<[UInt8]> = []
    return files.filter { seen.insert(Array($0.utf8)).inserted }
  }

  private static func matches(_ pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, GLOB_TILDE, nil, &found) == 0 else { return [] }
    let paths = UnsafeBufferPointer(start: found.gl_pathv, count: Int(found.gl_pathc))
    return paths.compactMap { $0.map { String(cString: $0) } }
  }
}
