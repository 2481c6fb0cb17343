import Values

#if canImport(Glibc)
  import Glibc
#endif

extension Store {
  /// Writes a copy of the whole database to a new file, as it is at this moment, other writers or not (VACUUM INTO: what
  /// stands in the -wal is in it, and free pages are not). It appears whole or not at all, and never in place of
  /// another. Gives its size in bytes. Throws `StoreProblem`, `.taken` where something has that name.
  package func backUp(to path: String) throws -> Int {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? "./"
    guard Glibc.access(folder, F_OK) == 0 else { throw StoreProblem.missingDirectory(path: folder) }
    guard Glibc.access(path, F_OK) != 0 else { throw StoreProblem.taken(path: path) }
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let temporary = "\(folder).\(name).\(getpid()).tmp"
    // What a killed process of the same number left.
    let endings = ["", "-journal", "-wal", "-shm"]
    for ending in endings { unlink(temporary + ending) }
    defer { for ending in endings { unlink(temporary + ending) } }
    try read { try $0.execute("VACUUM INTO ?", [.text(temporary)]) }
    try Self.takeWAL(temporary)
    let descriptor = Glibc.open(temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.copyProblem(path) }
    defer { close(descriptor) }
    var status = stat()
    // A link, unlike a renaming, takes no other file's place.
    guard fsync(descriptor) == 0, fstat(descriptor, &status) == 0, link(temporary, path) == 0 else {
      throw errno == EEXIST ? StoreProblem.taken(path: path) : Self.copyProblem(path)
    }
    return Int(status.st_size)
  }

  /// A copy has no -wal of its own yet.
  private static func takeWAL(_ path: String) throws {
    try bare(path).read { _ = try $0.text("PRAGMA journal_mode = WAL") }
  }
}
