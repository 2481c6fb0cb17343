import Planning
import Relation
import Storage
import Values
import Verbs

extension Help {
  /// A source: what it takes, its fields, what can be done with one of its rows.
  static func page(_ source: Source) -> [String] {
    var lines = ["\(source.name)    \(source.summary)"]
    switch source.scope {
    case .run?:
      lines.append(
        "  \(source.name) RUN [--job JOB]    of one run alone: an id, a unique prefix, latest, previous")
    case .mode?: lines.append("  \(source.name) --mode b2c|b2b")
    case nil: break
    }
    if source.row.contains(where: { $0.name == "id" }) {
      lines.append("  \(source.singular) ID    one of them, whole")
    }
    lines += ["", "Fields (· only when named)"]
    let width = source.fields.map { $0.field.name.count }.max() ?? 0
    for field in source.fields {
      lines.append(
        "  \(field.isShown ? " " : "·") \(pad(field.field.name, width))  \(pad(type(field.field), 16))  "
          + "\(field.field.summary)\(words(field.field.type))")
    }
    lines += ["", "Examples"] + source.examples.map { "  " + $0 }
    let takers = takers(of: source)
    if !takers.isEmpty { lines += ["", "Take one  " + takers.joined(separator: ", ")] }
    return lines
  }

  /// `number?`, with its unit: `0…1`, `0…100`, `−1…1`, `$`.
  private static func type(_ field: Field) -> String {
    let unit: String =
      switch field.unit {
      case .share: " 0…1"
      case .balance, .points: " −1…1"
      case .score: " 0…100"
      case .dollars: " $"
      case .count, nil: ""
      }
    return field.type.word + (field.isNullable ? "?" : "") + unit
  }

  /// Sources and verbs whose argument is one of these.
  private static func takers(of source: Source) -> [String] {
    var names: [String] = []
    if source.name == "runs" {
      names = Catalog.audit.sources.filter { if case .run? = $0.scope { true } else { false } }.map(\.name)
    }
    return names
      + (Verb.all + verbs).map(\.declaration).filter { verb in
        verb.parameters.contains { $0.type == .id(source.singular) && $0.position != .option }
      }.map(\.name)
  }

  static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func words(_ type: ValueType) -> String {
    if case .enumeration(let enumeration) = type {
      ": " + enumeration.cases.joined(separator: ", ")
    } else {
      ""
    }
  }

  static func page(_ verb: VerbDeclaration) -> [String] {
    var lines = ["\(verb.name)    \(verb.summary)", "", "  \(verb.usage)"]
    if !verb.details.isEmpty { lines += ["", verb.details] }
    if !verb.parameters.isEmpty {
      lines.append("")
      let names = verb.parameters.map { ($0.position == .option ? "--" : "") + $0.name }
      let width = names.map(\.count).max() ?? 0
      for (name, parameter) in zip(names, verb.parameters) {
        lines.append("  \(pad(name, width))  \(parameter.summary)")
      }
    }
    if verb.effect == .destroys {
      lines += ["", "It cannot be undone: the prompt asks before, elsewhere it needs --yes."]
    }
    if verb.isForPrompt { lines += ["", "For the prompt alone."] }
    if verb.input != .nothing { lines += ["", "Takes rows from the pipe."] }
    switch verb.output {
    case .rows(let fields), .record(let fields):
      lines += ["", "Gives: " + fields.map(\.name).joined(separator: ", ")]
    default: break
    }
    if !verb.examples.isEmpty { lines += ["", "Examples"] + verb.examples.map { "  " + $0 } }
    return lines
  }

  static func page(_ function: ScalarFunction) -> [String] {
    ["\(function.rawValue)    \(function.summary)"]
      + (function == .coalesce
        ? ["  coalesce(value, value, …)"]
        : function == .if
          ? ["  if(condition, value, value)"]
          : function.overloads.map { overload in
            "  \(function.rawValue)(\(overload.parameters.map(\.word).joined(separator: ", "))) → \(overload.result.word)"
          })
  }
}
