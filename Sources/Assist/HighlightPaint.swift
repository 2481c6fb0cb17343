import Diagnostics

/// The kind of each byte of a text; what is painted later covers what was there.
struct HighlightPaint {
  private static let none: UInt8 = 255
  private var kinds: [UInt8]

  init(count: Int) {
    kinds = Array(repeating: Self.none, count: count)
  }

  mutating func set(_ kind: Highlight.Kind?, _ span: Span) {
    for place in max(0, span.start)..<max(0, span.start, min(span.end, kinds.count)) {
      kinds[place] = kind?.rawValue ?? Self.none
    }
  }

  /// Neighbours of one kind are one piece.
  var highlights: [Highlight] {
    var result: [Highlight] = []
    var start = 0
    while start < kinds.count {
      var end = start + 1
      while end < kinds.count, kinds[end] == kinds[start] { end += 1 }
      if let kind = Highlight.Kind(rawValue: kinds[start]) { result.append(Highlight(kind, start..<end)) }
      start = end
    }
    return result
  }
}
