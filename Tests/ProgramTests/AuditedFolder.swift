import TerminalSupport

#if canImport(Glibc)
  import Glibc
#endif

/// A folder with `demo.db`: two runs, two jobs, made once for all tests of a process and copied for each.
enum AuditedFolder {
  static func make() throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(try database.get(), to: "demo.db")
    // A prompt that waits in a pager is no prompt.
    mkdir(folder.path + "/auditsh", 0o700)
    folder.write("pager off\n", to: "auditsh/settings")
    return folder
  }

  private static let database = Result {
    let folder = TemporaryFolder()
    let statements = [
      "launch ecom_flash --questions 2 --name Flash | select name",
      "launch saas_weekly --questions 3 --name Pulse | select name",
      "job create Daily --scenario ecom_flash --manual | select name",
      "job create Nightly --scenario saas_weekly --manual | select name",
    ]
    let maker = try folder.auditsh(
      ["--db", folder.databasePath("demo"), "--now", "2026-11-23T09:00Z", "-q"]
        + statements.flatMap { ["-c", $0] })
    guard maker.waitForExit(timeout: PseudoTerminal.patience) == 0, let bytes = folder.bytes(of: "demo.db")
    else { throw NotMade(screen: maker.screen.text) }
    return bytes
  }

  struct NotMade: Error {
    let screen: String
  }
}
