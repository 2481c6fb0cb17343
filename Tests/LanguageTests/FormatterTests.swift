import Diagnostics
import Language
import Testing

struct FormatterTests {
  static func format(_ text: String) -> String {
    (try? Formatter.format(SourceText(name: "test", text: text))) ?? "no program"
  }

  @Test(arguments: [
    ("runs|where a>1 and not(b)|take   5", "runs | where a > 1 and not (b) | take 5\n"),
    ("let x=runs|count;$x", "let x = runs | count\n$x\n"),
    ("sort_me | sort - a,-(b)", "sort_me | sort -a, -(b)\n"),
    ("[ 1,2 ,3 ] | where value - -1>-2", "[1, 2, 3] | where value - -1 > -2\n"),
    ("assert - -1==f ( 1 )", "no program"),
    ("assert - -1==f( 1,{ a :2 } )[ 0 ] . b", "assert - -1 == f(1, {a: 2})[0].b\n"),
    ("launch  'x'   --to=out/a.json  [ a ,b, c ] $x.y  7d", "launch 'x' --to=out/a.json [a, b, c] $x.y 7d\n"),
    ("export \"a\"#b c\\d", "export \"a\"#b c\\d\n"),
    ("runs\n\n|count", "runs | count\n"),
    ("runs \\\n  take", "runs take\n"),
    ("\u{feff}#!/bin/x  \r\nruns\r\n", "#!/bin/x\nruns\n"),
    ("\u{feff}# c\r\n\r\n\r\n\r\nruns\r\n\r\n", "# c\n\nruns\n"),
    ("assert 'a\r\nb'==\"$( x|count )  $y\"", "assert 'a\r\nb' == \"$( x|count )  $y\"\n"),
    (
      "runs|join left(jobs|take 5)on a==b|pivot v by k in['x']",
      "runs | join left (jobs | take 5) on a == b | pivot v by k in ['x']\n"
    ),
    (
      "runs|assert all a>1,\"why\" --allow-empty|count",
      "runs | assert all a > 1, \"why\" --allow-empty | count\n"
    ),
    ("param a:number=5;param b", "param a: number = 5\nparam b\n"),
    ("", ""), ("\n\n", ""), ("# only", "# only\n"),
  ])
  func oneLine(_ text: String, _ formatted: String) { #expect(Self.format(text) == formatted) }

  @Test(arguments: [
    (
      "if a==1{exit 1}else if b { exit 2 } else{exit 3}",
      "if a == 1 { exit 1 } else if b { exit 2 } else { exit 3 }\n"
    ),
    (
      "if a==1{exit 1;runs}\nelse{exit 3}",
      "if a == 1 {\n  exit 1\n  runs\n} else {\n  exit 3\n}\n"
    ),
    (
      "for x in runs|take 3{\n\n\nlet y=$x\n\n\n\n# last\n}",
      "for x in runs | take 3 {\n  let y = $x\n\n  # last\n}\n"
    ),
    ("def f (a:number=1,b){ }", "def f(a: number = 1, b) {}\n"),
    ("test \"x\"{ # why\n}", "test \"x\" { # why\n}\n"),
    ("retry 5 every 2s{runs}until a>1", "retry 5 every 2s { runs } until a > 1\n"),
    ("watch 2s{\nruns}until b", "watch 2s {\n  runs\n} until b\n"),
    ("test 'a' {\n if b { runs } }", "test 'a' {\n  if b { runs }\n}\n"),
  ])
  func blocks(_ text: String, _ formatted: String) { #expect(Self.format(text) == formatted) }

  /// Comments stay where they are: on their line, behind what they speak of, before the stage they explain.
  @Test(arguments: [
    ("runs # all\n# and\n | count#1", "no program"),
    ("runs   # all\n# and\n | count", "runs # all\n  # and\n  | count\n"),
    (
      "runs | # all\nwhere a and # two\nb|count  # end",
      "runs # all\n  | where a and # two\n      b\n  | count # end\n"
    ),
    (
      "f([ # open\n1, # one\n# two\n2\n# last\n])",
      "f(\n  [ # open\n    1, # one\n    # two\n    2\n    # last\n  ]\n)\n"
    ),
    ("let x = # why\n runs", "let x = # why\nruns\n"),
    ("runs; # c\n\n\n# d\n\njobs", "runs # c\n\n# d\n\njobs\n"),
    (
      "if a {\n  runs\n} # no\n# more\nelse { jobs }",
      "if a {\n  runs\n} # no\n# more\nelse {\n  jobs\n}\n"
    ),
    ("# a\n\n\n# b\nruns\n\n\n# c\n\n", "# a\n\n# b\nruns\n\n# c\n"),
  ])
  func comments(_ text: String, _ formatted: String) { #expect(Self.format(text) == formatted) }

  @Test func longLinesBreak() {
    let text =
      "let many=runs|where status==\"failed\" and startedAt>ago(7d)|sort -startedAt|select id,status|take 5|count"
    #expect(
      Self.format(text) == """
        let many = runs
          | where status == "failed" and startedAt > ago(7d)
          | sort -startedAt
          | select id, status
          | take 5
          | count

        """)
    let name = String(repeating: "n", count: 40)
    #expect(
      Self.format("runs|where \(name)>1 and \(name)<1 or \(name)==2|derive a=[\(name),\(name),\(name)],b=1")
        == """
        runs
          | where \(name) > 1 and
              \(name) < 1 or
              \(name) == 2
          | derive a = [
              \(name),
              \(name),
              \(name)
            ],
              b = 1

        """)
  }

  @Test func whatIsNoProgramIsToldAsSuch() {
    #expect(throws: Diagnostics.self) {
      try Formatter.format(SourceText(name: "x", text: "runs | where a = 1"))
    }
  }
}
