import Diagnostics
import Language
import Planning
import Relation
import Values

/// The rows that an expression sees.
struct CompleterRow {
  var fields: [Field]
  /// What the pipeline began with, where it is a source.
  var source: Source?
}

/// What comes out of the stages before the cursor.
enum CompleterFlow {
  case row(CompleterRow)
  /// Lines or JSON: for verbs alone.
  case document
  case nothing
  /// The stages before have errors.
  case unknown

  var row: CompleterRow? { if case .row(let row) = self { row } else { nil } }
}

extension CompleterTask {
  /// What flows into the stage at the cursor. Where a stage before has an error, what flowed into that one.
  func flow(_ frame: CompleterScan.Frame) -> CompleterFlow {
    let start = opening(frame, CompleterToken.read(bytes, from: frame.start, to: cursor)).start
    for pipe in frame.pipes.reversed() where pipe >= start {
      let found = checked(text(start, pipe), isInBrackets: frame.bracket != .statement)
      if case .unknown = found { continue }
      return found
    }
    return .unknown
  }

  private func checked(_ pipeline: String, isInBrackets: Bool) -> CompleterFlow {
    // Kept in a variable, the rows have all their fields; in brackets, line ends are blanks.
    let body = isInBrackets ? "(\(pipeline) | take 1)" : pipeline
    let source = SourceText(name: "", text: "let completion = \(body)\n")
    let (script, syntax) = Parser.parse(source, source: 0)
    guard syntax.isEmpty else { return .unknown }
    let (statements, _, problems) = Checker.check(
      script, source: source, declarations: declarations, scope: scope)
    if problems.contains(where: { $0.code == "nothing-to-keep" }) { return .nothing }
    guard let statement = statements.first, case .letBinding(_, let planned) = statement.kind else {
      return .unknown
    }
    let inner = isInBrackets ? statement.subqueries.last?.pipeline ?? planned : planned
    return flow(inner)
  }

  private func flow(_ planned: PlannedPipeline) -> CompleterFlow {
    var source: Source?
    if case .source(let call) = planned.origin { source = call.source }
    func row(_ fields: [Field]) -> CompleterFlow {
      .row(CompleterRow(fields: fields.map { explained($0, source) }, source: source))
    }
    switch planned.type {
    case .rows(let fields), .record(let fields): return row(fields)
    case .value(.list(.record(let fields)), _), .value(.record(let fields), _): return row(fields)
    case .value(.list(let element), _): return row([Field("value", element, nullable: true)])
    case .value(let type, _): return row([Field("count", type)])
    case .lines, .json: return .document
    case .nothing: return .nothing
    }
  }

  /// Columns that were carried along keep the source's words on them.
  private func explained(_ field: Field, _ source: Source?) -> Field {
    guard field.summary.isEmpty,
      let known = source?.row.first(where: { $0.name == field.name && $0.type == field.type })
    else { return field }
    var copy = field
    copy.summary = known.summary
    return copy
  }

  func offer(_ field: Field) -> CompleterOffer {
    let type = field.type.word + (field.isNullable ? "?" : "")
    return CompleterOffer(field.name, field.summary.isEmpty ? type : "\(type) · \(field.summary)")
  }
}
