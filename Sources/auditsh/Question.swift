import LineEditor
import Rendering

#if canImport(Glibc)
  import Glibc
#endif

/// A question on the terminal that takes yes or no.
enum Question {
  /// Waits for a line; only `y` and `yes` are yes. What was typed before the question stood there is no answer to it.
  static func ask(_ text: String, screen: Screen) -> Bool {
    let visible = VisibleText.of(text, unicode: screen.options.unicode)
    tcflush(0, TCIFLUSH)
    screen.error("\(visible) [y/N] ")
    var answer: [UInt8] = []
    var byte: UInt8 = 0
    while true {
      guard InterruptSignal.waitForInput(0), read(0, &byte, 1) == 1 else {
        screen.error("\n")
        return false
      }
      if byte == UInt8(ascii: "\n") { break }
      if answer.count < 100 { answer.append(byte) }
    }
    let word = String(decoding: answer, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
    return word == "y" || word == "yes"
  }
}
