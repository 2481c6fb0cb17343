import Audit
import Planning
import Relation
import Values

private let response = Key<String>.positional(
  "response", .id("response"), "which answer; `questions` and `responseId` name them")

extension Verb {
  static let explainMentions = Verb(
    VerbDeclaration(
      "explain mentions", "why an answer counts as naming its brands",
      details: """
        A row for each place that spells a brand: those that count, with the words that were heard and what each of \
        them feels, and those that don't, with the reason. It reads the stored answer as `reread` would. With stages \
        behind it, `explain mentions | …` is about the pipeline; `let e = explain mentions RESPONSE` keeps the rows.
        """,
      parameters: [response.parameter],
      output: .rows([
        Field("offset", .integer, "bytes before it"), Field("found", .text), Field("brand", .text),
        Field("counted", .bool), Field("why", .text),
        Field("score", .real, nullable: true, unit: .balance),
        Field("felt", .text, nullable: true, "words that feel something, −4 … 4"),
        Field("around", .text), Field("heard", .text, nullable: true, "the words that speak of it"),
        Field("alias", .text, "the spelling, as the list has it"),
      ]),
      examples: ["explain mentions latest", "let e = explain mentions latest; $e | where counted | count"])
  ) { call in
    let explanation = try Runs.explainMentions(of: call[response] ?? "", in: call.context())
    if let run = explanation.staleRun {
      call.host.note("the run was read with an older list; what is stored may differ: reread \(run.id)")
    }
    return .rows(
      explanation.mentions.map { mention in
        [
          .integer(Int64(mention.offset)), .text(mention.found), .text(mention.brand),
          .bool(mention.isCounted), .text(mention.why), mention.score.map(Value.real) ?? .null,
          mention.felt.map(Value.text) ?? .null, .text(mention.around),
          mention.heard.map(Value.text) ?? .null, .text(mention.alias),
        ]
      })
  }
}
