import Diagnostics
import Engine
import Foundation
import Language
import Planning
import Relation
import Testing
import Verbs

/// Whatever is formatted means the same, keeps its comments, and is formatted once and for all.
struct FormatterPropertyTests {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Scripts of the fixtures (the heredocs of the sessions too), code of the documents, examples of the declarations.
  static let corpus: [String] = {
    var texts =
      Session.declarations.catalog.sources.flatMap(\.examples)
      + Session.verbs.flatMap(\.declaration.examples)
    for folder in ["Fixtures", "docs"] {
      let files = FileManager.default.enumerator(
        at: repository.appending(path: folder), includingPropertiesForKeys: nil)
      for case let file as URL in files ?? FileManager.DirectoryEnumerator() {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { continue }
        if file.pathExtension == "audit" { texts.append(text) }
        if file.pathExtension == "txt" { texts += heredocs(text) + commands(text) }
        if file.pathExtension == "md" { texts += blocks(text) }
      }
    }
    return texts
  }()

  private static func heredocs(_ text: String) -> [String] {
    text.matches(of: /(?m)<<'END'.*\n((?:> .*\n)+?)> END/).map { match in
      match.1.split(separator: "\n").map { String($0.dropFirst(2)) }.joined(separator: "\n")
    }
  }

  private static func commands(_ text: String) -> [String] {
    text.matches(of: /-c '([^']*)'/).map { String($0.1) }
  }

  private static func blocks(_ text: String) -> [String] {
    text.matches(of: /(?s)```auditsh\n(.*?)```/).map { String($0.1) }
  }

  /// Whether the text is a program; where it is, formatting it is held to all that is promised.
  static func check(_ text: String) -> Bool {
    let (tree, problems) = Reading.script(text)
    guard problems.isEmpty else { return false }
    let layout = try? Formatter.layOut(SourceText(name: "test", text: text))
    // A backslash that is a word could end up before a line end, where it is none: such a text stays as it is.
    // So does a date with a blank and a dot behind it: right behind it the dot would be the date's.
    let mayStay = text.contains("\\") || text.contains(/@[0-9:TZ+-]+\s+\./)
    #expect(layout != nil || mayStay, "left alone: \(text.debugDescription)")
    let once = FormatterTests.format(text)
    let again = Reading.script(once)
    #expect(again.problems.isEmpty, "\(text.debugDescription)\n→ \(once.debugDescription)")
    #expect(again.statements == tree, "\(text.debugDescription)\n→ \(once.debugDescription)")
    let twice = FormatterTests.format(once)
    #expect(once.utf8.elementsEqual(twice.utf8), "\(text.debugDescription)\n→ \(once)\n→ \(twice)")
    for comment in text.matches(of: /§[0-9]+/) {
      #expect(once.contains(comment.0), "\(text.debugDescription) loses \(comment.0)\n→ \(once)")
    }
    return true
  }

  @Test func scriptsKeepTheirMeaning() {
    let programs = Self.corpus.filter(Self.check)
    #expect(programs.count > 150)
  }

  /// Blanks, line ends and comments are put where they may stand or may not: what still parses is held to the same.
  @Test func mutatedScriptsKeepTheirMeaning() {
    var random = Random(state: 7)
    let pieces = [
      " ", "  ", "\n", "\n\n\n", "\r\n", " # §1\n", "\n# §2\n", "\n\n# §3\n\n", " \\\n", ";", "; # §4\n", ",",
      "-",
      "(", ")", "{", "}", "[", "]", "|", "| count", " and ", " or x", "not ", "\"a\nb\"", "$x", ".a", "1",
      " = ",
      "if a {", "} else {", "\t", "é", "--to=", "#", "\\",
    ]
    let programs = Self.corpus.filter { $0.utf8.count < 2000 } + Self.seeds
    var count = 0
    for round in 0..<4000 {
      var bytes = Array(programs[random.next(programs.count)].utf8)
      for _ in 0..<(1 + random.next(round % 3 == 0 ? 12 : 4)) {
        let place = random.next(bytes.count + 1)
        if random.next(5) == 0, place < bytes.count {
          bytes.remove(at: place)
        } else {
          bytes.insert(contentsOf: Array(pieces[random.next(pieces.count)].utf8), at: place)
        }
      }
      if let text = String(validating: bytes, as: UTF8.self), Self.check(text) { count += 1 }
    }
    #expect(count > 1000, "only \(count) of the mutated scripts are programs")
  }

  private static let seeds = [
    "if a {\n  runs | take 3\n} else if b { exit 1 } else {\n  jobs\n}",
    "def worst(n: number = 5, by: text) {\n  let x = runs | where a > 1 and (b or c)\n  $x | sort -a, b | take $n\n}",
    "for r in (runs | take 3) {\n  test \"x $(1 + 2)\" { assert $r.a[0].b == {a: 1, \"b\": [1, 2]}, \"no\" }\n}",
    "runs | join left (jobs | where a) on x == y | pivot v by k in [\"a\", \"b\"] | assert all v > 1, \"w\" --allow-empty",
    "retry 5 every 2s {\n  runs\n} until (runs | count) > 0\nwatch 2s { runs } until done\ninclude \"x.audit\"",
    "launch [a, b,c] [x y] --to=x --n 5 $a.b (runs | take 1) \"s\" @2026-01-01 | json",
    "runs | summarize n = count(), m = avg(score) by platform, day = bucket(startedAt, 1d) | expand n | distinct a, b",
  ]

  @Test func theTimeGrowsWithTheText() {
    let part = Self.seeds.joined(separator: "\n\n") + "\n"
    func seconds(_ size: Int) -> Double {
      let text = SourceText(name: "big", text: String(repeating: part, count: size / part.utf8.count))
      let start = ContinuousClock.now
      #expect((try? Formatter.format(text))?.isEmpty == false)
      return (ContinuousClock.now - start) / .seconds(1)
    }
    let small = seconds(20_000)
    let large = seconds(160_000)
    print("formatting 160 kB: \(large) s; an eighth of it: \(small) s")
    #expect(large < small * 8 * 4 + 1)
  }

  private struct Random {
    var state: UInt64

    mutating func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
  }
}
