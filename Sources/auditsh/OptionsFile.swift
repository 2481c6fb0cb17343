import Audit
import Diagnostics
import Engine
import Verbs

/// The file that keeps what `set` set: `name value` lines, `#` before a comment. It appears whole or not at all; of
/// lines that it cannot read the good ones are kept, and the others stay as they are.
struct OptionsFile {
  let path: String

  /// A line that was passed over.
  struct BadLine: Equatable {
    let number: Int
    let message: String
    let notes: [String]
  }

  /// The options of a text, and what is wrong with lines of it.
  static func read(_ text: String) -> (options: ShellOptions, bad: [BadLine]) {
    var options = ShellOptions()
    var bad: [BadLine] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      guard let (name, value) = parts(line) else { continue }
      do throws(ShellOptionProblem) {
        try options.set(ShellOption.named(name), to: value)
      } catch {
        bad.append(BadLine(number: index + 1, message: error.message, notes: error.notes))
      }
    }
    return (options, bad)
  }

  /// A text with one option changed (nil: taken out); other lines stay, comments and bad ones too.
  static func text(_ text: String, setting option: ShellOption, to value: String?) -> String {
    var lines = text.split(separator: "\n").map(String.init)
    lines.removeAll { parts($0[...])?.name == option.rawValue }
    if let value { lines.append("\(option.rawValue) \(value)") }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Name and value of a line; nil for a blank one or a comment.
  private static func parts(_ line: Substring) -> (name: String, value: String)? {
    let trimmed = trim(line)
    guard let first = trimmed.first, first != "#" else { return nil }
    let name = trimmed.prefix { $0 != " " && $0 != "\t" && $0 != "=" }
    var value = trim(trimmed[name.endIndex...])
    if value.first == "=" { value = trim(value.dropFirst()) }
    return (String(name), String(value))
  }

  private static func trim(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// The file's options; without a file the defaults. A file that cannot be read is one bad line without a number.
  func load() -> (options: ShellOptions, bad: [BadLine]) {
    guard Host.exists(path) else { return (ShellOptions(), []) }
    do throws(Failure) { return Self.read(try ScriptFile.read(path)) } catch {
      return (ShellOptions(), [BadLine(number: 0, message: error.message, notes: error.notes)])
    }
  }

  /// Changes one option in the file, which is made where there is none. What other shells set meanwhile stays.
  func store(_ option: ShellOption, _ value: String?) throws {
    let old = Host.exists(path) ? try ScriptFile.read(path) : "# auditsh: what `set` set\n"
    Host.makeFolderOf(path)
    let file = try AtomicFile(path)
    try file.write(Array(Self.text(old, setting: option, to: value).utf8))
    try file.commit()
  }
}
