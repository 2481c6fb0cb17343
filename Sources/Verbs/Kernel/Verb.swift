import Audit
import Planning
import Relation
import Values

/// A verb: what the language knows of it, and its body. One file holds one verb.
package struct Verb: Sendable {
  package let declaration: VerbDeclaration
  /// Of a verb that destroys: what is asked before, with what would be lost. Throws what the body would.
  package let question: (@Sendable (VerbCall) throws -> String)?
  package let body: @Sendable (VerbCall) throws -> VerbResult

  package init(
    _ declaration: VerbDeclaration, question: (@Sendable (VerbCall) throws -> String)? = nil,
    body: @escaping @Sendable (VerbCall) throws -> VerbResult
  ) {
    self.declaration = declaration
    self.question = question
    self.body = body
  }
}

/// What a verb gives; its type is the declaration's output.
package enum VerbResult {
  case nothing
  case lines([String])
  case rows([[Value]])
  case record(Record)
  /// A document of JSON as it is to be written, with its line end.
  case json([UInt8])
}

/// Rows on their way into a verb.
package struct VerbInput {
  package var fields: [Field]
  /// Calls with each row until it gets false; once.
  package var each: (@escaping ([Value]) throws -> Bool) throws -> Void
  /// How many rows there are, where that is cheaper to ask than to read them.
  package var count: (() throws -> Int?)?
  /// How many rows were asked for in so many words (`take 40`): a screen shows them all.
  package var asked: Int?
  /// The field that the rows are sorted by in the first place, where somebody sorted them.
  package var sorting: String?

  package init(
    fields: [Field], count: (() throws -> Int?)? = nil, asked: Int? = nil, sorting: String? = nil,
    each: @escaping (@escaping ([Value]) throws -> Bool) throws -> Void
  ) {
    self.fields = fields
    self.count = count
    self.asked = asked
    self.sorting = sorting
    self.each = each
  }
}

/// How rows are to be shown.
package enum Presentation: Sendable, Equatable {
  /// In a format of the command line: `json`, `csv`, …; `isWhole`: every row, also on a terminal.
  case format(String, isWhole: Bool = false)
  case chart(ChartRequest)
}

/// A chart that is wished for; what is nil is chosen by the rows' types.
package struct ChartRequest: Sendable, Equatable {
  /// The column to draw.
  package var value: String?
  /// The columns that name what is drawn.
  package var labels: [String]
  /// `bars`, `stacked`, `lines`, `heat` or `box`.
  package var kind: String?
  /// The file to draw into, `.svg` or `.html`; nil: the terminal.
  package var file: String?

  package init(value: String? = nil, labels: [String] = [], kind: String? = nil, file: String? = nil) {
    self.value = value
    self.labels = labels
    self.kind = kind
    self.file = file
  }
}

/// What a verb may ask of the session that runs it.
package struct VerbHost {
  /// Shows rows in another way than the session would.
  package var present: (Presentation, VerbInput) throws -> Void
  /// Writes rows to a file, by temporary name and rename; the format by the name's end. Gives how many rows.
  package var save: (_ path: String, _ input: VerbInput) throws -> Int
  /// One line for the person, beside the data.
  package var note: (String) -> Void
  /// Starts work that goes on when this program ends: `auditsh --db … -c CODE`.
  package var startDetached: (_ code: String) throws -> Void
  /// Shows lists on the whole screen until the person leaves.
  package var browse: ([BrowseList]) throws -> Void
  package var shell: ShellHost

  package init(
    present: @escaping (Presentation, VerbInput) throws -> Void,
    save: @escaping (String, VerbInput) throws -> Int, note: @escaping (String) -> Void,
    startDetached: @escaping (String) throws -> Void, shell: ShellHost,
    browse: @escaping ([BrowseList]) throws -> Void
  ) {
    self.present = present
    self.save = save
    self.note = note
    self.startDetached = startDetached
    self.shell = shell
    self.browse = browse
  }
}

/// A list to browse, as a pipeline.
package struct BrowseList: Sendable, Equatable {
  package var title: String
  /// The source whose rows it gives as they are; nil where stages made them.
  package var source: String?
  /// As a person would write it.
  package var shown: String
  /// As it is asked while the view is open: words such as `latest` are taken for good.
  package var asked: String

  package init(title: String, source: String?, shown: String, asked: String? = nil) {
    self.title = title
    self.source = source
    self.shown = shown
    self.asked = asked ?? shown
  }
}

