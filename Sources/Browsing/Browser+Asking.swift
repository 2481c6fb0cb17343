import Rendering
import Values

extension Browser {
  /// What must be known before the screen can be drawn; nil where all of it is.
  package func ask(_ size: ScreenSize) -> Ask? {
    if case .chooser(let chooser)? = overlay, let ask = chooser.ask { return ask }
    guard let page = base?.page else { return nil }
    let frame = Frame(self, size)
    if detail == nil || frame.hasTwoPanes {
      if let ask = page.ask(height: frame.listRows) { return ask }
    }
    // The text first: marks and sources come in while it is read.
    if case .answer(let id)? = detail?.content, answer(id).next == .response {
      return answer(id).ask(list: page.number)
    }
    return nil
  }

  /// What can be asked while nobody types: it is stopped by the next key.
  package func idleAsk(_ size: ScreenSize) -> Ask? {
    if let search { return searchAsk(search) }
    guard let page = base?.page else { return nil }
    let shown = detail?.content ?? (Frame(self, size).hasTwoPanes ? content(of: page) : nil)
    if case .answer(let id)? = shown, let ask = answer(id).ask(list: page.number) { return ask }
    return page.idleAsk
  }

  package mutating func take(_ reply: Reply, for ask: Ask, _ size: ScreenSize) {
    switch ask.purpose {
    case .answer(let id, let part):
      var data = answer(id)
      data.take(reply, part)
      keep(data)
      return
    case .choices:
      guard case .chooser(var chooser)? = overlay, chooser.ask == ask, let page = base?.page else { return }
      chooser.take(reply, page, options)
      overlay = .chooser(chooser)
      return
    default: break
    }
    guard base?.page.number == ask.list else { return }
    let height = Frame(self, size).listRows
    switch ask.purpose {
    case .rows(let start):
      changeBase { $0.take(reply, from: start) }
      measure(reply)
    case .count: changeBase { $0.take(count: Int(reply.rows.first?.first?.integer ?? 0)) }
    case .find(let start): found(reply, from: start, height)
    case .record:
      if let row = reply.rows.first {
        pages.append(
          .detail(
            DetailPage(
              title: "details", content: .card(fields: reply.fields, row: row, statement: ask.text))))
      }
    default: break
    }
    changeBase { $0.keepInSight(height) }
  }

  /// The statement could not be run, or was stopped by a key: what is only for idle time is then asked again.
  package mutating func fail(_ problem: AskProblem, for ask: Ask) {
    switch ask.purpose {
    case .answer(let id, let part):
      guard !problem.isInterruption else { return }
      var data = answer(id)
      data.fail(problem, part)
      keep(data)
    case .choices:
      overlay = nil
      message = (problem.message, .bad)
    case .rows: changeBase { $0.problem = problem }
    case .count:
      guard !problem.isInterruption else { return }
      changeBase { $0.isUncountable = true }
      message = (problem.message, .bad)
    case .find:
      if !problem.isInterruption {
        search = nil
        message = (problem.message, .bad)
      }
    case .record: message = (problem.message, .bad)
    }
  }

  /// Widths of the columns, from the rows that came.
  private mutating func measure(_ reply: Reply) {
    let formatter = CellFormatter(options: options)
    changeBase { page in
      var widths = page.widths
      if widths.count != reply.fields.count { widths = Array(repeating: 0, count: reply.fields.count) }
      for index in page.kind.columns(reply.fields) {
        for row in reply.rows where index < row.count {
          let cell = RowCells.cell(row[index], reply.fields[index], page.kind, formatter, limit: 200)
          widths[index] = max(widths[index], min(200, cell.width))
        }
      }
      page.widths = widths
    }
  }

  // MARK: Looking for a word in a list

  /// Looks for the list's word from the cursor on, or back.
  mutating func startSearch(backward: Bool) {
    guard let page = base?.page, !page.needle.isEmpty else {
      message = ("nothing was looked for yet: / and a word", .dim)
      return
    }
    search = Search(
      needle: StyledText.folded(page.needle), isBackward: backward, from: backward ? 0 : page.cursor + 1,
      count: ListPage.blockSize, found: nil, list: page.number)
  }

  private func searchAsk(_ search: Search) -> Ask? {
    guard let page = base?.page, page.number == search.list else { return nil }
    let skip = search.from > 0 ? " | skip \(search.from)" : ""
    return Ask(
      text: page.query.askedText + skip + " | take \(search.count)", purpose: .find(from: search.from),
      list: search.list)
  }

  /// Rows to look through came.
  private mutating func found(_ reply: Reply, from start: Int, _ height: Int) {
    guard var search, let page = base?.page, search.list == page.number else { return }
    let formatter = CellFormatter(options: options)
    let columns = page.kind.columns(reply.fields)
    let isEnd = reply.rows.count < search.count
    for (offset, row) in reply.rows.enumerated() {
      let index = start + offset
      guard
        columns.contains(where: { column in
          StyledText.contains(formatter.cell(row[column], reply.fields[column]).text, search.needle)
        })
      else { continue }
      if search.isBackward, !search.hasWrapped, index >= page.cursor { break }
      search.found = index
      if !search.isBackward { break }
    }
    let isPast = search.isBackward && !search.hasWrapped && start + reply.rows.count >= page.cursor
    if let index = search.found, !search.isBackward || isEnd || isPast {
      self.search = nil
      changeBase { $0.move(to: index, height: height) }
      if search.hasWrapped { message = ("went on at the other end", .dim) }
      return
    }
    goOn(&search, behind: start + reply.rows.count, isEnd: isEnd || isPast, page)
  }

  private mutating func goOn(_ search: inout Search, behind row: Int, isEnd: Bool, _ page: ListPage) {
    search.from = row
    search.count = min(20_000, search.count * 4)
    if isEnd {
      guard !search.hasWrapped else {
        self.search = nil
        message = ("none of the rows has \"\(page.needle)\"", .warning)
        return
      }
      search.hasWrapped = true
      search.from = search.isBackward ? page.cursor : 0
    }
    self.search = search
  }
}
