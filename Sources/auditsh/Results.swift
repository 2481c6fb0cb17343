import Audit
import Diagnostics
import Engine
import Relation
import Rendering
import Values
import Verbs

/// Results → bytes of the standard output, or of the file of `-o`.
final class Results {
  var format: OutputFormat
  /// Set anew before each statement of the prompt: the window may have another width, and time goes on.
  var options: RenderOptions
  let file: FileOutput
  /// The option `pager`; where nobody could leave one, it is off.
  var pager = ShellOptions.Pager.off
  /// Whether the statement that runs may open a pager: one that shows again and again must not.
  var mayPage = true
  private var paged: PagedOutput?
  /// Microseconds for which pagers have been open, all in all.
  private(set) var pagerTime: Int64 = 0
  private var missingPager: String?
  /// Brings the options to the window's size: a statement may take long enough for it to change.
  var followWindow: () -> Void = {}
  /// Where a `watch` block is drawn in place.
  var frames: FrameView?
  /// The record that was shown last; the prompt's hints look at it and take it away.
  var shownRecord: Record?

  init(format: OutputFormat, options: RenderOptions, file: FileOutput) {
    self.format = format
    self.options = options
    self.file = file
  }

  /// The outputs of a session, with notes and progress on the screen.
  func sessionOutput(
    screen: Screen, shell: ShellHost, startDetached: @escaping (String) throws -> Void
  ) -> SessionOutput {
    var output = SessionOutput(
      rows: { presentation, input in try self.shown(screen) { try self.rows(presentation, input) } },
      record: { record, fields in
        self.shownRecord = record
        try self.shown(screen) {
          try self.write(
            ValueRenderer.render(record, fields: fields, format: self.format, options: self.options))
        }
      },
      value: { value, field in
        try self.shown(screen) {
          try self.write(
            ValueRenderer.render(value, field: field, format: self.format, options: self.options))
        }
      },
      lines: { lines in try self.shown(screen) { try self.write(lines) } },
      json: { bytes in
        try self.shown(screen) { try bytes.withUnsafeBufferPointer { try self.write($0) } }
      },
      save: { try self.save($0, $1) }, note: screen.note, progress: screen.progress,
      startDetached: startDetached, shell: shell)
    output.browse = { try BrowseRunner(options: self.options, asker: $1).run($0, screen) }
    output.frame = { [unowned self, unowned screen] in
      guard let frames else { return }
      screen.eraseProgress()
      try frames.take($0)
    }
    return output
  }

  // MARK: To the pager or past it

  /// Shows one result, through a pager where it is longer than the screen.
  private func shown(_ screen: Screen, _ body: () throws -> Void) throws {
    screen.eraseProgress()
    followWindow()
    guard options.isTerminal, mayPage, paged == nil, let command = pagerCommand(screen) else {
      return try body()
    }
    let paged = PagedOutput(command: command, width: options.width ?? 80, height: options.height ?? 24)
    self.paged = paged
    screen.isHeld = true
    defer {
      pagerTime += paged.openTime
      self.paged = nil
      screen.isHeld = false
    }
    do { try body() } catch {
      let failure = Failure(error)
      try paged.finish()
      if paged.isLeft { return }
      guard paged.isOpen, failure.kind == .interrupted else { throw error }
      screen.note("stopped by Ctrl-C before the end")
      return
    }
    try paged.finish()
  }

  /// A pager that is missing is told of once.
  private func pagerCommand(_ screen: Screen) -> String? {
    let (command, missing) = Pager.resolved(pager)
    if let missing, missing != missingPager {
      screen.note("the pager `\(missing)` is not there: long results run through")
    }
    missingPager = missing
    return command
  }

  private func write(_ bytes: UnsafeBufferPointer<UInt8>) throws {
    if let paged { try paged.write(bytes) } else { try file.write(bytes) }
  }

  func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write($0) }
  }

  // MARK: Rows

  private func rows(_ presentation: Presentation?, _ input: VerbInput) throws {
    switch presentation {
    case nil: try write(input, format, isWhole: false)
    case .format("text", _)?:
      try input.each { row in
        for value in row { try self.write(value.text ?? "") }
        return true
      }
    case .format(let name, let isWhole)?:
      try write(input, OutputFormat(rawValue: name) ?? format, isWhole: isWhole)
    case .chart(let request)?: try chart(input, request)
    }
  }

  /// Lines of text, made inert; on a terminal folded at blanks, what follows aligned under the first word.
  private func write(_ lines: [String]) throws {
    var text = ""
    for line in lines {
      let visible = VisibleText.of(line, unicode: options.unicode)
      text += WordWrap.fold(visible, width: options.width).joined(separator: "\n") + "\n"
    }
    try write(text)
  }

  /// A terminal gets the rows that it has room for, and is told how many there are: those are counted, not read.
  private func write(_ input: VerbInput, _ format: OutputFormat, isWhole: Bool) throws {
    let cuts = options.isTerminal && [.table, .line].contains(format)
    var limit: Int?
    var count = 0
    let writer = RowWriter(format: format, fields: input.fields, options: limited(input, isWhole)) {
      try self.write($0)
    }
    try writer.begin()
    func follow() {
      followWindow()
      let options = limited(input, isWhole)
      writer.resize(to: options)
      paged?.resize(width: options.width ?? 80, height: options.height ?? 24)
      if cuts, count <= 1 { limit = options.rowLimit }
    }
    var end: Int64?
    var isStopped = false
    try input.each { row in
      count += 1
      if count == 1 { follow() }
      guard let limit, count > limit else {
        try writer.append(row)
        return true
      }
      if end == nil {
        follow()
        try writer.settle()
        try self.paged?.settle()
        end = Host.elapsed() + Self.countingTime
      }
      isStopped = input.count != nil || count & 255 == 0 && Host.elapsed() > end ?? 0
      return !isStopped
    }
    if end == nil { follow() }
    try writer.finish(
      total: try isStopped ? input.count?().map(RowTotal.known) ?? .atLeast(count) : .known(count))
  }

  /// The options with the rows that a terminal takes of this input.
  private func limited(_ input: VerbInput, _ isWhole: Bool) -> RenderOptions {
    var options = options
    options.rowLimit = isWhole ? nil : options.rowLimit.map { max($0, input.asked ?? 0) }
    return options
  }

  /// How long rows are read for nothing but their number, in milliseconds.
  private static let countingTime: Int64 = 300
}