/// What stands before a verb in its pipeline.
package struct PipedText: Sendable, Equatable {
  package var text: String
  /// The source that it begins with, where it is that and stages that change no row.
  package var source: String?
  /// The variable of these rows, where they cannot be asked for again.
  package var held: String?

  package init(_ text: String, source: String?, held: String? = nil) {
    self.text = text
    self.source = source
    self.held = held
  }
}

/// A verb with its arguments computed, about to run.
package struct VerbCall {
  let values: [String: Value]
  package let input: VerbInput?
  /// Of what comes in; nil where nothing does.
  package let piped: PipedText?
  /// The database is opened when it is first asked for.
  private let makeContext: () throws -> AuditContext
  package let host: VerbHost

  package init(
    values: [String: Value], input: VerbInput?, piped: PipedText? = nil, host: VerbHost,
    context: @escaping () throws -> AuditContext
  ) {
    self.values = values
    self.input = input
    self.piped = piped
    self.host = host
    makeContext = context
  }

  package func context() throws -> AuditContext { try makeContext() }

  /// A text argument by its parameter's name, for declarations made outside of this room.
  package func text(_ name: String) -> String? { values[name]?.text }

  /// The argument of a parameter; nil where it was not given.
  package subscript<T>(key: Key<T>) -> T? { values[key.parameter.name].flatMap(key.read) }
}

/// A parameter that knows the Swift type of its arguments.
package struct Key<T>: Sendable {
  package let parameter: Parameter
  let read: @Sendable (Value) -> T?

  init(_ parameter: Parameter, read: @escaping @Sendable (Value) -> T?) {
    self.parameter = parameter
    self.read = read
  }
}

extension Key where T == String {
  static func positional(
    _ name: String, _ type: ParameterType = .text, required: Bool = true, _ summary: String
  ) -> Key<String> {
    Key(Parameter(name, type, .positional, required: required, summary)) { $0.text }
  }

  static func option(_ name: String, _ type: ParameterType = .text, required: Bool = false, _ summary: String)
    -> Key<String>
  {
    Key(Parameter(name, type, .option, required: required, summary)) { $0.text }
  }
}

extension Key where T == [String] {
  static func list(_ name: String, of type: ParameterType, _ summary: String) -> Key<[String]> {
    Key(Parameter(name, .list(type), .option, summary), read: texts)
  }

  /// All words that are left.
  package static func words(_ name: String, _ summary: String) -> Key<[String]> {
    Key(Parameter(name, .text, .rest, summary), read: texts)
  }

  /// Ids of an entity: all words that are left.
  static func ids(_ name: String, of entity: String, _ summary: String) -> Key<[String]> {
    Key(Parameter(name, .id(entity), .rest, summary), read: texts)
  }

  /// Texts, one at least.
  static func texts(_ name: String, _ summary: String) -> Key<[String]> {
    Key(Parameter(name, .text, .rest, required: true, summary), read: texts)
  }

  /// File names, one at least.
  static func paths(_ name: String, _ summary: String) -> Key<[String]> {
    Key(Parameter(name, .path, .rest, required: true, summary), read: texts)
  }

  @Sendable private static func texts(_ value: Value) -> [String]? {
    guard case .list(let list) = value else { return nil }
    return list.compactMap(\.text)
  }
}

extension Key where T == Int {
  static func integer(_ name: String, _ type: ParameterType = .integer, _ summary: String) -> Key<Int> {
    Key(Parameter(name, type, .option, summary)) { value in value.number.flatMap { Int(exactly: $0) } }
  }
}

extension Key where T == Double {
  static func rate(_ name: String, _ summary: String) -> Key<Double> {
    Key(Parameter(name, .rate, .option, summary)) { $0.number }
  }
}

extension Key where T == Int64 {
  static func duration(_ name: String, required: Bool, _ summary: String) -> Key<Int64> {
    Key(Parameter(name, .duration, .positional, required: required, summary)) { value in
      if case .duration(let ms) = value { ms } else { nil }
    }
  }

  static func span(_ name: String, _ summary: String) -> Key<Int64> {
    Key(Parameter(name, .duration, .option, summary)) { value in
      if case .duration(let ms) = value { ms } else { nil }
    }
  }

  static func date(_ name: String, _ summary: String) -> Key<Int64> {
    Key(Parameter(name, .date, .option, summary)) { value in if case .date(let ms) = value { ms } else { nil }
    }
  }
}

extension Key where T == Bool {
  static func flag(_ name: String, _ summary: String) -> Key<Bool> {
    Key(Parameter(name, .flag, .option, summary)) { $0.bool }
  }
}
