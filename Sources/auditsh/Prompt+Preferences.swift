import LineEditor
import Verbs

extension Prompt {
  /// What was set of editing.
  var preferences: EditingPreferences {
    let options = runner.shell.options
    return EditingPreferences(
      keys: options.keys == .vi ? .vi : .emacs, highlights: options.highlight, suggests: options.suggestions)
  }
}
