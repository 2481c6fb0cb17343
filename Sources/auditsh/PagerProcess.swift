import Diagnostics
import LineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// A pager that runs: text goes in, and the terminal is as it was when it has ended.
final class PagerProcess {
  private let process: pid_t
  private var pipe: Int32
  private let modes: termios?
  /// Whether it was left before it had read everything.
  private(set) var isLeft = false

  /// Starts a command of the shell with the terminal as its output; nil where that is not possible. `less` shows
  /// colours, leaves at once what fits, leaves the text on the screen and says what to press, unless `LESS` says otherwise.
  init?(_ command: String) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return nil }
    // Neither end but the pager's input is to be held open by it.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var modes = termios()
    self.modes = tcgetattr(0, &modes) == 0 ? modes : nil
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This program ignores closed pipes; the pager must not.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let texts: [String] = ["sh", "-c", command]
    let words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    let settings: [UnsafeMutablePointer<CChar>?] = Self.settings().map { strdup($0) } + [nil]
    defer { for pointer in words + settings { free(pointer) } }
    var process: pid_t = 0
    var failure: Int32 = 0
    Terminal.lend(0) {
      failure = posix_spawn(&process, "/bin/sh", &actions, &attributes, words, settings)
      return failure == 0 ? process : 0
    }
    close(ends[0])
    guard failure == 0 else {
      Terminal.takeBack()
      close(ends[1])
      return nil
    }
    self.process = process
    pipe = ends[1]
  }

  /// What to press, said in less's own language: it escapes colons, and a `$` ends it.
  private static let lessPrompt = #"Ps?e(end)   .space\: on   q\: back   /\: search$"#

  private static func settings() -> [String] {
    var settings: [String] = []
    var next = environ
    while let pointer = next.pointee {
      settings.append(String(cString: pointer))
      next += 1
    }
    for (name, value) in [("LESS", "FRX" + lessPrompt), ("LV", "-c")] where Host.environment(name) == nil {
      settings.append("\(name)=\(value)")
    }
    return settings
  }

  /// Throws `Failure(.closedPipe)` once the person has left, `Failure(.interrupted)` after Ctrl-C.
  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    var done = 0
    while done < bytes.count {
      if InterruptSignal.isRaised() { throw Failure(.interrupted, "interrupted") }
      let count = Glibc.write(pipe, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      if count >= 0 {
        done += count
      } else if errno != EINTR && errno != EAGAIN {
        isLeft = true
        throw Failure(.closedPipe, "")
      }
    }
  }

  /// Waits for the person to leave, and puts the terminal back. False where there was no such program.
  func finish() -> Bool {
    if pipe >= 0 { close(pipe) }
    pipe = -1
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    Terminal.takeBack()
    if var modes { tcsetattr(0, TCSADRAIN, &modes) }
    let code = status & 0x7f == 0 ? status >> 8 & 0xff : 0
    return code != 126 && code != 127
  }
}
