import Planning
import Relation
import Values

extension Verb {
  private static let option = Key<String>.positional(
    "option", .name(of: "option"), required: false, "which one; none lists them all")
  private static let value = Key<String>.positional(
    "value", .name(of: "value"), required: false, "what it is to be")
  private static let reset = Key<String>.option(
    "reset", .name(of: "option"), "put this one back to its default")

  static let set = Verb(
    VerbDeclaration(
      "set", "options of the shell: colours, keys, how results are shown",
      details: """
        At the prompt they last: they are kept in the file auditsh/settings of your configuration folder. In a script \
        they hold for that run alone, and the file is not read. Settings of the database, which everybody who opens \
        it shares, are those of `settings set`.
        """,
      parameters: [option.parameter, value.parameter, reset.parameter],
      output: .rows([
        Field("option", .text), Field("value", .text), Field("default", .text), Field("takes", .text),
        Field("what", .text, "what it does"),
      ]), examples: ["set", "set rows 40", "set keys vi", "set --reset keys"], check: faults)
  ) { call in
    let shell = call.host.shell
    if let name = call[reset] {
      try change(ShellOption.named(name), to: nil, call)
      return .nothing
    }
    guard let name = call[option] else { return .rows(ShellOption.allCases.map { row($0, shell.options()) }) }
    let option = try ShellOption.named(name)
    guard let text = call[value] else { return .rows([row(option, shell.options())]) }
    try change(option, to: text, call)
    return .nothing
  }

  private static func row(_ option: ShellOption, _ options: ShellOptions) -> [Value] {
    [
      .text(option.rawValue), .text(options.text(of: option)), .text(option.words[0]), .text(option.takes),
      .text(option.summary),
    ]
  }

  private static func change(_ option: ShellOption, to text: String?, _ call: VerbCall) throws {
    let before = call.host.shell.options().text(of: option)
    try call.host.shell.setOption(option, text)
    let after = call.host.shell.options().text(of: option)
    call.host.note("\(option.rawValue) is \(after)" + (after == before ? "" : " (it was \(before))"))
  }

  @Sendable private static func faults(_ known: KnownArguments) -> [ArgumentFault] {
    if known.given.contains("reset"), known.given.contains("option") {
      return [ArgumentFault("option", .resetTakesNoValue)]
    }
    for key in ["option", "reset"] {
      guard let name = known.values[key]?.text else { continue }
      do throws(ShellOptionProblem) {
        let option = try ShellOption.named(name)
        guard key == "option", let text = known.values["value"]?.text else { continue }
        var options = ShellOptions()
        do throws(ShellOptionProblem) { try options.set(option, to: text) } catch {
          return [ArgumentFault("value", error)]
        }
      } catch { return [ArgumentFault(key, error)] }
    }
    return []
  }
}

extension ArgumentFault {
  fileprivate init(_ parameter: String, _ problem: ShellOptionProblem) {
    self.init(parameter, problem.message, notes: problem.notes)
  }
}
