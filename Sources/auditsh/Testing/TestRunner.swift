import Audit
import Diagnostics
import Engine
import LineEditor
import Rendering

#if canImport(Glibc)
  import Glibc
#endif

/// `auditsh test`: checks all files, runs each in a process of its own, several at a time, and reports.
final class TestRunner {
  private let command: TestCommand
  private let options: RenderOptions
  private var report = TestReport()

  init(_ command: TestCommand) {
    self.command = command
    let isTerminal = Terminal.isTerminal(1)
    let color =
      switch command.color {
      case .always: true
      case .never: false
      case .auto: isTerminal && Host.environment("NO_COLOR") == nil && Terminal.obeysSequences
      }
    options = RenderOptions(color: color, unicode: Host.isUTF8 || !isTerminal)
  }

  func run() throws -> Int32 {
    InterruptSignal.install()
    let files = try TestFiles.find(command.paths)
    guard let wanted = try check(files) else { return 2 }
    guard !wanted.isEmpty else {
      let what = command.filter.map { "no test has `\($0)` in its file or name" } ?? "no test found"
      throw Failure(
        .usage, what, notes: [#"a test is a block `test "name" { … }`, or a whole .audit file without one"#])
    }
    let start = Host.elapsed()
    let isStopped = try runAll(wanted)
    report.milliseconds = Host.elapsed() - start
    report.files.sort { files.firstIndex(of: $0.path) ?? 0 < files.firstIndex(of: $1.path) ?? 0 }
    try write(report.summary(options: options))
    if Host.environment("GITHUB_ACTIONS") != nil { try write(report.githubAnnotations) }
    try save(report.junit, to: command.junit)
    try save(report.tap, to: command.tap)
    return isStopped ? 130 : gravest
  }

  /// Shows what is wrong with any file; else gives those that have a test that is wanted.
  private func check(_ files: [String]) throws -> [String]? {
    var wanted: [String] = []
    var isWrong = false
    let output = ErrorOutput(command.errorFormat)
    for file in files {
      let checked = Session.check(name: file, text: try ScriptFile.read(file))
      let errors = checked.diagnostics.filter { $0.severity == .error }
      if !errors.isEmpty {
        isWrong = true
        output.show(errors, sources: checked.sources)
      }
      let names = checked.tests.isEmpty ? [TestNames.whole(file)] : checked.tests
      if names.contains(where: { TestNames.matches(command.filter, file: file, name: $0) }) {
        wanted.append(file)
      }
    }
    return isWrong ? nil : wanted
  }

  /// Runs the files; true where Ctrl-C ended it.
  private func runAll(_ files: [String]) throws -> Bool {
    var rest = files[...]
    var running: [TestProcess] = []
    defer { for process in running { process.stop() } }
    // One database is for one writer at a time.
    let jobs = command.database == nil ? command.jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) : 1
    while !rest.isEmpty || !running.isEmpty {
      if InterruptSignal.isRaised() { return true }
      while running.count < jobs, let file = rest.popFirst() {
        guard let process = TestProcess(path: file, arguments: arguments(file)) else {
          throw Failure(.run, "no process can be started for `\(file)`")
        }
        running.append(process)
      }
      try wait(for: running)
      for process in running where process.descriptor < 0 { try take(process.report) }
      running.removeAll { $0.descriptor < 0 }
      if command.failFast, report.count(.failed) + report.count(.error) > 0 {
        rest = []
        for process in running { process.stop() }
        running = []
      }
    }
    return false
  }

  private func arguments(_ file: String) -> [String] {
    var list = ["--db", command.database ?? ":memory:"]
    if let filter = command.filter { list += ["--filter", filter] }
    if let now = command.now { list += ["--now", now] }
    if let timeout = command.timeout { list += ["--timeout", timeout] }
    for parameter in command.parameters { list += ["--param", parameter] }
    if command.failFast { list.append("--fail-fast") }
    if command.update { list.append("--update") }
    return list + ["--", file]
  }

  private func wait(for running: [TestProcess]) throws {
    var waits = running.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    guard poll(&waits, nfds_t(waits.count), 200) > 0 else { return }
    for (process, wait) in zip(running, waits) where wait.revents != 0 { process.read() }
  }

  private func take(_ file: TestFile) throws {
    report.files.append(file)
    try write(TestReport.text(file, options: options))
  }

  private func write(_ text: String) throws { try FileOutput.write(Array(text.utf8), to: 1) }

  private func save(_ text: String, to path: String?) throws {
    guard let path else { return }
    do {
      let file = try AtomicFile(path)
      try file.write(Array(text.utf8))
      try file.commit()
    } catch { throw Failure(error) }
  }

  /// 4 before 3 before 124 before 1.
  private var gravest: Int32 {
    let codes = Set(report.files.flatMap(\.results).map(\.exitCode))
    return [4, 130, 3, 124, 2, 1].first { codes.contains($0) } ?? 0
  }
}

/// The files that paths name.
enum TestFiles {
  /// Files as they are given; of a folder its .audit files, those of folders inside it too, by name. Throws `Failure`.
  static func find(_ paths: [String]) throws -> [String] {
    var files: [String] = []
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0 else {
        throw Failure(.usage, "there is no file or folder `\(path)`")
      }
      let found = status.st_mode & S_IFMT == S_IFDIR ? inFolder(path) : [path]
      files += found.filter { !files.contains($0) }
    }
    return files
  }

  private static func inFolder(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: entry.pointee.d_name) { pointer in
          pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        })
    }
    return names.sorted().filter { !$0.hasPrefix(".") }.flatMap { name -> [String] in
      let full = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
      var status = stat()
      guard stat(full, &status) == 0 else { return [] }
      if status.st_mode & S_IFMT == S_IFDIR { return inFolder(full) }
      return name.hasSuffix(".audit") ? [full] : []
    }
  }
}
