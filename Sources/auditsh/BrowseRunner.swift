import Browsing
import Diagnostics
import Engine
import LineEditor
import Rendering
import Verbs

/// Shows lists on the whole terminal: keys to the browser, its questions to the session, its lines to the screen.
struct BrowseRunner {
  let options: RenderOptions
  let asker: RowAsker

  /// Until the person leaves. Says then which pipeline gives what was looked at last.
  func run(_ lists: [BrowseList], _ screen: Screen) throws {
    guard let terminal = FullScreen() else {
      throw Failure(
        .run, "this terminal cannot show a full screen", notes: lists.last.map { [$0.shown] } ?? [])
    }
    defer { terminal.leave() }
    var browser = Browser(
      lists.map { .init(title: $0.title, source: $0.source, query: RowQuery($0.shown, asked: $0.asked)) },
      options: options)
    while !browser.hasEnded { step(&browser, terminal) }
    terminal.leave()
    screen.note("the same rows:  \(browser.pipeline)")
  }

  private func step(_ browser: inout Browser, _ terminal: FullScreen) {
    let size = ScreenSize(columns: terminal.columns, rows: terminal.rows)
    if browser.isBlank { show(&browser, size, terminal) }
    while let ask = browser.ask(size) { answer(ask, &browser, size) { InterruptSignal.isRaised() } }
    InterruptSignal.clear()
    show(&browser, size, terminal)
    while !terminal.isReady, let ask = browser.idleAsk(size) {
      answer(ask, &browser, size, isIdle: true) { terminal.isReady }
      if !terminal.isReady { show(&browser, size, terminal) }
    }
    switch terminal.next() {
    case .key(let key): browser.press(key, size)
    case .interrupted: browser.interrupt()
    case .redraw: break
    case .ended: browser.hasEnded = true
    }
  }

  private func show(_ browser: inout Browser, _ size: ScreenSize, _ terminal: FullScreen) {
    let lines = browser.draw(size)
    terminal.show(lines.map { $0.painted(options.style) })
  }

  private func answer(
    _ ask: Ask, _ browser: inout Browser, _ size: ScreenSize, isIdle: Bool = false,
    stops: @escaping () -> Bool
  ) {
    do throws(Failure) {
      let asked = try asker.rows(of: ask.text, stops: stops)
      browser.take(Reply(fields: asked.fields, rows: asked.rows, notes: asked.notes), for: ask, size)
    } catch {
      let isStopped = error.kind == .interrupted
      browser.fail(
        AskProblem(
          isStopped ? "stopped; r reads again" : error.message, notes: error.notes,
          isInterruption: isIdle && isStopped), for: ask)
    }
  }
}
