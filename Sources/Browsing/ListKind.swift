import Values

/// What the rows of a list are about: the columns that people look at, what can be asked of them, what a row opens.
struct ListKind: Equatable, Sendable {
  /// The source the rows come from as they are; nil for rows that a pipeline made.
  let source: String?

  /// One and several of them, for counts.
  var nouns: (one: String, many: String) {
    switch source {
    case "questions", "responses": ("answer", "answers")
    case let source? where source.hasSuffix("s"): (String(source.dropLast()), source)
    default: ("row", "rows")
    }
  }

  /// Its rows are answers, and calls that failed.
  var isAnswers: Bool { source == "questions" || source == "responses" }

  /// The columns to show, in order, where the rows have all of them; `isNarrow`: those that say most.
  private func preferred(isNarrow: Bool) -> [String] {
    switch source {
    case "questions": ["sentiment", "platform", "prompt"] + (isNarrow ? [] : ["brands"])
    case "runs": isNarrow ? ["status", "name"] : ["status", "name", "done", "failed", "duration"]
    case "personas": isNarrow ? ["name", "keyNeed"] : ["name", "keyNeed", "segment", "mode"]
    case "jobs":
      isNarrow ? ["status", "name"] : ["status", "name", "healthScore", "cadence", "runs", "failures"]
    case "brands":
      ["name", "visibility", "voice"] + (isNarrow ? [] : ["netSentiment", "mentions", "client"])
    default: []
    }
  }

  func columns(_ fields: [Field], isNarrow: Bool = false) -> [Int] {
    let preferred = preferred(isNarrow: isNarrow)
    let found = preferred.compactMap { name in fields.firstIndex { $0.name == name } }
    return found.isEmpty || found.count < preferred.count ? Array(fields.indices) : found
  }

  /// The most that a column may take of a list so wide: what is named is worth less room than what was asked.
  func widest(_ name: String, of width: Int) -> Int {
    source == "questions" && name == "brands" ? max(12, width / 4) : .max
  }

  /// Fields whose values can be chosen from, side fields among them.
  func filterFields(_ fields: [Field]) -> [String] {
    switch source {
    case "questions": ["platform", "sentiment", "brands", "persona", "category", "stage", "error"]
    case "responses": ["platform", "sentiment", "error", "persona", "category"]
    case "runs": ["status", "job", "scenario", "client"]
    case "personas": ["name", "mode", "driver", "priority"]
    default: fields.filter { Self.hasFewValues($0.type) }.map(\.name)
    }
  }

  private static func hasFewValues(_ type: ValueType) -> Bool {
    switch type {
    case .bool, .enumeration, .text, .list(.text), .list(.enumeration): true
    default: false
    }
  }

  /// Fields in which a word can be looked for.
  func textFields(_ fields: [Field]) -> [String] {
    switch source {
    case "questions", "responses": ["prompt", "text"]
    default: fields.filter { $0.type == .text }.map(\.name)
    }
  }

  func sortFields(_ fields: [Field]) -> [String] {
    let own = fields.filter { Self.isOrdered($0.type) }.map(\.name)
    switch source {
    case "questions": return ["platform", "sentiment", "prompt", "category", "persona", "respondedAt"]
    default: return own
    }
  }

  private static func isOrdered(_ type: ValueType) -> Bool {
    switch type {
    case .list, .record, .nothing, .id: false
    default: true
    }
  }

  /// Whether the greatest stands first when one asks for an order: figures and times.
  static func startsDescending(_ name: String, _ fields: [Field]) -> Bool {
    switch fields.first(where: { $0.name == name })?.type {
    case .integer?, .real?, .date?, .duration?: true
    case nil: name == "respondedAt"
    default: false
    }
  }

  /// What a field is called where it is chosen.
  func label(_ name: String) -> String {
    switch (source, name) {
    case ("questions", "brands"): "brand named"
    case ("questions", "error"), ("responses", "error"): "failed calls"
    case ("questions", "prompt"), ("responses", "prompt"): "question"
    case ("questions", "text"), ("responses", "text"): "answer"
    default: name
    }
  }

  static func == (a: ListKind, b: ListKind) -> Bool { a.source == b.source }
}
