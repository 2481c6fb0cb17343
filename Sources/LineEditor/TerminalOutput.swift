#if canImport(Glibc)
  import Glibc
#endif

/// Writes to the terminal beside libedit, unbuffered.
struct TerminalOutput {
  let descriptor: Int32

  var width: Int { Terminal.width(of: descriptor) ?? 80 }
  var height: Int { Terminal.height(of: descriptor) ?? 24 }

  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// In this mode the terminal puts marks around what is pasted, so a newline in it is no Enter.
  func setBracketedPaste(_ isOn: Bool) {
    write(isOn ? "\u{1B}[?2004h" : "\u{1B}[?2004l")
  }

  func move(down rows: Int) {
    if rows > 0 { write("\u{1B}[\(rows)B") }
  }

  func move(up rows: Int) {
    if rows > 0 { write("\u{1B}[\(rows)A") }
  }

  /// Columns from 0.
  func move(toColumn column: Int) {
    write("\u{1B}[\(column + 1)G")
  }

  func clearBelow() {
    write("\r\u{1B}[J")
  }
}
