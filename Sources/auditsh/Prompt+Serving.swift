import Diagnostics
import Engine
import Verbs

/// What verbs ask of the prompt.
extension Prompt {
  func serveVerbs() {
    let shell = runner.shell
    shell.ask = { [unowned self] question in
      runner.session.settings.isPrompt ? Question.ask(question, screen: runner.screen) : nil
    }
    shell.open = { [unowned self] in try open($0) }
    shell.record = { [unowned self] in try record($0) }
    shell.follow = { [unowned self] in elsewhere.follow($0) }
  }

  private func record(_ recording: ShellHost.Recording) throws {
    switch recording {
    case .start(let path, let existing):
      if recorder.isOn { runner.screen.note(try recorder.stop()) }
      try recorder.start(
        path, existing, database: runner.shell.database, now: runner.session.settings.now())
      runner.screen.note("recording into \(path); record stop ends it")
    case .stop: runner.screen.note(try recorder.stop())
    case .tell: runner.screen.note(recorder.state)
    }
  }

  private func open(_ opening: ShellHost.Opening) throws {
    let session = runner.session
    guard !opening.path.isEmpty else {
      let isReadOnly = session.settings.isReadOnly
      return runner.screen.note(runner.shell.database + (isReadOnly ? "   read-only" : ""))
    }
    let path = Host.expandingHome(opening.path)
    let isReadOnly = opening.isReadOnly || runner.command.readonly
    let isThere = path == ":memory:" || Host.exists(path)
    if !isThere, isReadOnly || !opening.creates {
      // Where nothing can be made, opening says what is wrong.
      if !isReadOnly, !Host.isMissingFolder(of: path) {
        guard Question.ask("there is no database \(path): make it?", screen: runner.screen) else {
          runner.screen.note("\(runner.shell.database) stays open")
          throw Failure(.interrupted, "")
        }
      }
    }
    do { try session.open(path, isReadOnly: isReadOnly, creates: !isReadOnly) } catch {
      var failure = Failure(error)
      failure.notes.append("\(runner.shell.database) stays open")
      throw failure
    }
    runner.shell.database = path
    elsewhere.forget()
    runner.screen.note("opened \(path)" + (isReadOnly ? ", read-only" : isThere ? "" : ", a new database"))
  }
}
