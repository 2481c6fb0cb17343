import LineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// The machine: clocks, sleeping, the environment.
enum Host {
  /// UTC milliseconds.
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Milliseconds of a clock that never goes back.
  static func elapsed() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// The same in microseconds.
  static func elapsedMicroseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
  }

  /// Sleeps, or less when a signal comes.
  static func pause(_ milliseconds: Int64) {
    guard milliseconds > 0 else { return }
    var time = timespec(
      tv_sec: Int(milliseconds / 1000), tv_nsec: Int(milliseconds % 1000) * 1_000_000)
    if InterruptSignal.isRaised() { return }
    nanosleep(&time, nil)
  }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  private static var home: String { environment("HOME") ?? "." }

  /// In the XDG data folder, which is made.
  static func defaultDatabase() -> String {
    let folder = (environment("XDG_DATA_HOME") ?? home + "/.local/share") + "/auditsh"
    makeFolders(folder)
    return folder + "/audits.db"
  }

  /// In the XDG state folder.
  static func historyFile() -> String {
    let folder = (environment("XDG_STATE_HOME") ?? home + "/.local/state") + "/auditsh"
    makeFolders(folder)
    return folder + "/history"
  }

  /// In the XDG configuration folder.
  static var rcFile: String { (environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/auditsh/rc.audit" }

  /// What `set` keeps, in the XDG configuration folder.
  static var optionsFile: String {
    (environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/auditsh/settings"
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// `~/x` in the person's own folder: no shell has seen the name.
  static func expandingHome(_ path: String) -> String {
    path.hasPrefix("~/") ? home + path.dropFirst() : path
  }

  /// Whether the folder that a file is to be in does not exist.
  static func isMissingFolder(of path: String) -> Bool {
    path.lastIndex(of: "/").map { !exists(String(path[...$0])) } ?? false
  }

  /// Makes the folder that a file is to be in.
  static func makeFolderOf(_ path: String) {
    if let slash = path.lastIndex(of: "/") { makeFolders(String(path[..<slash])) }
  }

  private static func makeFolders(_ path: String) {
    var end = path.startIndex
    while end < path.endIndex {
      end = path[path.index(after: end)...].firstIndex(of: "/") ?? path.endIndex
      mkdir(String(path[..<end]), 0o700)
    }
  }

  /// Whether the locale's characters are UTF-8.
  static var isUTF8: Bool { nl_langinfo(Int32(CODESET)).map { String(cString: $0) } == "UTF-8" }

  /// Runs this program again, detached: it outlives this one.
  static func startDetached(_ arguments: [String]) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // POSIX_SPAWN_SETSID, which the module map leaves out: a session of its own, so that no Ctrl-C reaches it.
    posix_spawnattr_setflags(&attributes, 0x80)
    var argv: [UnsafeMutablePointer<CChar>?] = (["auditsh"] + arguments).map { strdup($0) }
    argv.append(nil)
    defer { for pointer in argv { free(pointer) } }
    var pid: pid_t = 0
    return posix_spawn(&pid, "/proc/self/exe", &actions, &attributes, argv, environ) == 0
  }
}
