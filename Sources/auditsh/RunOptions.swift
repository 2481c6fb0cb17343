/// What a command line asks for. Apart from `RunCommand`, since even making one of those takes a millisecond.
struct RunOptions {
  var files: [String] = []
  var code: [String] = []
  var database: String?
  var readonly = false
  var parameters: [String] = []
  var now: String?
  var output = OutputChoice.table
  var file: String?
  var color = ColorChoice.auto
  var errorFormat = ErrorFormatChoice.text
  var quiet = false
  var noRC = false
  var timeout: String?
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
  }

  /// Reads the commonest command lines without ArgumentParser, whose reflection takes as long as all the rest of a
  /// one-liner. Nil for everything else: ArgumentParser then reads it, says what is wrong, or helps.
  init?(plain arguments: [String]) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "-q": quiet = true
      case "-c":
        guard let value = Self.value(&rest) else { return nil }
        code.append(value)
      case "--db":
        guard database == nil, let value = Self.value(&rest) else { return nil }
        database = value
      case "--now":
        guard now == nil, let value = Self.value(&rest) else { return nil }
        now = value
      case "--output":
        guard let value = Self.value(&rest).flatMap(OutputChoice.init) else { return nil }
        output = value
      case "-": files.append(argument)
      // A bare word may be a subcommand.
      case _ where argument.hasPrefix("-") || !argument.contains(where: { $0 == "." || $0 == "/" }):
        return nil
      default: files.append(argument)
      }
    }
  }

  private static func value(_ rest: inout ArraySlice<String>) -> String? {
    guard let value = rest.popFirst(), !value.hasPrefix("-") else { return nil }
    return value
  }
}
