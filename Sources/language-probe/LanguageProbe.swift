import Diagnostics
import Engine
import Language
import Values

#if canImport(Glibc)
  import Glibc
#endif

/// The language without a database, for Scripts/fuzz: it makes texts from seeds, and the parser, the checker, the formatter
/// and the prompt's "is it whole?" read each.
///
///     language-probe TEXT
///     language-probe SEEDS SECONDS SEED LAST
///
/// TEXT is read once. SEEDS holds texts, a byte 0xFF behind each; the text being read stands in the file LAST, so that a
/// crash leaves it there. A text that takes more than a second of processor time, or a rule of the formatter that does not
/// hold, ends it with 1.
@main
enum LanguageProbe {
  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count == 2, let text = try? ScriptFile.bytes(arguments[1]) { exit(once(text)) }
    guard arguments.count == 5, let seconds = Int(arguments[2]), let seed = UInt64(arguments[3]),
      let bytes = try? ScriptFile.bytes(arguments[1])
    else {
      say("language-probe TEXT | SEEDS SECONDS SEED LAST")
      exit(2)
    }
    let last = open(arguments[4], O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    var maker = TextMaker(seeds: bytes.split(separator: 0xFF).map(Array.init), seed: seed)
    let end = clock(CLOCK_MONOTONIC) + Double(seconds)
    var count = 0
    var whole = 0
    var slowest = 0.0
    while clock(CLOCK_MONOTONIC) < end {
      let text = maker.next()
      ftruncate(last, 0)
      _ = text.withUnsafeBytes { pwrite(last, $0.baseAddress, $0.count, 0) }
      let start = clock(CLOCK_PROCESS_CPUTIME_ID)
      if let problem = read(String(decoding: text, as: UTF8.self), &whole) {
        say("\(problem): the text is in \(arguments[4])")
        exit(1)
      }
      let time = clock(CLOCK_PROCESS_CPUTIME_ID) - start
      slowest = max(slowest, time)
      if time > 1 {
        say("a text took \(time) s: it is in \(arguments[4])")
        exit(1)
      }
      count += 1
    }
    say(
      "\(count) texts, \(whole) of them programs, slowest \(Int(slowest * 1000)) ms, memory \(memory) MB")
  }

  /// One text: what it took, and 1 where something does not hold.
  private static func once(_ text: [UInt8]) -> Int32 {
    let before = memory
    let start = clock(CLOCK_PROCESS_CPUTIME_ID)
    var whole = 0
    let problem = read(String(decoding: text, as: UTF8.self), &whole)
    let time = clock(CLOCK_PROCESS_CPUTIME_ID) - start
    say(
      "\(Int(time * 1000)) ms, \(memory) MB (\(before) before), \(problem ?? (whole > 0 ? "a program" : "errors"))"
    )
    return problem == nil ? 0 : 1
  }

  /// The most that the process held, in megabytes.
  private static var memory: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  /// What does not hold; nil where all does.
  private static func read(_ text: String, _ whole: inout Int) -> String? {
    _ = Parser.isIncomplete(text)
    let checked = Session.check(name: "fuzz", text: text)
    let size = text.utf8.count
    for diagnostic in checked.diagnostics where diagnostic.span.source == 0 {
      let isPlace = diagnostic.span.start >= 0 && diagnostic.span.start <= diagnostic.span.end
      if !isPlace || diagnostic.span.end > size { return "a message has no place" }
      if diagnostic.message.isEmpty { return "a message is empty" }
    }
    let (_, problems) = Parser.parse(SourceText(name: "fuzz", text: text), source: 0)
    guard problems.isEmpty else { return nil }
    whole += 1
    guard let once = try? Formatter.format(SourceText(name: "fuzz", text: text)) else { return nil }
    guard let twice = try? Formatter.format(SourceText(name: "fuzz", text: once)) else {
      return "what was formatted cannot be read"
    }
    return once.utf8.elementsEqual(twice.utf8) ? nil : "formatting again gives something else"
  }

  /// Seconds.
  private static func clock(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func say(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}
