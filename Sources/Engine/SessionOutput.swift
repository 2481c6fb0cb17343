import Audit
import Relation
import Values
import Verbs

/// A `watch` block goes round.
package enum WatchFrame: Sendable {
  /// What comes now belongs together.
  case begin
  /// All of it has come; the next comes after a pause, as it is written: `2s`.
  case end(pause: String)
  /// There is no next one.
  case stop
}

/// Where a session's results go. It knows no terminal: who runs it passes closures.
package struct SessionOutput {
  /// Rows at the end of a pipeline, or asked for in another way by a verb.
  package var rows: (Presentation?, VerbInput) throws -> Void
  package var record: (Record, [Field]) throws -> Void
  package var value: (Value, Field) throws -> Void
  /// Text as it stands; its parts were escaped by who made it.
  package var lines: ([String]) throws -> Void
  /// A document with its line end.
  package var json: ([UInt8]) throws -> Void
  package var save: (String, VerbInput) throws -> Int
  package var note: (String) -> Void
  package var progress: (ProgressEvent) -> Void
  package var startDetached: (String) throws -> Void
  /// Shows lists on the whole screen until the person leaves; the rows come from what is asked.
  package var browse: ([BrowseList], RowAsker) throws -> Void = { _, _ in }
  /// How a `watch` block goes; who shows each round as it comes needs none of it.
  package var frame: (WatchFrame) throws -> Void = { _ in }
  /// What changes the shell itself.
  package var shell: ShellHost

  package init(
    rows: @escaping (Presentation?, VerbInput) throws -> Void,
    record: @escaping (Record, [Field]) throws -> Void, value: @escaping (Value, Field) throws -> Void,
    lines: @escaping ([String]) throws -> Void, json: @escaping ([UInt8]) throws -> Void,
    save: @escaping (String, VerbInput) throws -> Int, note: @escaping (String) -> Void,
    progress: @escaping (ProgressEvent) -> Void,
    startDetached: @escaping (String) throws -> Void, shell: ShellHost = ShellHost()
  ) {
    self.rows = rows
    self.record = record
    self.value = value
    self.lines = lines
    self.json = json
    self.save = save
    self.note = note
    self.progress = progress
    self.startDetached = startDetached
    self.shell = shell
  }
}
