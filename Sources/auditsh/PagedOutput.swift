import Diagnostics
import LineEditor

/// One result on its way to a terminal: held until it is longer than the screen, and then handed to a pager.
final class PagedOutput {
  private let command: String
  private var width: Int
  private var height: Int
  private var held: [UInt8] = []
  private var process: PagerProcess?
  private var openedAt: Int64?
  private var isPlain = false
  private var lines = 0
  private var column = 0
  private var isInEscape = false

  /// `command` is the pager; a screen has `width` columns and `height` lines.
  init(command: String, width: Int, height: Int) {
    self.command = command
    self.width = width
    self.height = height
  }

  /// Whether a pager was opened.
  var isOpen: Bool { process != nil }
  /// Microseconds for which a pager has been open: a person's time, not the statement's.
  var openTime: Int64 { openedAt.map { Host.elapsedMicroseconds() - $0 } ?? 0 }
  /// Whether the person left it before the end.
  var isLeft: Bool { process?.isLeft ?? false }

  /// The window has another size now.
  func resize(width: Int, height: Int) { (self.width, self.height) = (width, height) }

  func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if isPlain { return try FileOutput.write(bytes, to: 1) }
    if let process { return try process.write(bytes) }
    measure(bytes)
    held += bytes
    // The line after the text is the prompt's.
    if lines >= height { try open() }
  }

  /// Shows what is there now; without a pager from here on, unless there is one.
  func settle() throws {
    guard process == nil else { return }
    isPlain = true
    try FileOutput.write(held, to: 1)
    held = []
  }

  /// Shows what is left, and waits until the person has left the pager. What a pager that cannot be run got is shown
  /// without it.
  func finish() throws {
    guard let process else { return try settle() }
    if !process.finish() { try FileOutput.write(held, to: 1) }
    // Ctrl-C was for the pager.
    InterruptSignal.clear()
  }

  private func open() throws {
    guard let process = PagerProcess(command) else { return try settle() }
    self.process = process
    openedAt = Host.elapsedMicroseconds()
    try held.withUnsafeBufferPointer { try process.write($0) }
  }

  /// Counts lines of the screen: long ones take several, colours none.
  private func measure(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      if isInEscape {
        isInEscape = byte != UInt8(ascii: "m")
      } else if byte == 0x1b {
        isInEscape = true
      } else if byte == 0x0a {
        lines += 1
        column = 0
      } else if byte & 0xc0 != 0x80 {
        column += 1
        if column > width {
          lines += 1
          column = 1
        }
      }
    }
  }
}
