import Values

/// A list of rows, read as it is looked at: blocks of rows around the cursor, never all of them.
struct ListPage: Sendable {
  /// Told apart from other lists by it.
  let number: Int
  var title: String
  let kind: ListKind
  var query: RowQuery {
    didSet { if query != oldValue { forget() } }
  }
  private(set) var cursor = 0
  /// The first row on the screen.
  private(set) var top = 0
  /// Nil before the first rows came.
  private(set) var fields: [Field]?
  /// By the number of their first row.
  private(set) var blocks: [Int: [[Value]]] = [:]
  /// How many rows there are, where that is known.
  private(set) var total: Int?
  /// Columns that the widest cell of each field took so far: they only grow, so that scrolling moves nothing.
  var widths: [Int] = []
  /// The last row is wanted, which takes knowing how many there are.
  private(set) var wantsEnd = false
  /// What was looked for last.
  var needle = ""
  /// Counting failed: nobody waits for it.
  var isUncountable = false
  /// Why the rows cannot be had.
  var problem: AskProblem?

  /// Rows in a block, and so many blocks are kept at most.
  static let blockSize = 200
  static let keptBlocks = 40

  init(number: Int, title: String, source: String?, query: RowQuery) {
    self.number = number
    self.title = title
    kind = ListKind(source: source)
    self.query = query
  }

  /// The row under the cursor, where it was read.
  var current: [Value]? { row(cursor) }

  func row(_ index: Int) -> [Value]? {
    let start = index / Self.blockSize * Self.blockSize
    guard let block = blocks[start], index - start < block.count else { return nil }
    return block[index - start]
  }

  var isEmpty: Bool { total == 0 }

  // MARK: Moving

  /// `height`: rows on the screen.
  mutating func move(by step: Int, height: Int) { move(to: cursor + step, height: height) }

  mutating func move(to index: Int, height: Int) {
    wantsEnd = false
    cursor = max(0, min(index, (total ?? .max) - 1))
    keepInSight(height)
  }

  mutating func moveToEnd(height: Int) {
    guard let total else {
      wantsEnd = true
      return
    }
    move(to: total - 1, height: height)
  }

  mutating func keepInSight(_ height: Int) {
    let height = max(1, height)
    cursor = max(0, min(cursor, (total ?? .max) - 1))
    if cursor < top { top = cursor }
    if cursor >= top + height { top = cursor - height + 1 }
    if let total { top = max(0, min(top, total - height)) }
  }

  // MARK: Rows that came

  mutating func take(_ reply: Reply, from start: Int) {
    problem = nil
    fields = reply.fields
    if reply.rows.count < Self.blockSize { setTotal(start + reply.rows.count, isEnd: !reply.rows.isEmpty) }
    blocks[start] = reply.rows
    while blocks.count > Self.keptBlocks,
      let far = blocks.keys.max(by: { abs($0 - top) < abs($1 - top) })
    {
      blocks[far] = nil
    }
  }

  /// A block that is not full ends the list; an empty one only says that it ends before.
  private mutating func setTotal(_ count: Int, isEnd: Bool) {
    total = isEnd || count == 0 ? count : min(total ?? count, count)
    cursor = max(0, min(cursor, count - 1))
  }

  mutating func take(count: Int) {
    total = count
    if wantsEnd {
      wantsEnd = false
      cursor = max(0, count - 1)
    }
  }

  /// What was read is asked for anew.
  mutating func forget() {
    blocks = [:]
    total = nil
    problem = nil
    isUncountable = false
    (cursor, top) = (0, 0)
  }

  /// As `forget`, where the cursor stays.
  mutating func refresh() {
    let place = (cursor, top)
    forget()
    (cursor, top) = place
  }
}
