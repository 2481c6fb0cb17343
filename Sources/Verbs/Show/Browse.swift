import Audit
import Planning
import Relation
import Storage
import Values

private let what = Key<String>.positional(
  "what", .id("run"), required: false, "a run (latest), or a source: personas, runs, jobs, brands, …")
private let job = Key<String>.option("job", .id("job"), "`latest` and `previous` of this job")

extension Verb {
  static let browse = Verb(
    VerbDeclaration(
      "browse", "look through runs, questions and answers on the whole screen",
      details: """
        Shows the latest run's questions and who answered what. Arrows move, Enter opens, Esc goes back, f shows only \
        some (a platform, a feeling, a brand), / finds a word, s sorts, ? lists the keys. In an answer brands are \
        marked by what is said of them: ▲ well, ▼ badly, ○ neither. The line above the keys is the pipeline that gives \
        the same rows; it is printed when you leave. Any rows can be looked through: `jobs | browse`.
        """,
      parameters: [what.parameter, job.parameter], input: .optionalRows,
      examples: [
        "browse", "browse personas", "questions latest | where sentiment == \"negative\" | browse",
        "compare previous latest | browse",
      ],
      check: { known in
        known.given.contains("job") && known.values["what"]?.text.flatMap(source) != nil
          ? [ArgumentFault("job", "`--job` says which run; a source has none", notes: ["browse --job JOB"])]
          : []
      }, inScripts: instead)
  ) { call in
    if call.input != nil, let piped = call.piped {
      let asked = piped.held.map { "$" + $0 }
      return try leave(
        call, [BrowseList(title: title(piped), source: piped.source, shown: piped.text, asked: asked)])
    }
    let word = call[what] ?? "latest"
    if let source = source(word), call[job] == nil {
      return try leave(call, [BrowseList(title: source.name, source: source.name, shown: source.name)])
    }
    let lists = try lists(of: word, call)
    try call.host.browse(lists)
    if lists.last?.asked != (try Self.lists(of: word, call)).last?.asked {
      call.host.note("`\(word)` is another run by now; these were \(lists.last?.asked ?? "")")
    }
    return .nothing
  }

  private static func leave(_ call: VerbCall, _ lists: [BrowseList]) throws -> VerbResult {
    try call.host.browse(lists)
    return .nothing
  }

  /// The runs, and on top of them the questions of this one.
  private static func lists(of word: String, _ call: VerbCall) throws -> [BrowseList] {
    let context = try call.context()
    return try context.store.read { connection in
      let run = try Lookup.run(word, job: call[job], in: connection)
      let name = try RunView.record(run, in: connection)["name"]?.text ?? run.id
      let isMoving = word == "latest" || word == "previous"
      let option = call[job].map { " --job " + quoted($0) } ?? ""
      return [
        BrowseList(title: "runs", source: "runs", shown: "runs"),
        BrowseList(
          title: name, source: "questions", shown: "questions " + (isMoving ? word + option : run.id),
          asked: "questions " + quoted(run.id)),
      ]
    }
  }

  /// A word that names a source, or one of its rows.
  private static func source(_ word: String) -> Source? {
    Catalog.audit.source(named: word)
  }

  private static func title(_ piped: PipedText) -> String { piped.source ?? "rows" }

  /// What a script says in its place.
  @Sendable private static func instead(_ known: KnownArguments) -> String {
    let word = known.values["what"]?.text
    if let word, let source = source(word) { return source.name }
    let option = known.values["job"]?.text.map { " --job " + quoted($0) } ?? ""
    return "questions " + quoted(word ?? "latest") + option
  }

  /// An argument as it is written: in quotes where it is no plain word.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
    }
    if isPlain, !text.isEmpty, !text.hasPrefix("-") { return text }
    var result = "\""
    for character in text.unicodeScalars {
      if ["\"", "\\", "$"].contains(character) { result += "\\" }
      result.unicodeScalars.append(character)
    }
    return result + "\""
  }
}
