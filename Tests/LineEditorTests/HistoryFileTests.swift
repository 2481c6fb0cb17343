import TerminalSupport
import Testing

@testable import LineEditor

struct HistoryFileTests {
  private let folder = TemporaryFolder()

  private var file: HistoryFile { HistoryFile(path: folder.path + "/history", limit: 3) }

  @Test func aMissingFileIsEmpty() throws {
    #expect(try file.load() == [])
  }

  @Test func whatWasAppendedIsLoaded() throws {
    let entries = ["jobs", "a\nb\\n", "größe 🎉"]
    for entry in entries { try file.append(entry) }
    #expect(try file.load() == entries)
  }

  @Test func ofEqualEntriesTheLastStaysAndOfManyTheNewest() throws {
    for entry in ["a", "b", "c", "a", "d"] { try file.append(entry) }
    #expect(try file.load() == ["c", "a", "d"])
  }

  @Test func aFileGrownTooLongIsCut() throws {
    for number in 1...7 { try file.append("\(number)") }
    #expect(try file.load() == ["5", "6", "7"])
    #expect(folder.contents(of: "history") == "5\n6\n7\n")
    try file.append("8")
    #expect(try file.load() == ["6", "7", "8"])
  }

  @Test func othersLoseTheRightToReadIt() throws {
    folder.write("jobs\n", to: "history", mode: 0o644)
    try file.append("runs")
    #expect(folder.mode(of: "history") == 0o600)
  }

  @Test func controlCharactersDoNotComeBack() throws {
    folder.write("a\u{1B}[31mb\tc\n", to: "history")
    #expect(try file.load() == ["a[31mb c"])
  }

  @Test func anUnwritableFileIsSaidSo() {
    let file = HistoryFile(path: folder.path + "/none/deeper/history")
    #expect(throws: LineEditorProblem.historyUnwritable(path: file.path, errno: 2)) { try file.append("x") }
  }
}
