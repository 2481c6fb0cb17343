import Testing

struct ExpressionTests {
  @Test(arguments: [
    ("1 + 2 * 3 - 4", "((1 + (2 * 3)) - 4)"),
    ("8 / 4 / 2 % 3", "(((8 / 4) / 2) % 3)"),
    ("-a.b * 2", "((- a.b) * 2)"),
    ("a - -1", "(a - (- 1))"),
    ("a ?? b + 1 == c", "((a ?? (b + 1)) == c)"),
    ("a ?? b ?? c", "((a ?? b) ?? c)"),
    ("not a == b and c or d", "(((not (a == b)) and c) or d)"),
    ("a or b and not c", "(a or (b and (not c)))"),
    ("not not a", "(not (not a))"),
    ("a in [1, 2,] and b contains \"x\"", "((a in [1, 2]) and (b contains \"x\"))"),
    ("name ~ '^a|b$'", "(name ~ \"^a|b$\")"),
    ("(a or b) and c", "((a or b) and c)"),
    ("f(x, g(1))[0].name", "f(x, g(1))[0].name"),
    ("$a.b[-1] > 7d", "($a.b[(- 1)] > 604800000ms)"),
    ("({name: \"x\", n: 2}).n == 2", "({name: \"x\", n: 2}.n == 2)"),
    ("(runs | count) > 0", "(<runs() | count> > 0)"),
    ("(a) > (runs | where (b | count) > 1 | count)", "(a > <runs() | where (<b() | count> > 1) | count>)"),
    ("a ==\n  b +\n  1", "(a == (b + 1))"),
    ("a[\n0\n] == [\n1,\n2\n]", "(a[0] == [1, 2])"),
    ("contains_x and into", "(contains_x and into)"),
  ])
  func precedence(_ text: String, _ tree: String) { #expect(Reading.expression(text) == tree) }

  @Test(arguments: [
    ("12", "12"), ("1_000", "1000"), ("3.50", "3.5"), ("1e3", "1000"), ("2.5e-1", "0.25"), ("1E+2", "100"),
    ("9223372036854775807", "9223372036854775807"),
    ("250ms", "250ms"), ("90s", "90000ms"), ("15m", "900000ms"), ("24h", "86400000ms"), ("1.5h", "5400000ms"),
    ("2w", "1209600000ms"),
    ("@2026-11-01", "@2026-11-01T00:00:00Z"), ("@2026-11-01T09:00+02:00", "@2026-11-01T07:00:00Z"),
    ("@2024-02-29T23:59:59.5Z", "@2024-02-29T23:59:59.500Z"),
    ("true", "true"), ("null", "null"),
    (#""a\n\t\"\\\$\u{e9}""#, #""a\n\t\"\\$é""#), (#"'a\n$x'"#, #""a\\n$x""#),
    (#""5 $ and $5""#, #""5 $ and $5""#),
    (#""hi $name!""#, #"join("hi ", $name, "!")"#), (#""$a.b""#, #"join($a, ".b")"#),
    (#""$(1 + 2) of $([1] | count)""#, #"join((1 + 2), " of ", <[1] | count>)"#),
    (#""$("in $(1)")""#, #"join(join("in ", 1))"#), (#""$(f(")"))""#, #"join(f(")"))"#),
  ])
  func literals(_ text: String, _ tree: String) { #expect(Reading.expression(text) == tree) }

  @Test(arguments: [
    ("1 < 2 < 3", "chained-comparison"), ("a == b != c", "chained-comparison"),
    ("a in b in c", "chained-comparison"),
    ("a = 1", "foreign-operator"), ("a && b", "foreign-operator"), ("a || b", "foreign-operator"),
    ("!a", "foreign-operator"), ("a === b", "foreign-operator"), ("a <> b", "foreign-operator"),
    ("a =~ 'x'", "foreign-operator"),
    ("@2026-02-30", "bad-date"), ("@2026-1-1", "bad-date"), ("@tomorrow", "bad-date"),
    ("5min", "bad-unit"), ("5D", "bad-unit"), ("99999999999w", "bad-number"),
    ("9223372036854775808", "bad-number"), ("1e999", "bad-number"),
    (#""\q""#, "bad-escape"), (#""\u{110000}""#, "bad-escape"), (#""\u{d800}""#, "bad-escape"),
    ("\"open", "unclosed-string"), ("'open", "unclosed-string"), (#""$(1""#, "unclosed-string"),
    ("(1", "unclosed"), ("[1, 2", "unclosed"), ("f(1", "unclosed"), ("{a: 1", "unclosed"),
    ("\u{201c}x\u{201d}", "curly-quote"), ("a ^ b", "stray-character"), ("$", "expected"),
    ("a +", "expected"),
    ("a b", "bare-word"), ("f(1 2)", "expected"), ("{1: 2}", "expected"), ("and", "missing-operand"),
  ])
  func mistakes(_ text: String, _ code: String) {
    #expect(Reading.script("assert " + text).problems == [code])
  }
}
