import ArgumentParser
import Testing

@testable import auditsh

@Suite("Options read plainly and by ArgumentParser are the same")
struct RunOptionsTests {
  @Test(arguments: [
    [], ["a.audit", "b.audit"], ["-c", "runs | count"], ["-c", "-5 % 3"],
    ["-c", "runs", "-c", "jobs", "--db", "x.db"],
    ["--db", "x.db", "a.audit", "--readonly"], ["--param", "min=70", "--param", "name=x y"], ["-"],
    ["--now", "2026-01-01T00:00Z", "--output", "json", "-o", "out.json"],
    ["--color", "never", "--error-format", "short", "-q", "--no-rc", "--timeout", "90s", "a.audit"],
  ])
  func plain(_ arguments: [String]) throws {
    #expect(RunOptions(plain: arguments) == RunOptions(try RunCommand.parse(arguments)))
  }

  @Test(arguments: [
    ["--help"], ["--version"], ["--bogus"], ["--db"], ["-c"], ["--db=x.db"], ["--output", "xml"],
    ["--"],
  ])
  func leftToArgumentParser(_ arguments: [String]) {
    #expect(RunOptions(plain: arguments) == nil)
  }
}
