import ArgumentParser
import Foundation
import TerminalSupport
import Testing

@testable import auditsh

@Suite("--help, the manual page and completions are made from one table")
struct UsageTests {
  private static let parsers: [(String, any ParsableCommand.Type)] = [
    ("", RunCommand.self), ("check", CheckCommand.self), ("fmt", FormatCommand.self),
    ("test", TestCommand.self),
    ("lsp", ServeCommand.self), ("completions", CompletionsCommand.self),
  ]

  /// The parser's own page names exactly the options of the table.
  @Test func theTableIsWhatIsParsed() throws {
    for (name, parser) in Self.parsers {
      let usage = try #require(
        name.isEmpty ? CommandUsage.program : CommandUsage.commands.first { $0.name == name })
      let words = parser.helpMessage(columns: 200).split(separator: "\n").filter { $0.hasPrefix("  -") }
        .flatMap { $0.split { $0 == " " || $0 == "," } }.filter { $0.hasPrefix("-") }.map(String.init)
      let parsed = Set(words).subtracting(["-h", "--help", "--version"])
      #expect(parsed == Set(usage.options.map(\.name)), "auditsh \(name)")
    }
    #expect(CommandUsage.commands.map(\.name) == Self.parsers.dropFirst().map(\.0))
  }

  @Test func helpFitsAScreen() {
    let lines = UsagePage.text(.program).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24)
    for usage in [CommandUsage.program] + CommandUsage.commands where usage.name != "completions" {
      for line in UsagePage.text(usage).split(separator: "\n") { #expect(line.count <= 79, "\(line)") }
      for option in usage.options { #expect(UsagePage.text(usage).contains(option.name)) }
    }
  }

  /// Runs a program with a text on its standard input; nil where it is not installed.
  private func output(_ command: String, _ arguments: [String], input: String) throws -> (
    text: String, code: Int32
  )? {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(command)") else { return nil }
    let folder = FileManager.default.temporaryDirectory.appending(path: "auditsh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try input.write(to: folder.appending(path: "input"), atomically: true, encoding: .utf8)
    try "".write(to: folder.appending(path: "nightly.audit"), atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(command)")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "LC_ALL": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
  }

  @Test(arguments: [
    ("auditsh ch", "check"), ("auditsh --rea", "--readonly"), ("auditsh --output j", "json"),
    ("auditsh test --fai", "--fail-fast"), ("auditsh fmt n", "nightly.audit"),
    ("auditsh completions z", "zsh"),
  ])
  func bashCompletes(_ line: String, _ wanted: String) throws {
    let script = """
      source input; line='\(line)'; read -ra COMP_WORDS <<< "$line"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _auditsh; printf '%s\\n' "${COMPREPLY[@]}"
      """
    guard let found = try output("bash", ["-c", script], input: ShellCompletions.bash()) else { return }
    #expect(found.text.split(separator: "\n").contains(Substring(wanted)), "\(line) → \(found.text)")
  }

  @Test(arguments: [
    ("auditsh ch", "check"), ("auditsh --rea", "--readonly"), ("auditsh --output j", "json"),
    ("auditsh test --fai", "--fail-fast"), ("auditsh fmt n", "nightly.audit"),
    ("auditsh completions z", "zsh"),
  ])
  func fishCompletes(_ line: String, _ wanted: String) throws {
    let script = "source input; complete -C '\(line)'"
    guard let found = try output("fish", ["-N", "-c", script], input: ShellCompletions.fish()) else { return }
    let words = found.text.split(separator: "\n").compactMap { $0.split(separator: "\t").first }
    #expect(words.contains(Substring(wanted)), "\(line) → \(found.text)")
  }

  @Test func zshAndTheManualPageAreWellFormed() throws {
    if let zsh = try output("zsh", ["-n", "input"], input: ShellCompletions.zsh()) {
      #expect(zsh.code == 0, "\(zsh.text)")
    }
    let page = ManualPage.text(version: "0.1.0")
    if let lint = try output("mandoc", ["-T", "lint", "-W", "warning", "input"], input: page) {
      #expect(lint.text.isEmpty, "\(lint.text)")
    }
    for usage in [CommandUsage.program] + CommandUsage.commands {
      for option in usage.options { #expect(page.contains("Fl \(option.name.dropFirst())")) }
    }
  }
}
