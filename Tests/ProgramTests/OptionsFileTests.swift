import Testing
import Verbs

@testable import auditsh

@Suite("The file that keeps what `set` set")
struct OptionsFileTests {
  @Test func aBadLineIsPassedOver() {
    let read = OptionsFile.read(
      """
      # mine
      keys vi
      colours off

      rows = 40
      times later
      pager less -S
      """)
    var wanted = ShellOptions()
    wanted.keys = .vi
    wanted.rows = 40
    wanted.pager = .command("less -S")
    #expect(read.options == wanted)
    #expect(read.bad.map(\.number) == [3, 6])
    #expect(
      read.bad.map(\.message) == [
        "the shell has no option `colours`", "`set times` takes relative, exact, found `later`",
      ])
  }

  @Test func settingLeavesTheOtherLines() {
    let old = "# mine\nkeys vi\ncolours off\n"
    #expect(OptionsFile.text(old, setting: .hints, to: "off") == "# mine\nkeys vi\ncolours off\nhints off\n")
    #expect(OptionsFile.text(old, setting: .keys, to: "emacs") == "# mine\ncolours off\nkeys emacs\n")
    #expect(OptionsFile.text(old, setting: .keys, to: nil) == "# mine\ncolours off\n")
  }

  /// What `set` shows can be set again, and what is written can be read.
  @Test func everyValueComesBack() throws {
    for option in ShellOption.allCases {
      for word in option.words {
        var options = ShellOptions()
        try options.set(option, to: word)
        #expect(options.text(of: option) == word)
        #expect(OptionsFile.read("\(option.rawValue) \(word)\n").options == options)
        options.reset(option)
        #expect(options == ShellOptions())
      }
    }
  }

  @Test(arguments: [
    ("rows", "-1"), ("rows", "4.5"), ("pager", ""), ("pager", "less\nkeys vi"), ("output", "xml"),
  ])
  func badValues(_ name: String, _ value: String) throws {
    var options = ShellOptions()
    let option = try ShellOption.named(name)
    #expect(throws: ShellOptionProblem.self) { try options.set(option, to: value) }
  }
}
