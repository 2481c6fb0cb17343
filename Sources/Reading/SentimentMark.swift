/// What parts a word from the one before it, weakest first.
enum SentimentMark: UInt8, Comparable {
  case none, comma, colon, dash, contrast, semicolon, sentence, line

  /// From here on a mark keeps one brand's feelings from another's.
  static let weakestCut = SentimentMark.colon

  static func < (left: SentimentMark, right: SentimentMark) -> Bool { left.rawValue < right.rawValue }
}

/// Where a line of Markdown begins among the words, and what it is.
struct SentimentLine {
  enum Kind { case plain, bullet, numbered, bold, heading, table }

  var firstWord = 0
  var kind = Kind.plain
  /// Columns of white space before it; of a heading its level.
  var indent = 0
  /// It begins with a word such as "Pros:".
  var isSide = false
}

/// What a heading such as "Pros" or "Drawbacks" says of what follows.
enum SentimentSide { case pros, cons }

/// An answer as words: what the brand-level rules work on.
struct SentimentWords {
  private(set) var words: [VADERWord] = []
  /// What stands before each word.
  var marks: [SentimentMark] = []
  /// For each word the place of the hit that it is, or −1.
  private(set) var hits: [Int32] = []
  /// The lines that hold words, in order.
  private(set) var lines: [SentimentLine] = []
  /// Where good or bad points begin and end, in order.
  private(set) var parts: [(firstWord: Int, side: SentimentSide?)] = []
  /// The words that are hits with a possessive: what is said is about something of theirs.
  private(set) var owners: Set<Int> = []

  var count: Int { words.count }

  init(capacity: Int) {
    words.reserveCapacity(capacity)
    marks.reserveCapacity(capacity)
    hits.reserveCapacity(capacity)
  }

  mutating func append(_ word: VADERWord, mark: SentimentMark, hit: Int = -1) {
    words.append(word)
    marks.append(mark)
    hits.append(Int32(truncatingIfNeeded: hit))
  }

  /// The next word begins `line`.
  mutating func begin(_ line: SentimentLine) {
    var line = line
    line.firstWord = words.count
    if lines.last?.firstWord == words.count { lines.removeLast() }
    lines.append(line)
  }

  /// From the next word on, all is a point for or against something, or neither.
  mutating func beginSide(_ side: SentimentSide?) {
    if side != openSide { parts.append((words.count, side)) }
  }

  var openSide: SentimentSide? { parts.last?.side ?? nil }

  mutating func markSideLine() {
    if let last = lines.indices.last { lines[last].isSide = true }
  }

  var isSideLine: Bool { lines.last?.isSide ?? false }

  /// The last word is a hit with a possessive.
  mutating func noteOwner() { owners.insert(words.count - 1) }

  /// Gives a word another meaning: that of `row`.
  mutating func change(_ place: Int, row: UInt16) {
    words[place].row = row
    if row == 0 { words[place] = VADERWord() }
  }

  /// The last word loses its meaning.
  mutating func silenceLast() {
    guard let last = words.indices.last else { return }
    words[last] = VADERWord()
  }

  /// `!` and `?` that stand apart from their word.
  mutating func emphasizeLast(by word: VADERWord) {
    guard let last = words.indices.last else { return }
    words[last].exclamations = UInt8(clamping: Int(words[last].exclamations) + Int(word.exclamations))
    words[last].questions = UInt8(clamping: Int(words[last].questions) + Int(word.questions))
  }
}
