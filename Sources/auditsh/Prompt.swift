import Assist
import Diagnostics
import Engine
import Language
import LineEditor
import Planning
import Rendering
import Verbs

#if canImport(Glibc)
  import Glibc
#endif

/// Reads statements and runs each as it comes; an error ends a statement, never the session.
final class Prompt {
  let runner: ScriptRunner
  let recorder = Recorder()
  var elsewhere = RunsElsewhere()
  var tour = Tour()
  var hints = Hints()
  var lastHint: String?
  /// Whether the last statement did what it should; nil where it was stopped.
  var hasSucceeded: Bool?

  init(_ runner: ScriptRunner) { self.runner = runner }

  func run() -> Int32 {
    do { try runner.open() } catch { return runner.report(Failure(error)) }
    loadOptions()
    let editor = editorOptions().makeEditor()
    runner.screen.note(
      "auditsh \(runner.screen.options.unicode ? "—" : "-") \(runner.database)\(runner.command.readonly ? " (read-only)" : "")   help says where to begin, Ctrl-D leaves"
    )
    serveVerbs()
    if !runner.command.noRC, access(Host.rcFile, R_OK) == 0 { runRC() }
    runner.shell.file = OptionsFile(path: Host.optionsFile)
    runner.shell.tour = { self.tour.move($0) }
    while true {
      InterruptSignal.clear()
      editor.preferences = preferences
      tellEndings()
      do {
        switch try editor.readStatement(prompt: prompt, continuationPrompt: "   ...> ") {
        case .statement(let text):
          let place = editor.preferences.place
          if let code = execute(text) { return code }
          if let hasSucceeded { editor.noteOutcome(succeededIn: hasSucceeded ? place : nil) }
          for line in tour.heard(text) {
            for piece in WordWrap.fold(line, width: runner.screen.options.width) { runner.screen.note(piece) }
          }
        case .interrupted: continue
        case .endOfInput: return 0
        }
      } catch {
        runner.screen.error("error: the terminal cannot be read\n")
        return 3
      }
      if editor.takeHistoryProblem() != nil { runner.screen.note("the history file cannot be used") }
    }
  }

  private func editorOptions() -> LineEditorOptions {
    let session = runner.session
    let data = CompletionData.live(store: { session.storeIfOpen() }, now: session.settings.now)
    let highlighter = Highlighter(declarations: Session.declarations)
    return LineEditorOptions(
      historyPath: Host.historyFile(), isIncomplete: { Parser.isIncomplete($0) },
      complete: { text, cursor in
        let completer = Completer(declarations: Session.declarations, scope: session.scope, data: data)
        let found = completer.complete(text, cursor: cursor)
        return CompletionResult(
          replaceFrom: found.replaceFrom,
          candidates: found.candidates.map {
            CompletionCandidate(text: $0.text, display: $0.display, summary: $0.summary, append: $0.append)
          })
      },
      highlight: { text, cursor in
        PromptColors.ranges(of: highlighter.highlights(of: text, cursor: cursor, scope: session.scope))
      },
      usesStyles: runner.screen.options.color, fileEnding: ".audit")
  }

  /// What `set` kept. `--no-rc` leaves it alone; what is set after that lasts all the same.
  private func loadOptions() {
    guard !runner.command.noRC else { return }
    let (options, bad) = OptionsFile(path: Host.optionsFile).load()
    runner.shell.take(options)
    for line in bad {
      let place = line.number > 0 ? "\(Host.optionsFile):\(line.number): " : ""
      runner.screen.error(
        "warning: \(VisibleText.of(place + line.message, unicode: runner.screen.options.unicode)); passed over\n"
          + line.notes.map { "  = \(VisibleText.of($0, unicode: runner.screen.options.unicode))\n" }.joined())
    }
  }
}
