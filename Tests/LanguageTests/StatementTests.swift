import Language
import Testing

struct StatementTests {
  @Test(arguments: [
    ("runs", "runs()"),
    ("runs | where a > 1 | take 5", "runs() | where (a > 1) | take 5"),
    ("runs\n  | count\n\n  | json", "runs() | count | json()"),
    ("runs |\n count", "runs() | count"),
    ("runs # all of them\n# and\n | count", "runs() | count"),
    ("#!/usr/bin/env auditsh\nruns", "runs()"),
    ("let n = runs | count", "let n = runs() | count"),
    ("let n =\n 1 + 2", "let n = (1 + 2)"),
    ("param min: number = 80", "param min: number = 80"),
    ("param who", "param who: ? = none"),
    ("$r | first", "$r | first"),
    ("[1, 2] | count", "[1, 2] | count"),
    ("range(3) | count", "range(3) | count"),
    ("explain runs | count", "explain runs() | count"),
    ("assert a > 1, \"why $x\"", "assert (a > 1), join(\"why \", $x)"),
    ("fail", "fail "), ("exit 3", "exit 3"),
    ("runs | sort -a, b, -(c), (-d)", "runs() | sort desc a, b, desc c, (- d)"),
    (
      "runs | summarize n = count(), x by a, b = lower(c)",
      "runs() | summarize n = count(), x by a, b = lower(c)"
    ),
    ("runs | distinct | distinct a, b", "runs() | distinct [] | distinct [\"a\", \"b\"]"),
    (
      "runs | assert all a > 1, \"w\" --allow-empty | assert none b",
      "runs() | assert all (a > 1) \"w\" may be empty | assert none b -"
    ),
    ("runs | select a, b = c ?? 0,\n d", "runs() | select a, b = (c ?? 0), d"),
  ])
  func statements(_ text: String, _ tree: String) {
    let read = Reading.script(text)
    #expect(read.problems == [])
    #expect(read.statements == [tree])
  }

  /// Behind a verb stand words; what they mean is the parameter's type.
  @Test(arguments: [
    (
      "launch saas_weekly --seed 7 --platforms openai,anthropic --pace 20/s",
      "launch(`saas_weekly` --seed `7` --platforms `openai,anthropic` --pace `20/s`)"
    ),
    ("x --a \"b c\",d,\"e\" f", "x(--a [\"b c\" `d` \"e\"] `f`)"), ("x a,\"b c\"", "x([`a` \"b c\"])"),
    ("x [\"a\", \"b\"] \"c\"", "x([\"a\" \"b\"] \"c\")"),
    ("run 3f2a", "run(`3f2a`)"), ("simulate 90d", "simulate(`90d`)"), ("x -5 -1.5", "x(`-5` `-1.5`)"),
    ("export all --to out/\njobs", "export(`all` --to `out/`)"),
    ("x --to=a.json --flag", "x(--to `a.json` --flag)"), ("x a=b c#d", "x(`a=b` `c#d`)"),
    ("x \"two words\" 'raw $x' \"$y z\"", "x(\"two words\" \"raw $x\" join($y, \" z\"))"),
    ("x $r.id ($n + 1) (runs | count)", "x($r.id ($n + 1) <runs() | count>)"),
    ("x [openai, anthropic] [\"a b\",\n c]", "x([`openai` `anthropic`] [\"a b\" `c`])"),
    ("x @2026-01-01", "x(1767225600000)"), ("runs | save a-b.csv", "runs() | save(`a-b.csv`)"),
    ("job create", "job(`create`)"), ("x a;y b", "x(`a`)"),
  ])
  func arguments(_ text: String, _ tree: String) {
    let read = Reading.script(text)
    #expect(read.problems == [])
    #expect(read.statements.first?.replacing("@2026-01-01T00:00:00Z", with: "1767225600000") == tree)
  }

  @Test(arguments: [
    ("x openai, anthropic", "list-with-spaces"), ("x -s 7", "one-letter-option"),
    ("x , y", "list-with-spaces"), ("let $x = 1", "expected"), ("let and = 1", "reserved-word"),
    ("let x 1", "expected"), ("where a > 1", "expected"), ("runs | | count", "expected"),
    ("runs | 5", "expected"), ("runs ) count", "expected"), ("runs | assert some a", "expected"),
    ("runs | assert all a --nope", "expected"), ("x \u{201c}y\u{201d}", "curly-quote"),
    ("runs | select a = b = c", "foreign-operator"), ("runs | sort", "expected"),
  ])
  func mistakes(_ text: String, _ code: String) { #expect(Reading.script(text).problems == [code]) }

  @Test func everyMistakeOfATextIsToldOnceAtItsPlace() {
    let text = """
      runs | where a ==== 1
      jobs | take 3
      let x = runs | where )
      $x | count
      brands | wher; jobs | where b > @2026-99-01
        | take 4
      runs | count
      """
    let read = Reading.script(text)
    #expect(read.problems == ["foreign-operator", "expected", "bad-date"])
    #expect(
      read.statements == [
        "jobs() | take 3", "unreadable x", "$x | count", "brands() | wher()", "runs() | count",
      ])
  }

  @Test(arguments: [
    ("runs |", true), ("runs | where (a", true), ("\"open", true), ("runs | where a >", true),
    ("let x =", true),
    ("[1,", true), ("runs | select a,", true), ("x [a,\n", true), ("\"a $(1", true), ("assert", true),
    ("runs", false), ("export all --to out/", false), ("runs | where a > 1", false),
    ("runs | where )", false),
    ("1 +* 2", false), ("", false), ("# only a comment", false), ("x 'a' \"b\"", false),
  ])
  func incomplete(_ text: String, _ isIncomplete: Bool) {
    #expect(Parser.isIncomplete(text) == isIncomplete)
  }
}
