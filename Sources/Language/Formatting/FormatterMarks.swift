import Diagnostics
import Values

/// What the tree knows of places in the text that the pieces alone do not show: where statements and blocks begin,
/// which words are arguments, which `-` subtracts.
struct FormatterMarks {
  /// Of one byte.
  struct Mark: OptionSet {
    var rawValue: UInt8
    /// The first piece of a statement.
    static let statement = Mark(rawValue: 1)
    /// The brace of a block.
    static let block = Mark(rawValue: 2)
    /// An operator between two values.
    static let binary = Mark(rawValue: 4)
    /// A bracket that belongs to what stands before it.
    static let glued = Mark(rawValue: 8)
    /// The bracket of a definition's parameters follows.
    static let definition = Mark(rawValue: 16)
    /// An option of a verb.
    static let option = Mark(rawValue: 32)
  }

  private let bytes: [UInt8]
  private var marks: [Mark]
  /// Arguments that are one piece as they stand: at the first byte the end.
  private var atoms: [UInt32]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    marks = Array(repeating: [], count: bytes.count + 1)
    atoms = Array(repeating: 0, count: bytes.count + 1)
  }

  subscript(position: Int) -> Mark { marks[position] }

  /// Where the argument that begins here and is one piece ends; nil where none does.
  func end(ofAtom start: Int) -> Int? { atoms[start] > 0 ? Int(atoms[start]) : nil }

  mutating func visit(_ statement: Statement) {
    marks[statement.span.start].insert(.statement)
    visit(statement.kind)
  }

  private mutating func visit(_ kind: Statement.Kind) {
    switch kind {
    case .pipeline(let pipeline), .letBinding(_, let pipeline), .explain(let pipeline): visit(pipeline)
    case .parameter(_, _, let value), .fail(let value), .exit(let value): visit(value)
    case .assertion(let condition, let message):
      visit(condition)
      visit(message)
    case .conditional(let condition, let then, let otherwise):
      visit(condition)
      visit(then)
      if let otherwise { visit(otherwise) }
    case .loop(_, let rows, let body):
      visit(rows)
      visit(body)
    case .definition(let name, let parameters, let body):
      marks[name.span.end].insert(.definition)
      for parameter in parameters { visit(parameter.fallback) }
      visit(body)
    case .test(let name, let body):
      visit(name)
      visit(body)
    case .retry(let times, let every, let body, let until):
      visit(times)
      visit(every)
      if let body { visit(body) }
      visit(until)
    case .watch(let every, let body, let until):
      visit(every)
      visit(body)
      visit(until)
    case .include(let path): visit(path)
    case .unreadable: break
    }
  }

  private mutating func visit(_ block: Block) {
    guard bytes[block.span.start] == UInt8(ascii: "{") else {
      // `else if`: the `if` goes on the statement.
      for statement in block.statements { visit(statement.kind) }
      return
    }
    marks[block.span.start].insert(.block)
    marks[block.span.end - 1].insert(.block)
    for statement in block.statements { visit(statement) }
  }

  private mutating func visit(_ pipeline: Pipeline) {
    switch pipeline.head {
    case .call(let call): visit(call)
    case .expression(let expression): visit(expression)
    }
    for stage in pipeline.stages { visit(stage) }
  }

  private mutating func visit(_ stage: Stage) {
    switch stage.kind {
    case .filter(let value), .take(let value), .skip(let value), .snapshot(let value): visit(value)
    case .select(let list), .derive(let list): visit(list)
    case .sort(let keys): for key in keys { visit(key.value) }
    case .summarize(let sums, let keys):
      visit(sums)
      visit(keys)
    case .assertion(_, let condition, let message, _):
      visit(condition)
      visit(message)
    case .join(let join): visit(join.right)
    case .pivot(_, _, let values): visit(values)
    case .call(let call): visit(call)
    case .distinct, .expand, .first, .last, .only, .count: break
    }
  }

  private mutating func visit(_ assignments: [Assignment]) {
    for assignment in assignments { visit(assignment.value) }
  }

  private mutating func visit(_ call: Call) {
    for argument in call.arguments { visit(argument) }
  }

  private mutating func visit(_ argument: Argument) {
    switch argument.kind {
    case .list(let elements) where bytes[argument.span.start] == UInt8(ascii: "["):
      for element in elements { visit(element) }
    case .value(let value) where bytes[argument.span.start] == UInt8(ascii: "("): visit(value)
    // A list without brackets, `"a",b`, has no blanks.
    case .word, .value, .list: atoms[argument.span.start] = UInt32(clamping: argument.span.end)
    case .option:
      marks[argument.span.start].insert(.option)
      let end = argument.span.end
      let hasSign = end < bytes.count && bytes[end] == UInt8(ascii: "=")
      atoms[argument.span.start] = UInt32(clamping: hasSign ? end + 1 : end)
    }
  }

  private mutating func visit(_ expression: Expression?) {
    guard let expression else { return }
    switch expression.kind {
    case .literal, .interpolation, .field, .variable: break
    case .member(let base, _): visit(base)
    case .index(let base, let index):
      marks[base.span.end].insert(.glued)
      visit(base)
      visit(index)
    case .call(let name, let arguments):
      marks[name.span.end].insert(.glued)
      for argument in arguments { visit(argument) }
    case .unary(_, let operand): visit(operand)
    case .binary(_, let left, let right, let sign):
      marks[sign.start].insert(.binary)
      visit(left)
      visit(right)
    case .list(let elements): for element in elements { visit(element) }
    case .record(let pairs): for (_, value) in pairs { visit(value) }
    case .pipeline(let pipeline): visit(pipeline)
    }
  }
}
