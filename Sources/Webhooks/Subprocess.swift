#if canImport(Glibc)
  import Glibc
#endif

/// Another program, found by PATH, run to its end. No shell is involved.
enum Subprocess {
  enum Result {
    case notStarted
    /// A signal ended it.
    case signalled
    case exited(code: Int32, output: String, errors: String)
  }

  /// `input` becomes its standard input, `third` is what it may read from descriptor 3. All streams are unnamed files,
  /// so that neither side ever waits for the other.
  static func run(_ arguments: [String], input: String, third: String) -> Result {
    guard let files = Streams(input: input, third: third) else { return .notStarted }
    defer { files.close() }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, file) in files.all.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, fileno(file), Int32(target))
    }
    var argv: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    argv.append(nil)
    defer { for pointer in argv { free(pointer) } }
    var pid: pid_t = 0
    guard let name = arguments.first, posix_spawnp(&pid, name, &actions, nil, argv, environ) == 0 else {
      return .notStarted
    }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) == -1 {
      if errno != EINTR { return .notStarted }
    }
    guard status & 0x7f == 0 else { return .signalled }
    let code = status >> 8 & 0xff
    // What a shell says, and some posix_spawn, where there is no such program.
    if code == 127 { return .notStarted }
    return .exited(code: code, output: Streams.text(files.output), errors: Streams.text(files.errors))
  }
}

/// The files of a process: descriptors 0 to 3.
private struct Streams {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>
  let errors: UnsafeMutablePointer<FILE>
  let third: UnsafeMutablePointer<FILE>

  var all: [UnsafeMutablePointer<FILE>] { [input, output, errors, third] }

  init?(input: String, third: String) {
    guard let input = Self.file(input) else { return nil }
    guard let output = Self.file(""), let errors = Self.file(""), let third = Self.file(third) else {
      fclose(input)
      return nil
    }
    (self.input, self.output, self.errors, self.third) = (input, output, errors, third)
  }

  func close() { for file in all { fclose(file) } }

  /// A file without a name, at its start.
  private static func file(_ text: String) -> UnsafeMutablePointer<FILE>? {
    guard let file = tmpfile() else { return nil }
    var text = text
    let isWhole = text.withUTF8 { fwrite($0.baseAddress, 1, $0.count, file) == $0.count }
    guard isWhole, fflush(file) == 0 else {
      fclose(file)
      return nil
    }
    rewind(file)
    return file
  }

  /// What the child wrote; at most 4 KB.
  static func text(_ file: UnsafeMutablePointer<FILE>) -> String {
    rewind(file)
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer[..<count], as: UTF8.self)
  }
}
