/// What the command line says, for a run or the prompt.
struct RunOptions: Equatable {
  var files: [String] = []
  var code: [String] = []
  var database: String?
  var readonly = false
  var parameters: [String] = []
  var now: String?
  /// Nil: as `set output` says.
  var output: OutputChoice?
  var file: String?
  var color = ColorChoice.auto
  var errorFormat = ErrorFormatChoice.text
  var quiet = false
  var noRC = false
  var timeout: String?
  var update = false
}

extension RunOptions {
  init(_ command: RunCommand) {
    files = command.files
    code = command.code
    database = command.database
    readonly = command.readonly
    parameters = command.parameters
    now = command.now
    output = command.output
    file = command.file
    color = command.color
    errorFormat = command.errorFormat
    quiet = command.quiet
    noRC = command.noRC
    timeout = command.timeout
    update = command.update
  }

  /// The plain spellings, read here: building ArgumentParser's argument set takes longer than opening a database.
  /// Nil for everything else (`--help`, an unknown option, a missing value, `--name=value`): ArgumentParser then reads
  /// it, or says what is wrong. A test holds the two to the same result.
  init?(plain arguments: [String]) {
    var rest = arguments[...]
    func value() -> String? {
      guard let next = rest.first, !next.hasPrefix("-") else { return nil }
      rest.removeFirst()
      return next
    }
    while let argument = rest.popFirst() {
      switch argument {
      case "-c":
        guard let text = rest.popFirst() else { return nil }
        code.append(text)
      case "--db":
        guard let text = value() else { return nil }
        database = text
      case "--param":
        guard let text = value() else { return nil }
        parameters.append(text)
      case "--now":
        guard let text = value() else { return nil }
        now = text
      case "--timeout":
        guard let text = value() else { return nil }
        timeout = text
      case "-o":
        guard let text = value() else { return nil }
        file = text
      case "--output":
        guard let choice = value().flatMap(OutputChoice.init) else { return nil }
        output = choice
      case "--color":
        guard let choice = value().flatMap(ColorChoice.init) else { return nil }
        color = choice
      case "--error-format":
        guard let choice = value().flatMap(ErrorFormatChoice.init) else { return nil }
        errorFormat = choice
      case "--readonly": readonly = true
      case "--no-rc": noRC = true
      case "-q": quiet = true
      case "--update": update = true
      default:
        guard !argument.hasPrefix("-") || argument == "-" else { return nil }
        files.append(argument)
      }
    }
  }
}
