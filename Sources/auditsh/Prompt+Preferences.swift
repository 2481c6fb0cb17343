import LineEditor
import Verbs

#if canImport(Glibc)
  import Glibc
#endif

extension Prompt {
  /// What was set of editing.
  var preferences: EditingPreferences {
    let options = runner.shell.options
    return EditingPreferences(
      keys: options.keys == .vi ? .vi : .emacs, highlights: options.highlight, suggests: options.suggestions,
      place: place)
  }

  /// The database's whole path, by which what succeeded in it is suggested.
  private var place: String {
    guard let path = realpath(runner.shell.database, nil) else { return runner.shell.database }
    defer { free(path) }
    return String(cString: path)
  }
}
