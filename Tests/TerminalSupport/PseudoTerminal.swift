import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// A program on a terminal of its own, to be typed at and looked at.
package final class PseudoTerminal {
  package let process: pid_t
  private let master: Int32
  package private(set) var screen: TerminalScreen
  /// All that the program wrote, as it came.
  package private(set) var transcript: [UInt8] = []

  // Linux's TIOCSPTLCK and TIOCGPTN, and glibc's POSIX_SPAWN_SETSID: the importer leaves them and the functions
  // around them (posix_openpt) out.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430
  private static let newSession: Int16 = 0x80

  package struct NotStarted: Error {
    let errno: Int32
  }

  /// Starts a program on a terminal of this size. Its environment is TERM=xterm, LC_ALL=C.UTF-8 and what is given.
  package init(
    executable: String, arguments: [String] = [], environment: [String: String] = [:], columns: Int = 80,
    rows: Int = 24
  ) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var lock: CInt = 0
    var number: CInt = 0
    guard master >= 0, ioctl(master, Self.setLock, &lock) == 0, ioctl(master, Self.getNumber, &number) == 0
    else {
      throw NotStarted(errno: errno)
    }
    screen = TerminalScreen(columns: columns, rows: rows)
    Self.setSize(of: master, columns: columns, rows: rows)
    let settings = ["TERM": "xterm", "LC_ALL": "C.UTF-8"].merging(environment) { $1 }
    process = try Self.spawn([executable] + arguments, settings, onTerminal: "/dev/pts/\(number)")
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(master)
  }

  /// Types, or pastes, a text; what the program writes meanwhile is taken in, so that neither waits for the other.
  package func send(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(master, $0.baseAddress, min($0.count, 1024)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
      if !rest.isEmpty { while readMore(waiting: 0) {} }
    }
  }

  /// Waits until the screen holds `text`; records a failure with the screen if it does not in time.
  package func expect(
    _ text: String, timeout seconds: Double = patience, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expect("the screen to hold \(text.debugDescription)", timeout: seconds, sourceLocation: sourceLocation) {
      $0.text.contains(text)
    }
  }

  /// Waits until the screen is as `condition` wants it.
  package func expect(
    _ what: String, timeout seconds: Double = patience, sourceLocation: SourceLocation = #_sourceLocation,
    where condition: (TerminalScreen) -> Bool
  ) {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while !condition(screen) {
      guard ContinuousClock.now < deadline, readMore() else {
        Issue.record("expected \(what); the screen:\n\(screen.text)", sourceLocation: sourceLocation)
        return
      }
    }
  }

  /// Gives the terminal another size, as a person who drags its corner.
  package func resize(columns: Int, rows: Int) {
    while readMore(waiting: 0) {}
    screen.resize(columns: columns, rows: rows)
    Self.setSize(of: master, columns: columns, rows: rows)
  }

  /// Sends a signal to the program.
  package func signal(_ number: Int32) {
    kill(process, number)
  }

  /// How the program ended, as waitpid tells it; nil if it has not in time.
  package func waitForExit(timeout seconds: Double = patience) -> Int32? {
    let deadline = ContinuousClock.now + .seconds(seconds)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if ContinuousClock.now > deadline { return nil }
      _ = readMore()
    }
    while readMore(waiting: 0) {}
    return status
  }

  /// Whether the terminal echoes and gathers lines, as it did before the program took it over.
  package var isCooked: Bool {
    var modes = termios()
    tcgetattr(master, &modes)
    return modes.c_lflag & tcflag_t(ECHO) != 0 && modes.c_lflag & tcflag_t(ICANON) != 0
  }

  /// False once nobody is left to write.
  private func readMore(waiting milliseconds: Int32 = 20) -> Bool {
    var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, milliseconds) > 0 else { return milliseconds > 0 }
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &chunk, chunk.count)
    guard count > 0 else { return false }
    transcript += chunk[..<count]
    screen.feed(chunk[..<count])
    return true
  }

  private static func setSize(of master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// In a session of its own, so that opening the terminal makes it the one Ctrl-C comes from.
  private static func spawn(
    _ command: [String], _ environment: [String: String], onTerminal path: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // The threads that run tests block signals; the program must not inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = Self.newSession | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, flags)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    let words = command.map { strdup($0) } + [nil]
    let settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + settings { free(text) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, command[0], &actions, &attributes, words, settings)
    guard failure == 0 else { throw NotStarted(errno: failure) }
    return process
  }
}
