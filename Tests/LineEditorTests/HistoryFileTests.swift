import TerminalSupport
import Testing

@testable import LineEditor

#if canImport(Glibc)
  import Glibc
#endif

struct HistoryFileTests {
  private let folder = TemporaryFolder()

  private var file: HistoryFile { HistoryFile(path: folder.path + "/history", limit: 3) }

  @Test func aMissingFileIsEmpty() throws {
    #expect(try file.entries() == [])
  }

  @Test func whatWasAppendedIsLoaded() throws {
    let entries = ["jobs", "a\nb\\n", "größe 🎉"]
    for entry in entries { try file.append(entry) }
    #expect(try file.entries() == entries)
  }

  @Test func ofEqualEntriesTheLastStaysAndOfManyTheNewest() throws {
    for entry in ["a", "b", "c", "a", "d"] { try file.append(entry) }
    #expect(try file.entries() == ["c", "a", "d"])
  }

  @Test func aFileGrownTooLongIsCut() throws {
    for number in 1...7 { try file.append("\(number)") }
    #expect(try file.entries() == ["5", "6", "7"])
    #expect(folder.contents(of: "history") == "5\n6\n7\n")
    try file.append("8")
    #expect(try file.entries() == ["6", "7", "8"])
  }

  @Test func othersLoseTheRightToReadIt() throws {
    folder.write("jobs\n", to: "history", mode: 0o644)
    try file.append("runs")
    #expect(folder.mode(of: "history") == 0o600)
  }

  @Test func ofAFileTooLargeTheEndIsRead() throws {
    var file = file
    file.byteLimit = 9
    folder.write("first\nlongest\nab\ncd\n", to: "history")
    #expect(try file.entries() == ["ab", "cd"])
    #expect(folder.contents(of: "history") == "ab\ncd\n")
  }

  @Test func aTornLineIsNoEntryAndHarmsNone() throws {
    folder.write("jobs\nru", to: "history")
    #expect(try file.entries() == ["jobs"])
    try file.append("brands")
    #expect(try file.entries() == ["jobs", "ru", "brands"])
  }

  @Test func whatOthersAddIsReadFromWhereWeAre() throws {
    try file.append("a")
    let first = try file.read(after: nil)
    try file.append("b")
    let second = try file.read(after: first.mark)
    #expect(second.entries == ["b"] && !second.isWhole)
    #expect(try file.read(after: second.mark).entries == [])
    folder.write("new\n", to: "other")
    rename(folder.path + "/other", file.path)
    let third = try file.read(after: second.mark)
    #expect(third.entries == ["new"] && third.isWhole)
  }

  @Test func whatIsNoFileIsRefusedAndNotWaitedFor() {
    mkfifo(file.path, 0o600)
    #expect(throws: LineEditorProblem.historyUnreadable(path: file.path, errno: 22)) { try file.entries() }
    #expect(throws: LineEditorProblem.self) { try file.append("x") }
  }

  @Test func shellsSideBySideShareOneListWithoutDoubles() {
    let (one, other) = (HistoryList(path: file.path), HistoryList(path: file.path))
    one.synchronize()
    other.synchronize()
    for (list, entry) in [(one, "a"), (other, "b"), (one, "c"), (other, "a")] { list.add(entry) }
    one.synchronize()
    other.synchronize()
    #expect(one.entries == ["b", "c", "a"])
    #expect(other.entries == one.entries)
  }

  @Test func whatFailedIsNotSuggestedAndWhatSucceededHereComesFirst() {
    let list = HistoryList(path: file.path)
    for entry in ["runs | take 5", "runs | take 7", "runs | tak 5"] { list.add(entry) }
    list.note("runs | take 5", succeededIn: "/a.db")
    list.note("runs | take 7", succeededIn: "/b.db")
    list.note("runs | tak 5", succeededIn: nil)
    let other = HistoryList(path: file.path)
    other.synchronize()
    for list in [list, other] {
      list.synchronize()
      #expect(list.suggestion(beginningWith: "runs", in: "/a.db") == "runs | take 5")
      #expect(list.suggestion(beginningWith: "runs", in: "/b.db") == "runs | take 7")
      #expect(list.suggestion(beginningWith: "runs", in: "/c.db") == "runs | take 7")
      #expect(list.entries.last == "runs | tak 5")
    }
    list.note("runs | tak 5", succeededIn: "/a.db")
    other.synchronize()
    #expect(other.suggestion(beginningWith: "runs", in: "/a.db") == "runs | tak 5")
    other.note(" secret", succeededIn: nil)
    #expect(folder.contents(of: "history.outcomes")?.contains("secret") == false)
  }

  @Test func searchingGoesOnToOlderOnesAndBack() {
    var search = HistorySearch(entries: ["Runs | take 3", "jobs", "runs | count"])
    for scalar in "run".unicodeScalars { search.extend(scalar) }
    #expect(search.line?.text == "runs | count")
    search.findOlder()
    #expect(search.line?.text == "Runs | take 3")
    search.findOlder()
    #expect(search.hasFailed && search.line?.text == "Runs | take 3")
    search.findNewer()
    #expect(!search.hasFailed && search.line?.text == "runs | count")
    for scalar in "zz".unicodeScalars { search.extend(scalar) }
    #expect(search.hasFailed)
    search.shorten()
    search.shorten()
    #expect(!search.hasFailed && search.line?.cursor == 0)
  }

  @Test func controlCharactersDoNotComeBack() throws {
    folder.write("a\u{1B}[31mb\tc\n", to: "history")
    #expect(try file.entries() == ["a[31mb c"])
  }

  @Test func anUnwritableFileIsSaidSo() {
    let file = HistoryFile(path: folder.path + "/none/deeper/history")
    #expect(throws: LineEditorProblem.historyUnwritable(path: file.path, errno: 2)) { try file.append("x") }
  }
}

extension HistoryFile {
  fileprivate func entries() throws(LineEditorProblem) -> [String] { try read(after: nil).entries }
}
