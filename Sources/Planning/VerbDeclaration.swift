import Values

/// What the language knows of a verb: everything but its body. Checking, help, completion and the reference are made from it.
package struct VerbDeclaration: Sendable {
  /// What a verb takes from the pipe.
  package enum Input: Sendable, Equatable {
    case nothing
    /// Rows, a record or a value must come.
    case rows
    case optionalRows
  }

  /// What a verb gives.
  package enum Output: Sendable, Equatable {
    case nothing
    /// Lines to be printed as they are.
    case lines
    case rows([Field])
    case record([Field])
    /// One document of JSON.
    case json
  }

  /// What a verb does to the world.
  package enum Effect: String, Sendable {
    /// Reads the database, or nothing.
    case reads
    /// Changes the database.
    case writes
    /// Removes what cannot be brought back: the prompt asks before, elsewhere it needs `--yes`.
    case destroys
  }

  /// One or two words.
  package var name: String
  package var summary: String
  /// A paragraph for its help page.
  package var details: String
  package var parameters: [Parameter]
  package var input: Input
  package var output: Output
  package var effect: Effect
  /// Whole statements; tests run each on the demo database.
  package var examples: [String]
  /// It changes the shell in front of a person: no verb for scripts.
  package var isForPrompt: Bool
  /// What is wrong with arguments beyond their types; asked before anything runs.
  package var check: (@Sendable (KnownArguments) -> [ArgumentFault])?
  /// Of a verb that needs a person at a terminal: the statement that gives the same to a script.
  package var inScripts: (@Sendable (KnownArguments) -> String)?

  package init(
    _ name: String, _ summary: String, details: String = "", parameters: [Parameter] = [],
    input: Input = .nothing,
    output: Output = .nothing, effect: Effect = .reads, examples: [String], isForPrompt: Bool = false,
    check: (@Sendable (KnownArguments) -> [ArgumentFault])? = nil,
    inScripts: (@Sendable (KnownArguments) -> String)? = nil
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.parameters = effect == .destroys ? parameters + [.yes] : parameters
    self.input = input
    self.output = output
    self.effect = effect
    self.examples = examples
    self.isForPrompt = isForPrompt
    self.check = check
    self.inScripts = inScripts
  }
}

/// One parameter of a verb.
package struct Parameter: Sendable, Equatable {
  package enum Position: Sendable, Equatable {
    /// By place.
    case positional
    /// All words that are left.
    case rest
    /// `--name VALUE`, or `--name` alone for a `.flag`.
    case option
  }

  package var name: String
  package var type: ParameterType
  package var position: Position
  package var isRequired: Bool
  package var summary: String

  package init(
    _ name: String, _ type: ParameterType, _ position: Position, required: Bool = false, _ summary: String
  ) {
    self.name = name
    self.type = type
    self.position = position
    isRequired = required
    self.summary = summary
  }
}

extension Parameter {
  /// Of verbs that destroy: the answer beforehand.
  static let yes = Parameter("yes", .flag, .option, "do it without asking; needed where nobody can be asked")
}

/// What a parameter takes; it decides what a raw word means.
package indirect enum ParameterType: Sendable, Equatable {
  case text
  case path
  case integer
  /// A whole number, 1 or more.
  case count
  case number
  case duration
  case date
  /// A date; one that is written without an offset stays text, for the verb to read in a zone of its own.
  case localDate
  /// Calls a second: `20/s`.
  case rate
  case flag
  /// An id, a unique prefix, `latest`, `previous`, or a record that has an id.
  case id(String)
  case word(Enumeration)
  case list(ParameterType)
  /// A name out of a set that the program knows when it runs (scenarios, topics): for completion.
  case name(of: String)

  package var placeholder: String {
    switch self {
    case .text: "TEXT"
    case .path: "FILE"
    case .integer, .count, .number: "N"
    case .duration: "DURATION"
    case .date, .localDate: "DATE"
    case .rate: "N/s"
    case .flag: ""
    case .id(let entity): entity.uppercased()
    case .word(let enumeration): enumeration.cases.joined(separator: "|")
    case .list(let element): element.placeholder + ",…"
    case .name(let kind): kind.uppercased()
    }
  }
}

extension VerbDeclaration {
  /// `launch SCENARIO [--seed N] …`.
  package var usage: String {
    var parts = [name]
    for parameter in parameters {
      let value = parameter.type.placeholder
      switch parameter.position {
      case .positional: parts.append(parameter.isRequired ? value : "[\(value)]")
      case .rest: parts.append(parameter.isRequired ? "\(value)…" : "[\(value)…]")
      case .option:
        let text = "--\(parameter.name)" + (value.isEmpty ? "" : " \(value)")
        parts.append(parameter.isRequired ? text : "[\(text)]")
      }
    }
    return parts.joined(separator: " ")
  }
}
