/// Why a line could not be read, or the history not kept. The number is the C library's errno.
package enum LineEditorProblem: Error, Equatable, Sendable {
  /// libedit could not be set up on this terminal.
  case terminalUnusable
  case unreadable(errno: Int32)
  case historyUnreadable(path: String, errno: Int32)
  case historyUnwritable(path: String, errno: Int32)
}
