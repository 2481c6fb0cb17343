import Engine
import LineEditor
import Rendering

/// What a `watch` block shows, drawn in place each time; when it ends the last of it stands whole.
final class FrameView {
  private let file: FileOutput
  /// Brings the width and the time up to date.
  private let refresh: () -> RenderOptions
  private var block = LiveBlock()
  private var last: [String] = []
  private var count = 0
  private(set) var isOpen = false

  /// `file` is the standard output, on a terminal that can move its cursor.
  init(_ file: FileOutput, refresh: @escaping () -> RenderOptions) {
    self.file = file
    self.refresh = refresh
  }

  /// Throws `Failure` where the terminal is gone: nobody watches then.
  func take(_ frame: WatchFrame) throws {
    switch frame {
    case .begin:
      _ = refresh()
      file.beginFrame()
      isOpen = true
    case .end(let pause):
      count += 1
      close()
      let options = refresh()
      var lines = LiveBlock.fitted(last, height: height - 1, unicode: options.unicode)
      lines.append(
        ProgressRenderer.footer(
          "every \(pause), \(count) time\(count == 1 ? "" : "s") so far; Ctrl-C stops", options))
      try draw(lines, options)
    case .stop:
      // A block that failed in the middle has shown a part.
      if isOpen { close() }
      defer {
        block.leave()
        (last, count) = ([], 0)
      }
      if !last.isEmpty || !block.isEmpty { try draw(last, refresh()) }
    }
  }

  /// A note goes into the frame that is being made.
  func note(_ text: String) { try? file.write(text) }

  private var height: Int { Terminal.height(of: 1) ?? 24 }

  private func close() {
    isOpen = false
    let text = String(decoding: file.takeFrame(), as: UTF8.self)
    guard !text.isEmpty else { return }
    last = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if last.last == "" { last.removeLast() }
  }

  private func draw(_ lines: [String], _ options: RenderOptions) throws {
    try file.write(block.redraw(lines, width: options.width ?? 80))
  }
}
