import Diagnostics
import Language
import Relation
import Values

/// What a file of rows looks like, found before anything runs.
package enum FileShape: Sendable {
  case fields([Field])
  /// Why it cannot be read, and what to do.
  case problem(message: String, notes: [String])
}

extension Checker {
  /// The one verb whose rows depend on its arguments.
  static let readVerb = "read"

  /// `read FILE`: the columns and their types come from the file, or from `--as name:type,…`.
  mutating func fileCall(_ call: BoundCall) -> (PlannedPipeline.Origin, PipelineType)? {
    guard let argument = call.arguments.first(where: { $0.parameter.position == .positional }) else {
      return nil
    }
    guard case .literal(.text(let path)) = argument.value.node else {
      report(.needsFixedFile, at: argument.span)
      return nil
    }
    switch declarations.fileShape(source.name, path) {
    case .problem(let message, let notes):
      report(.badFile(message, notes: notes), at: argument.span)
      return nil
    case .fields(var fields):
      if let given = call.argument("as") {
        guard let typed = typed(given, fields) else { return nil }
        fields = typed
      }
      let file = FileCall(path: path, fields: fields, span: call.span)
      return (.file(file), .rows(fields))
    }
  }

  private mutating func typed(_ given: BoundArgument, _ fields: [Field]) -> [Field]? {
    guard case .list(let words) = given.value.node else { return nil }
    var fields = fields
    for word in words {
      guard case .literal(.text(let text)) = word.node else { continue }
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let type = Self.fileTypes[parts[1]] else {
        report(.badColumnType(text), at: given.span)
        return nil
      }
      guard let index = fields.firstIndex(where: { $0.name == parts[0] }) else {
        report(
          .unknownField(
            parts[0], of: "the file has",
            nearest: Suggestion.nearest(to: parts[0], among: fields.map(\.name)),
            fields: fields.map(\.name)), at: given.span)
        return nil
      }
      fields[index].type = type
      fields[index].isNullable = true
    }
    return fields
  }

  /// The types of `--as`.
  static let fileTypes: [String: ValueType] = [
    "text": .text, "integer": .integer, "number": .real, "bool": .bool, "date": .date, "duration": .duration,
  ]
}
