import Audit
import Diagnostics
import Planning
import Relation
import Storage
import Values
import Verbs

/// Asks a session for rows while a verb runs: for views that read as they are looked at. What it asks makes no names
/// and leaves nothing behind.
package final class RowAsker {
  private unowned let session: Session
  /// The session's texts and names, and those that are held for asking.
  private var reader: ProgramReader

  init(_ session: Session) {
    self.session = session
    reader = session.reader
  }

  /// The rows of a statement, all of them. `stops` is asked now and then while it runs. Throws `Failure`.
  package func rows(of text: String, stops: @escaping () -> Bool) throws(Failure) -> AskedRows {
    var reader = reader
    let (statements, diagnostics) = reader.read(
      name: "browse", text: text, declarations: Session.declarations)
    if let error = diagnostics.first(where: { $0.severity == .error }) {
      throw Failure(.usage, error.message, notes: error.notes)
    }
    do { return try session.rows(of: statements, stops) } catch { throw Failure(error) }
  }

  /// Keeps rows that cannot be asked for again as a variable of what is asked; gives its name.
  func hold(_ input: VerbInput) throws -> String {
    var rows: [Value] = []
    let names = input.fields.map(\.name)
    try input.each { row in
      rows.append(.record(Record(names: names, values: row)))
      return true
    }
    let name = "rows"
    session.set(reader.scope.declare(name, .list(.record(input.fields)), nullable: false), .list(rows))
    return name
  }
}

/// The rows of a statement, and what was said beside them.
package struct AskedRows: Sendable {
  package let fields: [Field]
  package let rows: [[Value]]
  package let notes: [String]
}

extension Session {
  /// Notes go to the person, or to who asked.
  func note(_ text: String) {
    if heldNotes != nil { heldNotes?.append(text) } else { output.note(text) }
  }

  /// Progress is for the person who waits at the prompt.
  func report(_ event: ProgressEvent) {
    if heldNotes == nil { output.progress(event) }
  }

  fileprivate func rows(of statements: [PlannedStatement], _ stops: @escaping () -> Bool) throws -> AskedRows
  {
    heldNotes = []
    let isCancelled = settings.isCancelled
    settings.isCancelled = { isCancelled() || stops() }
    let store = try store()
    store.interrupt(when: settings.isCancelled)
    defer {
      heldNotes = nil
      settings.isCancelled = isCancelled
      store.interrupt(when: isCancelled)
    }
    var fields: [Field] = []
    var rows: [[Value]] = []
    for statement in statements {
      for subquery in statement.subqueries {
        set(subquery.slot, try value(of: try evaluate(subquery.pipeline)))
      }
      guard case .pipeline(let pipeline, _) = statement.kind,
        let input = Self.input(try evaluate(pipeline))
      else { continue }
      fields = input.fields
      try input.each { row in
        rows.append(row)
        return true
      }
    }
    return AskedRows(fields: fields, rows: rows, notes: heldNotes ?? [])
  }

  /// What stands before a verb that asks for its rows itself: as text where that gives them again, else held.
  func piped(
    into call: BoundCall, _ pipeline: PlannedPipeline, _ input: VerbInput, _ asker: RowAsker
  ) throws -> PipedText {
    let source = sources[pipeline.span.source]
    var text = source.slice(
      Span(source: pipeline.span.source, start: pipeline.span.start, end: call.span.start))
    while let last = text.last, last.isWhitespace || last == "|" { text.removeLast() }
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.drop(while: \.isWhitespace)
    }
    let shown = lines.joined(separator: " ")
    guard case .source(let origin) = pipeline.origin, origin.one == nil, pipeline.prelude.isEmpty,
      lines.count == 1 || !text.contains("#"), !text.contains("$_")
    else { return PipedText(shown, source: nil, held: try asker.hold(input)) }
    let before = pipeline.stages.prefix { if case .verb = $0 { false } else { true } }
    var isWhole = true
    for stage in before {
      guard case .step(let step) = stage else {
        return PipedText(shown, source: nil, held: try asker.hold(input))
      }
      switch step.kind {
      case .filter, .sort, .take, .skip, .first, .last, .only: break
      default:
        isWhole =
          isWhole && step.output.map(\.name) == origin.source.fields.filter(\.isShown).map(\.field.name)
      }
    }
    return PipedText(shown, source: isWhole ? origin.source.name : nil)
  }
}
