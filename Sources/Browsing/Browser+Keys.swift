import LineEditor
import Rendering
import Values

extension Browser {
  /// A key was pressed.
  package mutating func press(_ key: TerminalKey, _ size: ScreenSize) {
    message = nil
    if search != nil {
      search = nil
      message = ("stopped looking", .dim)
      return
    }
    let frame = Frame(self, size)
    switch overlay {
    case .help?: overlay = nil
    case .input(let input)?: type(key, input, frame)
    case .chooser(let chooser)?: choose(key, chooser, frame)
    case nil: if !common(key, frame) { detail == nil ? pressInList(key, frame) : pressInDetail(key, frame) }
    }
  }

  /// Ctrl-C: ends what is being looked for, else the browser.
  package mutating func interrupt() {
    if search == nil { hasEnded = true }
    search = nil
  }

  /// Keys that mean the same everywhere.
  private mutating func common(_ key: TerminalKey, _ frame: Frame) -> Bool {
    switch key {
    case .left, .escape, .character("q"), .character("h"), .backspace: goBack(key)
    case .character("Q"), .character("y"): hasEnded = true
    case .character("?"): overlay = .help
    case .character("/"): overlay = .input(Input(purpose: .find, label: "find"))
    case .character("r"): readAgain()
    case .tab: openNext(1, frame)
    case .backTab: openNext(-1, frame)
    default: return false
    }
    return true
  }

  private mutating func goBack(_ key: TerminalKey) {
    if pages.count > 1 {
      pages.removeLast()
    } else if key == .escape || key == .character("q") {
      hasEnded = true
    }
  }

  private mutating func readAgain() {
    if case .answer(let id)? = detail?.content { answers.removeAll { $0.id == id } } else { answers = [] }
    changeBase { $0.refresh() }
    message = ("read again", .dim)
  }

  // MARK: Lists

  private mutating func pressInList(_ key: TerminalKey, _ frame: Frame) {
    let height = frame.listRows
    if let step = Self.step(key, page: max(1, height - 1)) {
      changeBase { $0.move(by: step, height: height) }
      return
    }
    switch key {
    case .home, .character("g"): changeBase { $0.move(to: 0, height: height) }
    case .end, .character("G"): changeBase { $0.moveToEnd(height: height) }
    case .enter, .right, .character("l"): open()
    case .character("n"): startSearch(backward: false)
    case .character("N"): startSearch(backward: true)
    case .character("f"):
      if let page = base?.page, page.fields != nil { overlay = .chooser(.filters(page, options)) }
    case .character("s"): if let page = base?.page, page.fields != nil { overlay = .chooser(.sorts(page)) }
    case .character("i"): openCard()
    default: message = ("? shows the keys", .dim)
    }
  }

  /// How far a key moves.
  private static func step(_ key: TerminalKey, page: Int) -> Int? {
    switch key {
    case .down, .character("j"), .control("n"): 1
    case .up, .character("k"), .control("p"): -1
    case .pageDown, .character(" "), .control("f"), .control("d"): page
    case .pageUp, .character("b"), .control("b"), .control("u"): -page
    default: nil
    }
  }

  private mutating func open() {
    guard let page = base?.page, let row = page.current, let fields = page.fields else { return }
    switch RowOpening(row, fields, source: page.kind.source) {
    case .answer(let id): pages.append(.detail(DetailPage(title: "answer", content: .answer(id))))
    case .list(let title, let source, let query): pages.append(.list(list(title, source, query)))
    case .card: openCard()
    }
  }

  private mutating func openCard() {
    guard let page = base?.page, let row = page.current, let fields = page.fields else { return }
    pages.append(
      .detail(
        DetailPage(
          title: "details", content: .card(fields: fields, row: row, statement: page.rowStatement))))
  }

  /// What the next row of the list holds.
  private mutating func openNext(_ step: Int, _ frame: Frame) {
    changeBase { $0.move(by: step, height: frame.listRows) }
    guard detail != nil, let page = base?.page else { return }
    if let content = content(of: page) { changeDetail { $0.show(content) } }
  }

  // MARK: Answers and details

  private mutating func pressInDetail(_ key: TerminalKey, _ frame: Frame) {
    guard let page = detail else { return }
    let (lines, matches) = layout(page, width: frame.detailColumns)
    if let step = Self.step(key, page: max(1, frame.body - 1)) {
      changeDetail { $0.scroll(by: step, height: frame.body, lineCount: lines.count) }
      return
    }
    switch key {
    case .home, .character("g"):
      changeDetail { $0.scroll(by: -lines.count, height: frame.body, lineCount: lines.count) }
    case .end, .character("G"):
      changeDetail { $0.scroll(by: lines.count, height: frame.body, lineCount: lines.count) }
    case .character("n"): changeDetail { $0.step(1, of: matches) }
    case .character("N"): changeDetail { $0.step(-1, of: matches) }
    case .enter, .right: break
    default: message = ("? shows the keys", .dim)
    }
  }

  // MARK: Typing

  private mutating func type(_ key: TerminalKey, _ input: Input, _ frame: Frame) {
    var input = input
    switch key {
    case .character(let scalar): input.text.unicodeScalars.append(scalar)
    case .backspace where input.text.isEmpty, .escape:
      overlay = nil
      return
    case .backspace: input.text.removeLast()
    case .control("u"): input.text = ""
    case .enter:
      overlay = nil
      enter(input, frame)
      return
    default: break
    }
    overlay = .input(input)
  }

  private mutating func enter(_ input: Input, _ frame: Frame) {
    switch input.purpose {
    case .contains(let field):
      guard !input.text.isEmpty, let kind = base?.page.kind else { return }
      let filter = RowQuery.Filter(
        field: field, condition: "\(field) contains \(RowQuery.quoted(input.text))",
        label: "\(kind.label(field)) contains \(input.text)")
      changeBase { $0.query.add(filter, replacing: false) }
    case .find where detail != nil: changeDetail { $0.find(input.text) }
    case .find:
      guard !input.text.isEmpty else { return }
      changeBase { $0.needle = input.text }
      startSearch(backward: false)
    }
  }

  // MARK: Choosing

  private mutating func choose(_ key: TerminalKey, _ chooser: Chooser, _ frame: Frame) {
    var chooser = chooser
    let height = max(1, frame.body - 1)
    if let step = Self.step(key, page: height) {
      chooser.move(to: chooser.cursor + step, height: height)
      overlay = .chooser(chooser)
      return
    }
    switch key {
    case .home, .character("g"), .end, .character("G"):
      chooser.move(to: key == .home || key == .character("g") ? 0 : chooser.items.count, height: height)
      overlay = .chooser(chooser)
    case .enter, .right, .character("l"): if let item = chooser.current { act(item.action) }
    case .left, .escape, .character("q"), .character("h"), .backspace: overlay = nil
    default: break
    }
  }

  private mutating func act(_ action: Chooser.Action) {
    overlay = nil
    switch action {
    case .values(let field): if let page = base?.page { overlay = .chooser(.values(of: field, page)) }
    case .filter(let filter): changeBase { $0.query.add(filter, replacing: true) }
    case .removeFilter(let index): changeBase { _ = $0.query.filters.remove(at: index) }
    case .removeAll: changeBase { $0.query.filters = [] }
    case .contains(let field):
      let label = (base?.page.kind.label(field) ?? field) + " contains"
      overlay = .input(Input(purpose: .contains(field), label: label))
    case .sort(let sort): changeBase { $0.query.sort = sort }
    }
  }
}
