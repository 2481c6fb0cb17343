import CLineEditor

#if canImport(Glibc)
  import Glibc
#endif

/// What is asked of a terminal besides its lines.
package enum Terminal {
  /// Columns of the terminal behind a descriptor; nil if it is none or does not say. Asked anew at each call, so
  /// it is right after a resize.
  package static func width(of descriptor: Int32) -> Int? {
    size(of: descriptor).flatMap { $0.ws_col > 0 ? Int($0.ws_col) : nil }
  }

  /// Rows of the terminal behind a descriptor; nil if it is none or does not say.
  package static func height(of descriptor: Int32) -> Int? {
    size(of: descriptor).flatMap { $0.ws_row > 0 ? Int($0.ws_row) : nil }
  }

  package static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// Puts the modes of a terminal back while a prompt is open, for leaving in a hurry (`_exit`). Safe from any
  /// thread and from signal handlers; nothing happens where no prompt is open.
  package static func restore() {
    cle_restore_terminal()
  }

  /// Another program has the terminal until `takeBack`, and is waited for: a signal that kills this process ends that
  /// one too, and puts the terminal's modes back. `start` starts it; 0 where that failed. Not while a line is read.
  package static func lend(_ descriptor: Int32, start: () -> pid_t) {
    // Its modes are those of before: the program may change them at once.
    cle_lend_terminal(descriptor)
    cle_set_child(start())
  }

  package static func takeBack() {
    cle_take_terminal_back()
  }

  /// Whether TERM names a terminal that understands more than text: that can move its cursor and show colours.
  package static var obeysSequences: Bool {
    guard let name = getenv("TERM") else { return false }
    return !["", "dumb", "unknown", "emacs"].contains(String(cString: name))
  }

  /// Whether a line can be edited: both ends are terminals, and one that can move its cursor.
  static func canEdit(input: Int32, output: Int32) -> Bool {
    isTerminal(input) && isTerminal(output) && obeysSequences
  }

  private static func size(of descriptor: Int32) -> winsize? {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 ? size : nil
  }
}
