import TerminalSupport
import Testing

@testable import auditsh

#if canImport(Glibc)
  import Glibc
#endif

/// What the shell keeps, says and asks between statements, on a terminal.
@Suite(.serialized) struct PromptStateTests {
  private let folder = TemporaryFolder()

  private func database(_ name: String) -> String { folder.databasePath(name) }

  private func start(database: String = "one", _ arguments: String..., columns: Int = 80, rows: Int = 24)
    throws -> PseudoTerminal
  {
    try folder.shell(
      arguments, database: database, columns: columns, rows: rows, environment: ["NO_COLOR": "1"])
  }

  private func makeFolder() {
    mkdir(folder.path + "/auditsh", 0o700)
  }

  @Test func whatIsSetLastsButForBadLines() throws {
    makeFolder()
    folder.write("keys vi\ncolours on\n", to: "auditsh/settings")
    var terminal = try start(database: ":memory:", columns: 160)
    terminal.expect("settings:2: the shell has no option `colours`; passed over")
    terminal.expect("memory>")
    terminal.send("set rows 7\rset --reset keys\r")
    terminal.expect("keys is emacs (it was vi)")
    terminal.send("exit\r")
    #expect(terminal.waitForExit() == 0)
    #expect(folder.contents(of: "auditsh/settings") == "colours on\nrows 7\n")
    terminal = try start(database: ":memory:", "--no-rc")
    terminal.send("set | where option == \"rows\" | select value\r")
    terminal.expect("auto")
  }

  @Test func timesAStatementWhereWished() throws {
    let terminal = try start("--db", ":memory:", "--no-rc")
    terminal.expect("memory>")
    terminal.send("set timing yes\r")
    terminal.expect("did you mean `set timing on`?")
    terminal.send("set timing on\r")
    terminal.expect("timing is on (it was off)\ntook ")
    terminal.send("fail \"no\"\r")
    terminal.expect("took ")
    terminal.send("range(3)\r")
    terminal.expect("ms\nmemory>")
  }

  @Test(
    arguments: [
      (49, "0.0ms"), (50, "0.1ms"), (5_640, "5.6ms"), (99_949, "99.9ms"), (99_950, "100ms"),
      (153_400, "153ms"),
      (999_499, "999ms"), (999_500, "1.00s"), (2_408_000, "2.41s"), (59_994_999, "59.99s"),
      (59_995_000, "1m"), (200_400_000, "3m 20s"),
    ] as [(Int64, String)])
  func writesTimesInTheUnitThatFits(microseconds: Int64, text: String) {
    #expect(Stopwatch.text(microseconds) == text)
  }

  @Test func aBadLineOfTheRCFileStopsNoOther() throws {
    makeFolder()
    folder.write(
      "let good = 1\nlet bad = $nope\nruns | wheer x\nrun zzz\nset rows 9\nlet after = $good + 40\n",
      to: "auditsh/rc.audit")
    let terminal = try start(database: ":memory:", columns: 120, rows: 40)
    for place in ["rc.audit:2:11", "rc.audit:3:8", "rc.audit:4:1"] { terminal.expect(place) }
    terminal.send("$after + 1\r")
    terminal.expect("\n42\n")
    // The file says it each time, so it is not kept.
    #expect(folder.contents(of: "auditsh/settings") == nil)
  }

  @Test func anotherDatabaseIsOpenedAndAMistypedOneIsNotMade() throws {
    let terminal = try start()
    terminal.send("let kept = 41\ropen \(database("two"))\r")
    terminal.expect("two.db: make it? [y/N]")
    terminal.send("n\r")
    terminal.expect("one.db stays open")
    #expect(folder.contents(of: "two.db") == nil)
    terminal.send("open \(database("two")) --create\r")
    terminal.expect("a new database\ntwo>")
    terminal.send("open \(database("one")) --readonly\r")
    terminal.expect("one (ro)>")
    terminal.send("$kept + 1\r")
    terminal.expect("\n42\n")
    terminal.send("insights refresh --all\r")
    terminal.expect("`insights refresh` writes, and the session is read-only")
    terminal.send("open \(folder.path)/no/where.db\r")
    terminal.expect("does not exist")
    terminal.expect("one.db stays open\none (ro)>")
  }

  @Test func whatCannotBeUndoneIsAskedAbout() throws {
    let terminal = try start(columns: 120)
    terminal.send("job create Daily --scenario ecom_flash --manual | select name\r")
    terminal.expect("name  Daily")
    terminal.send("job delete Daily\r")
    terminal.expect("delete the job Daily with its schedule (0 runs stay)? [y/N]")
    terminal.send("\r")
    terminal.expect("nothing was changed\none>")
    terminal.send("job delete Daily | select status\r")
    terminal.expect("? [y/N]", where: { $0.text.components("? [y/N]") == 2 })
    // Ctrl-C is no answer, and the shell goes on.
    terminal.send("\u{3}")
    terminal.expect("nothing was changed", where: { $0.text.components("nothing was changed") == 2 })
    terminal.send("jobs | select name, status\r")
    terminal.expect("active")
    terminal.send("job delete Daily | select status\r")
    terminal.expect("? [y/N]", where: { $0.text.components("? [y/N]") == 3 })
    terminal.send("y\r")
    terminal.expect("deleted")
    terminal.send("jobs | where status == \"active\" | count\r")
    terminal.expect("| count\n0\none>")
  }

  @Test func whatWasTypedIsAScript() throws {
    let terminal = try start(columns: 120, rows: 40)
    let script = folder.path + "/kept.audit"
    terminal.send("set hints off\r")
    terminal.send("let n = 2\rdef twice(x: number) { $x * $n }\rscenarios | take 3\r")
    terminal.expect("3 rows")
    terminal.send("record \(script)\r")
    terminal.expect("one (rec)>")
    terminal.send("$_ | count\r")
    terminal.expect("\n3\none (rec)>")
    terminal.send("twice 21\r")
    terminal.expect("\n42\n")
    terminal.send("run zzz\r")
    terminal.expect("no run `zzz`")
    terminal.send("let m = 1; $m + $nope\r")
    terminal.expect("`$nope`")
    terminal.send("record stop\r")
    terminal.expect("statements in \(script)")
    terminal.send("record \(script)\r")
    terminal.expect("is there already")
    terminal.send("exit\r")
    #expect(terminal.waitForExit() == 0)
    #expect(
      folder.contents(of: "kept.audit") == """
        # recorded 2026-11-23T09:00:00Z on \(database("one"))
        # from before:
        scenarios | take 3
        $_ | count
        # from before:
        let n = 2
        def twice(x: number) { $x * $n }
        twice 21
        # failed: there is no run `zzz`
        #   run zzz
        # error: there is no variable `$nope`
        #   let m = 1; $m + $nope

        """)
    let check = try folder.auditsh(["check", script])
    #expect(check.waitForExit() == 0)
    #expect(check.screen.text == "")
  }

  @Test func aRunInTheBackgroundIsCountedAndItsEndIsTold() throws {
    let terminal = try start(columns: 120)
    terminal.send("let b = launch ecom_flash --questions 4 --pace 8/s --background\r")
    terminal.expect("in the background: watch")
    // The run begins in a process of its own.
    terminal.send("retry 100 every 50ms { } until (runs | where status == \"running\" | count) > 0\r")
    terminal.expect("one 1 running>")
    terminal.send("watch $b | select status\r")
    terminal.expect("completed")
    terminal.expect("has completed, 16 calls: run ")
    terminal.send("1\r")
    terminal.expect("1\none>")
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
