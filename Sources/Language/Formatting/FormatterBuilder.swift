/// Pieces → layout.
struct FormatterBuilder {
  private typealias Layout = FormatterLayout
  private let pieces: [FormatterPiece]
  private let lastComments: [FormatterPiece.Comment]
  private var index = 0
  /// The comment behind the last piece: it goes to the group that goes on, not to the one that ends with the piece.
  private var held: FormatterPiece.Comment?

  init(_ pieces: FormatterPieces) {
    self.pieces = pieces.list
    lastComments = pieces.last
  }

  private var piece: FormatterPiece? { index < pieces.count ? pieces[index] : nil }

  mutating func program() -> [FormatterLayout] {
    var layout = statements().layout
    for comment in lastComments { add(comment, to: &layout) }
    if !layout.isEmpty { layout.append(.hardLine) }
    return layout
  }

  private mutating func statements() -> (layout: [Layout], count: Int) {
    var layout: [Layout] = []
    var count = 0
    while let first = piece, first.kind != .blockClose {
      for comment in first.leading { add(comment, to: &layout) }
      if !layout.isEmpty {
        layout.append(.hardLine)
        if first.followsBlank { layout.append(.blankLine) }
      }
      layout.append(statement())
      flush(&layout)
      count += 1
    }
    return (layout, count)
  }

  /// A comment between statements.
  private func add(_ comment: FormatterPiece.Comment, to layout: inout [Layout]) {
    if !layout.isEmpty {
      layout.append(.hardLine)
      if comment.followsBlank { layout.append(.blankLine) }
    }
    layout.append(.ownComment(comment.range))
  }

  private mutating func flush(_ layout: inout [Layout]) {
    if let comment = held { layout.append(.trailingComment(comment.range)) }
    held = nil
  }

  private mutating func append(_ part: Layout, to layout: inout [Layout]) {
    flush(&layout)
    layout.append(part)
  }

  /// The piece itself; `isFirst` of a statement, or of a line, whose comments are printed already.
  private mutating func take(_ layout: inout [Layout], isFirst: Bool = false) {
    let piece = pieces[index]
    flush(&layout)
    if !isFirst { for comment in piece.leading { layout.append(.ownComment(comment.range)) } }
    layout.append(.text(piece.range))
    held = piece.trailing.first
    index += 1
  }

  /// Up to the first piece of the next, or the end of the block.
  private mutating func statement() -> Layout {
    var layout: [Layout] = []
    var isFirst = true
    while let next = piece, isFirst || !next.startsStatement, next.kind != .blockClose {
      if !isFirst { append(.space, to: &layout) }
      if next.kind == .blockOpen {
        block(&layout)
      } else {
        flush(&layout)
        layout.append(pipeline(isFirst: isFirst))
      }
      isFirst = false
    }
    return .group(layout)
  }

  /// `{ … }`. One statement that stands on the line of its braces stays there.
  private mutating func block(_ layout: inout [Layout]) {
    take(&layout)
    let isOnOneLine = piece.map { !$0.startsLine } ?? false
    var (inner, count) = statements()
    guard let close = piece else { return }
    for comment in close.leading { add(comment, to: &inner) }
    if !inner.isEmpty || held != nil {
      var body: [Layout] = []
      append(isOnOneLine && count < 2 && !close.startsLine ? .line : .hardLine, to: &body)
      layout.append(.indent(2, body + inner))
      layout.append(.line)
    }
    take(&layout, isFirst: true)
  }

  /// Stages up to the end of the statement, the bracket, or the header of a block.
  private mutating func pipeline(isFirst: Bool = false) -> Layout {
    stages(behind: segment(isFirst: isFirst, indent: 4))
  }

  private mutating func stages(behind head: Layout) -> Layout {
    var stages: [Layout] = []
    while piece?.kind == .pipe {
      append(.line, to: &stages)
      take(&stages)
      stages.append(.space)
      // Further lines begin right of the `|`.
      stages.append(.indent(2, [segment(indent: 2)]))
    }
    return stages.isEmpty ? head : .group([head, .indent(2, stages)])
  }

  /// A stage, or what stands in brackets: parts with commas between them.
  private mutating func segment(isFirst: Bool = false, indent: Int) -> Layout {
    let inner = max(indent, 2)
    var layout: [Layout] = [element(isFirst: isFirst, indent: inner)]
    var rest: [Layout] = []
    while index > 0, pieces[index - 1].kind == .comma, !isAtEnd {
      append(.line, to: &rest)
      rest.append(element(indent: 2))
    }
    if !rest.isEmpty { layout.append(.indent(indent, rest)) }
    return .whole(layout)
  }

  private var isAtEnd: Bool {
    guard let piece else { return true }
    switch piece.kind {
    case .pipe, .close, .blockOpen, .blockClose: return true
    case .plain, .open, .comma, .logical: return piece.startsStatement
    }
  }

  /// Up to a comma and with it.
  private mutating func element(isFirst: Bool = false, indent: Int) -> Layout {
    var layout: [Layout] = []
    var rest: [Layout] = []
    var isInRest = false
    var isFirst = isFirst
    while !isAtEnd || isFirst {
      var part: [Layout] = []
      let isOpening = layout.isEmpty
      if !isOpening, pieces[index - 1].kind == .logical {
        isInRest = true
        append(.line, to: &rest)
      } else if !isOpening, !pieces[index].gluesLeft, !pieces[index - 1].gluesRight {
        part.append(.space)
      }
      let kind = pieces[index].kind
      if kind == .open { bracket(&part, isFirst: isFirst) } else { take(&part, isFirst: isFirst) }
      if isInRest { rest += part } else { layout += part }
      isFirst = false
      if kind == .comma { break }
    }
    if !rest.isEmpty { layout.append(.indent(indent, rest)) }
    return .whole(layout)
  }

  private mutating func bracket(_ outer: inout [Layout], isFirst: Bool) {
    flush(&outer)
    var layout: [Layout] = []
    take(&layout, isFirst: isFirst)
    var inner: [Layout] = []
    if let next = piece, next.kind != .close {
      append(.softLine, to: &inner)
      inner.append(stages(behind: segment(indent: 0)))
    }
    for comment in piece?.leading ?? [] { append(.ownComment(comment.range), to: &inner) }
    if !inner.isEmpty {
      flush(&inner)
      layout.append(.indent(2, inner))
      layout.append(.softLine)
    }
    if piece != nil { take(&layout, isFirst: true) }
    outer.append(.group(layout))
  }
}
