import Testing

/// What tests do with a prompt, whichever program shows it.
extension PseudoTerminal {
  /// Seconds within which anything a person asks for has come, on a machine with much else to do.
  package static let patience = 15.0

  /// All that the program wrote, as text.
  package var written: String { String(decoding: transcript, as: UTF8.self) }

  /// Waits until more than so many prompts have come, and one of them stands alone in the last line.
  package func expectPrompt(after count: Int = 0, sourceLocation: SourceLocation = #_sourceLocation) {
    expect("a prompt", timeout: Self.patience, sourceLocation: sourceLocation) {
      $0.prompts > count && $0.marksPastes && $0.lines.last?.last == ">"
    }
  }

  /// At a prompt, which is waited for: types a statement, runs it and waits for the next prompt.
  package func run(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) {
    expectPrompt(sourceLocation: sourceLocation)
    let before = screen.prompts
    send(code + "\r")
    expectPrompt(after: before, sourceLocation: sourceLocation)
  }

  /// Types a statement and waits until it runs.
  package func begin(_ code: String, sourceLocation: SourceLocation = #_sourceLocation) {
    send(code + "\r")
    expect("the start of \(code)", timeout: Self.patience, sourceLocation: sourceLocation) {
      !$0.marksPastes
    }
  }

  /// Ctrl-C, which brings another prompt.
  package func interrupt(sourceLocation: SourceLocation = #_sourceLocation) {
    let before = screen.prompts
    send("\u{3}")
    expectPrompt(after: before, sourceLocation: sourceLocation)
  }

  /// Gives the line up, and leaves a prompt alone on the screen.
  package func clear(sourceLocation: SourceLocation = #_sourceLocation) {
    interrupt(sourceLocation: sourceLocation)
    send("\u{0C}")
    expect("an empty screen", timeout: Self.patience, sourceLocation: sourceLocation) {
      $0.lines.count == 1 && $0.lines[0].last == ">"
    }
  }

  /// The shell still computes, leaves on Ctrl-D, and the terminal is as it was.
  package func expectSane(sourceLocation: SourceLocation = #_sourceLocation) {
    run("70000 + 42", sourceLocation: sourceLocation)
    expect("the sum", timeout: Self.patience, sourceLocation: sourceLocation) {
      $0.text.replacing("\n", with: "").contains("70042")
    }
    expectPrompt(sourceLocation: sourceLocation)
    send("\u{4}")
    #expect(waitForExit(timeout: Self.patience) == 0, sourceLocation: sourceLocation)
    expectAsBefore(sourceLocation: sourceLocation)
  }

  /// The terminal echoes and gathers lines, shows its cursor and wraps, and marks no pastes.
  package func expectAsBefore(sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(isCooked, sourceLocation: sourceLocation)
    #expect(screen.modes == [7, 25], sourceLocation: sourceLocation)
  }
}
